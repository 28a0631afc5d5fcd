#include "channels/email/mailbox.hpp"

#include <algorithm>
#include <boost/asio/this_coro.hpp>

#include "async/timeout.hpp"
#include "channels/email/inbound.hpp"

namespace yingda::channels::mail {

using async::Task;

Mailbox::Mailbox(Account account, Cursor cursor, Events events, Limits limits)
    : account_(std::move(account)), cursor_(cursor), events_(std::move(events)), limits_(limits) {}

Task<void> Mailbox::run() {
  auto pause = limits_.first_pause;
  for (;;) {
    const Status ended = co_await session();
    if (events_.report) events_.report(ended);
    if (was_open_) pause = limits_.first_pause;
    co_await async::sleep_for(pause);
    pause = std::min(pause * 2, limits_.longest_pause);
  }
}

Task<Status> Mailbox::session() {
  was_open_ = false;
  auto server = imap_server(account_);
  if (!server) co_return std::unexpected(server.error());
  // Some more than one message: its headers come with it.
  ImapSession imap(co_await async::asio::this_coro::executor, std::move(*server),
                   {limits_.answer, limits_.message});
  if (Status opened = co_await open_session(imap); !opened) co_return opened;
  if (events_.report) events_.report({});
  for (;;) {
    if (Status taken = co_await take_new(imap); !taken) co_return taken;
    // Nothing is wrong with a connection that carried all there was.
    was_open_ = true;
    const auto news = co_await imap.wait_news(imap.can_idle() ? limits_.renew : limits_.poll);
    if (!news) co_return std::unexpected(news.error());
  }
}

Task<Status> Mailbox::open_session(ImapSession& imap) {
  std::string token;
  if (events_.token) {
    auto given = co_await events_.token();
    if (!given) co_return std::unexpected(given.error());
    token = std::move(*given);
  }
  if (Status opened = co_await imap.open(std::move(token)); !opened) co_return opened;
  const auto folder = co_await imap.select(account_.text("imap_folder", "INBOX"));
  if (!folder) co_return std::unexpected(folder.error());
  co_return co_await locate(imap, *folder);
}

// Where to go on in the folder.
Task<Status> Mailbox::locate(ImapSession& imap, Folder folder) {
  if (cursor_.validity == folder.validity) co_return Status{};
  std::uint32_t next = folder.next;
  if (cursor_.validity != 0) {
    // The messages have other numbers now. What came in the time that dedupe keys are kept comes once more,
    // and is known by its Message-ID.
    constexpr TimeMs kWeek = 7LL * 24 * 60 * 60 * 1000;
    const auto first = co_await imap.first_since(now_ms() - kWeek);
    if (!first) co_return std::unexpected(first.error());
    if (*first != 0) next = *first;
  }
  cursor_ = {folder.validity, next - 1};
  co_await events_.keep(cursor_);
  co_return Status{};
}

Task<Status> Mailbox::take_new(ImapSession& imap) {
  const auto listed = co_await imap.list_after(cursor_.uid);
  if (!listed) co_return std::unexpected(listed.error());
  for (const Listed& one : *listed) {
    if (Status taken = co_await take(imap, one); !taken) co_return taken;
  }
  co_return Status{};
}

Task<Status> Mailbox::take(ImapSession& imap, Listed listed) {
  // Enough for the text of a message that is too large for its files.
  constexpr std::size_t kBeginning = 256UL * 1024;
  const bool large = listed.size > limits_.message;
  auto raw = co_await imap.fetch(listed.uid, large ? kBeginning : limits_.message);
  if (!raw) co_return std::unexpected(raw.error());
  const Cursor next{cursor_.validity, listed.uid};
  if (raw->empty()) {  // deleted meanwhile
    cursor_ = next;
    co_return Status{};
  }
  Inbound inbound = read_inbound(*raw, account_);
  if (large) {
    inbound.media.clear();
    if (inbound.type != InboundType::status) inbound.type = InboundType::text;
    inbound.extra["truncated"] = true;
  }
  const bool stored = co_await events_.store(std::move(inbound), std::move(*raw), next);
  if (!stored) co_return fail(ErrorKind::overloaded, "mail_not_stored", "A message could not be stored yet.");
  cursor_ = next;
  co_return Status{};
}

}  // namespace yingda::channels::mail
