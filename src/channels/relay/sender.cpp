#include "channels/relay/sender.hpp"

#include <fstream>
#include <iterator>

#include "async/offload.hpp"
#include "async/timeout.hpp"
#include "channels/email/smtp_session.hpp"
#include "channels/relay/delivery_state.hpp"
#include "channels/relay/stored.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr int kMostAttempts = 12;  // an hour or so
constexpr TimeMs kDisabledPause = 60'000;
constexpr std::size_t kMostDetail = 300;

Verdict verdict_of(Verdict::State state, std::string code, std::string detail) {
  Verdict out;
  out.state = state;
  out.code = std::move(code);
  out.detail = std::move(detail);
  return out;
}

// An error on our side or on the way there may pass; one of the file or the account does not.
Verdict verdict_of(const Error& error) {
  const bool passing = error.kind == ErrorKind::internal || error.kind == ErrorKind::overloaded;
  const bool lasting = error.code == "plain_http_refused" || error.code == "channel_secret_unreadable";
  return verdict_of(passing && !lasting ? Verdict::State::again : Verdict::State::refused, error.code,
                    error.detail);
}

// E-mail's calls are messages for a mail server, not HTTP.
bool is_mail(const Call& call) { return call.url.starts_with("smtp://") || call.url.starts_with("smtps://"); }

// Whether the platform still takes an answer; it is not asked in vain.
std::optional<Verdict> closed_window(const Capabilities& can, const PlatformTalk& talk, TimeMs now) {
  if (can.window > 0 && now - talk.wrote_at > can.window) {
    return verdict_of(
        Verdict::State::window_over, "window_over",
        "The platform takes answers for some time after the customer's last message only; he has "
        "to write first.");
  }
  if (can.window_messages > 0 && talk.replies >= can.window_messages) {
    return verdict_of(Verdict::State::window_over, "window_over",
                      "The platform takes no more answers before the customer writes again.");
  }
  return std::nullopt;
}

}  // namespace

async::Task<std::vector<Lane>> Sender::due(int limit) {
  const auto items = co_await read<std::vector<OutboxItem>>(
      context_.store, [now = now_ms(), limit](Tx& tx) -> Result<std::vector<OutboxItem>> {
        return tx.channel_traffic().due_outbound(now, limit);
      });
  std::vector<Lane> lanes;
  if (items) {
    for (const OutboxItem& item : *items) lanes.push_back({item.channel, item.visitor});
  }
  co_return lanes;
}

async::Task<void> Sender::work(Lane lane, std::function<bool()> stopping) {
  struct Next {
    std::optional<OutboxItem> item;
    PlatformTalk talk;
  };
  while (!stopping()) {
    auto next = co_await read<Next>(context_.store, [lane](Tx& tx) -> Result<Next> {
      Next out{tx.channel_traffic().next_outbound(lane.channel, lane.visitor), {}};
      if (auto talk = tx.channel_traffic().talk(lane.channel, lane.visitor)) out.talk = std::move(*talk);
      return out;
    });
    if (!next || !next->item || next->item->next_at > now_ms()) co_return;
    auto opened = open_channel(context_, lane.channel);
    if (!opened) {
      // Nothing is lost of a channel that is switched off: it waits.
      next->item->next_at = now_ms() + kDisabledPause;
      co_await write<void>(context_.store, [item = std::move(*next->item)](Tx& tx) -> Status {
        tx.channel_traffic().update_outbound(item);
        return {};
      });
      co_return;
    }
    const Capabilities can = opened->adapter->capabilities(opened->account);
    if (const TimeMs wait = pace_.take(lane, can, now_ms()); wait > 0) {
      constexpr TimeMs kLongestWait = 1000;
      co_await async::sleep_for(std::chrono::milliseconds(std::min(wait, kLongestWait)));
      continue;
    }
    Verdict verdict = co_await send(std::move(*opened), *next->item, std::move(next->talk));
    if (verdict.state == Verdict::State::slow_down) pace_.pause(lane.channel, now_ms() + verdict.wait);
    if (!co_await settle(std::move(*next->item), std::move(verdict))) co_return;
  }
}

async::Task<Verdict> Sender::send(Opened opened, OutboxItem item, PlatformTalk talk) {
  if (talk.user_id.empty())
    co_return verdict_of(Verdict::State::refused, "no_address",
                         "The customer is not known to the channel any more.");
  const Capabilities can = opened.adapter->capabilities(opened.account);
  if (auto closed = closed_window(can, talk, now_ms())) co_return std::move(*closed);
  auto message = co_await outgoing_of(opened, item, talk);
  if (!message) co_return verdict_of(message.error());
  auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return verdict_of(Verdict::State::again, token.error().code, token.error().detail);
  Verdict verdict = co_await call(opened, *message, *token);
  if (verdict.state != Verdict::State::token_bad) co_return verdict;
  auto renewed = co_await context_.tokens.get(*opened.adapter, opened.account, token->value);
  if (!renewed) co_return verdict_of(Verdict::State::again, renewed.error().code, renewed.error().detail);
  co_return co_await call(opened, *message, *renewed);
}

async::Task<Verdict> Sender::call(const Opened& opened, const Outgoing& message, const Token& token) {
  Call sending = opened.adapter->send_call(opened.account, token, message);
  if (sending.url.empty())
    co_return verdict_of(Verdict::State::window_over, "window_over",
                         "The platform gives no way to say this any more.");
  if (is_mail(sending)) {
    const Answer said = co_await mail::deliver(opened.account, token.value, std::move(sending));
    co_return opened.adapter->read_sent(opened.account, said);
  }
  auto answer = co_await make_call(context_.web, std::move(sending));
  if (!answer) co_return verdict_of(answer.error());
  co_return opened.adapter->read_sent(opened.account, *answer);
}

async::Task<Result<Outgoing>> Sender::outgoing_of(const Opened& opened, const OutboxItem& item,
                                                  const PlatformTalk& talk) {
  Piece piece = unpack_piece(item.content);
  Outgoing out;
  out.id = to_text(item.id);
  out.user_id = talk.user_id;
  out.conversation_id = talk.conversation_id;
  out.reply_to = talk.reply_to;
  out.replied_at = talk.wrote_at;
  out.replies = talk.replies;
  out.text = std::move(piece.text);
  out.part = std::move(piece.part);
  out.automatic = item.content.value("automatic", false);
  out.now = now_ms();
  if (const auto* file = std::get_if<FilePart>(&out.part)) {
    if (auto put = co_await put_media(opened, out, *file); !put) co_return std::unexpected(put.error());
  }
  co_return out;
}

async::Task<Status> Sender::put_media(const Opened& opened, Outgoing& message, FilePart file) {
  if (opened.adapter->capabilities(opened.account).media_by_url) {
    const std::string base = file.url.starts_with('/') ? co_await context_.base_url(opened.channel->id) : "";
    if (file.url.starts_with('/') && base.empty()) {
      co_return fail(ErrorKind::invalid, "no_public_url",
                     "The platform fetches files by their address: set server.public_url.");
    }
    message.media_url = base + file.url;
    co_return Status{};
  }
  auto bytes = co_await bytes_of(file.url);
  if (!bytes) co_return std::unexpected(std::move(bytes.error()));
  if (opened.adapter->capabilities(opened.account).media_enclosed) {
    message.bytes = std::move(*bytes);
    co_return Status{};
  }
  auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return std::unexpected(std::move(token.error()));
  auto upload = opened.adapter->upload_call(opened.account, *token, file, *bytes);
  if (!upload) co_return fail(ErrorKind::unsupported, "no_upload", "This channel takes no files.");
  auto answer = co_await make_call(context_.web, std::move(*upload));
  if (!answer) co_return std::unexpected(std::move(answer.error()));
  auto id = opened.adapter->read_upload(opened.account, *answer);
  if (!id) co_return std::unexpected(std::move(id.error()));
  message.media = std::move(*id);
  co_return Status{};
}

async::Task<Result<std::string>> Sender::bytes_of(std::string url) {
  constexpr std::string_view kOurs = "/files/";
  if (!url.starts_with(kOurs)) {
    auto answer = co_await make_call(context_.web, {"GET", url, {}, ""}, context_.options.media_bytes);
    if (!answer) co_return std::unexpected(std::move(answer.error()));
    if (answer->status != 200)
      co_return fail(ErrorKind::not_found, "media_refused",
                     "The picture cannot be fetched from its address.");
    co_return std::move(answer->body);
  }
  const std::string hash = url.substr(kOurs.size(), url.find('/', kOurs.size()) - kOurs.size());
  auto found = co_await context_.uploads.find(hash);
  if (!found) co_return std::unexpected(std::move(found.error()));
  co_return co_await context_.offload.run<std::string>([path = found->path]() -> Result<std::string> {
    std::ifstream file(path, std::ios::binary);
    if (!file)
      return fail(ErrorKind::not_found, "file_missing", "The file is not in the data folder any more.");
    return std::string(std::istreambuf_iterator<char>(file), {});
  });
}

async::Task<Status> Sender::settle(OutboxItem item, Verdict verdict) {
  const TimeMs now = now_ms();
  const bool sent = verdict.state == Verdict::State::sent;
  const bool passing = verdict.state == Verdict::State::again || verdict.state == Verdict::State::slow_down ||
                       verdict.state == Verdict::State::token_bad;
  ++item.attempts;
  item.code = sent ? "" : verdict.code;
  item.detail = sent ? "" : std::string(prefix_code_points(verdict.detail, kMostDetail));
  if (sent) {
    item.state = DeliveryState::sent;
    item.platform_id = verdict.platform_id;
    context_.health.sent(item.channel, now);
  } else {
    if (item.code.empty()) item.code = to_text(verdict.state);
    if (verdict.state == Verdict::State::window_over) item.code = "window_over";
    if (passing && item.attempts < kMostAttempts) {
      item.next_at = now + std::max(verdict.wait, verdict.wait > 0 ? 0 : backoff_of(item.attempts));
    } else {
      item.state = DeliveryState::failed;
    }
    context_.health.failed(item.channel, item.code, item.detail, now);
    context_.log.warn("a message was not sent",
                      {{"channel", to_text(item.channel)}, {"code", item.code}, {"attempts", item.attempts}});
  }
  co_return co_await write<void>(context_.store, [item = std::move(item), sent, now](Tx& tx) -> Status {
    tx.channel_traffic().update_outbound(item);
    if (sent) tx.channel_traffic().count_reply(item.channel, item.visitor);
    show_delivery(tx, item.workspace, item.message, now);
    return {};
  });
}

}  // namespace yingda::channels
