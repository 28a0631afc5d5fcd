#include "app/bench/fill.hpp"

#include <chrono>
#include <filesystem>
#include <future>

#include "base/crypto.hpp"
#include "core/conversations/conversation_edit.hpp"
#include "core/store.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app::bench {
namespace {

constexpr int kMessagesOfOne = 8;       // of a customer, with a reply to each
constexpr int kVisitorsAtOnce = 64;     // in one unit of work
constexpr std::size_t kVisitorId = 16;  // random bytes: real visitors come in no order either

// Waits for each unit: they are large, and the writer is the only one at work.
Status write_now(Store& store, Store::Work work) {
  std::promise<Status> done;
  store.submit_write(std::move(work), [&done](Status status) { done.set_value(std::move(status)); });
  return done.get_future().get();
}

Result<Channel> find_channel(Store& store, const std::string& slug) {
  std::promise<Result<Channel>> found;
  store.submit_read(
      [&](Tx& tx) -> Status {
        const auto workspace = tx.workspaces().find_by_slug(slug);
        if (!workspace) {
          found.set_value(
              fail(ErrorKind::not_found, "workspace_not_found", "There is no workspace " + slug + "."));
          return {};
        }
        auto channels = tx.channels().list(workspace->id);
        if (channels.empty()) {
          found.set_value(fail(ErrorKind::not_found, "channel_not_found", slug + " has no channel."));
        } else {
          found.set_value(std::move(channels.front()));
        }
        return {};
      },
      [](const Status&) {});
  return found.get_future().get();
}

Contact add_contact(Tx& tx, const Channel& channel, const std::string& visitor, TimeMs now) {
  Contact contact;
  contact.id = new_id<ContactId>();
  contact.workspace = channel.workspace;
  contact.language = "zh";
  contact.created_at = contact.last_seen_at = now;
  tx.contacts().insert(contact);
  tx.contacts().insert_identity({channel.workspace, channel.id, visitor, contact.id});
  return contact;
}

// One customer's whole talk with the bot.
void add_talk(Tx& tx, const Channel& channel, const Questions& questions, std::uint64_t number) {
  const TimeMs now = now_ms();
  const std::string visitor = to_base64url(random_bytes(kVisitorId));
  Conversation fresh;
  fresh.id = new_id<ConversationId>();
  fresh.workspace = channel.workspace;
  fresh.channel = channel.id;
  fresh.contact = add_contact(tx, channel, visitor, now).id;
  fresh.language = "zh";
  ConversationEdit edit = ConversationEdit::begin(tx, std::move(fresh), now);
  std::vector<Delivery> deliveries;
  for (std::uint64_t i = 0; i < kMessagesOfOne; ++i) {
    const std::string text = questions.text(number * kMessagesOfOne + i);
    const auto asked = edit.say(Author::customer, {TextPart{text}}, "f" + std::to_string(i)).id;
    const auto reply =
        edit.say(Author::bot, {TextPart{"您好，关于您的问题：" + text}}, Json{{"kind", "answer"}}).id;
    deliveries.push_back({edit.state().id, asked, {reply}, Handler::bot});
  }
  edit.save();
  for (std::size_t i = 0; i < deliveries.size(); ++i)
    tx.conversations().insert_delivery(channel.id, visitor, "f" + std::to_string(i), deliveries[i]);
}

}  // namespace

Result<FillResult> fill(const std::string& folder, const std::string& workspace, const Questions& questions,
                        std::uint64_t messages) {
  if (!std::filesystem::exists(storage::database_file(folder))) {
    return fail(ErrorKind::invalid, "data_folder_missing", "There is no Yingda data in " + folder + ".",
                "data");
  }
  auto store = storage::open_sqlite({.folder = folder, .log = Log::to_stderr(LogLevel::warn)});
  if (!store) return std::unexpected(std::move(store.error()));
  seed_ids((*store)->greatest_id());
  const auto channel = find_channel(**store, workspace);
  if (!channel) return std::unexpected(channel.error());
  const auto begin = std::chrono::steady_clock::now();
  FillResult result;
  for (std::uint64_t number = 0; result.messages < messages; number += kVisitorsAtOnce) {
    auto done = write_now(**store, [&](Tx& tx) -> Status {
      for (std::uint64_t i = 0; i < kVisitorsAtOnce; ++i) add_talk(tx, *channel, questions, number + i);
      return {};
    });
    if (!done) return std::unexpected(std::move(done.error()));
    result.messages += std::uint64_t{2} * kMessagesOfOne * kVisitorsAtOnce;
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace yingda::app::bench
