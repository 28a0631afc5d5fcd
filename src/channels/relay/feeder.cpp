#include "channels/relay/feeder.hpp"

#include "channels/registry.hpp"
#include "channels/relay/account.hpp"
#include "channels/relay/delivery_state.hpp"
#include "channels/relay/stored.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr const char* kReader = "channel_outbox";
constexpr int kEventsAtOnce = 256;
// The cursor is stored at least so often where nothing is to be sent: it costs a commit.
constexpr std::int64_t kCursorStep = 2000;

bool is_said_to_customer(const Message& message) {
  const bool ours =
      message.author == Author::bot || message.author == Author::agent || message.author == Author::system;
  return ours && !message.meta.value("external", false);
}

// Of the customer's ids on the channel the one that wrote last.
std::optional<PlatformTalk> talk_of(Tx& tx, const Conversation& conversation) {
  std::optional<PlatformTalk> newest;
  for (const Identity& identity : tx.contacts().identities(conversation.workspace, conversation.contact)) {
    if (identity.channel != conversation.channel) continue;
    auto talk = tx.channel_traffic().talk(identity.channel, identity.external_id);
    if (talk && (!newest || talk->wrote_at > newest->wrote_at)) newest = std::move(talk);
  }
  return newest;
}

}  // namespace

struct Feeder::Page {
  std::vector<OutboxItem> items;
  std::int64_t end = 0;
  bool more = false;
};

async::Task<Status> Feeder::start() {
  const auto at = co_await write<std::int64_t>(context_.store, [](Tx& tx) -> Result<std::int64_t> {
    const auto known = tx.events().cursor(kReader);
    if (known != 0) return known;
    const auto last = tx.events().last_seq();
    if (last != 0) tx.events().set_cursor(kReader, last);
    return last;
  });
  if (!at) co_return std::unexpected(at.error());
  cursor_ = stored_cursor_ = *at;
  co_return Status{};
}

// Most conversations are the web's; each is looked at once.
bool Feeder::is_of_platform(Tx& tx, const Event& event) {
  constexpr std::size_t kRemembered = 20'000;
  if (const auto known = of_platform_.find(event.conversation); known != of_platform_.end())
    return known->second;
  const auto conversation = tx.conversations().find(event.workspace, event.conversation);
  const auto channel = conversation ? context_.directory.find(conversation->channel) : nullptr;
  const bool of_platform = channel && find_adapter(channel->type) != nullptr;
  if (of_platform_.size() >= kRemembered) of_platform_.clear();
  of_platform_.emplace(event.conversation, of_platform);
  return of_platform;
}

void Feeder::add(Tx& tx, const Event& event, Page& page) {
  if (event.type != EventType::message_created || !is_of_platform(tx, event)) return;
  const auto conversation = tx.conversations().find(event.workspace, event.conversation);
  const auto channel = conversation ? context_.directory.find(conversation->channel) : nullptr;
  const Adapter* adapter = channel ? find_adapter(channel->type) : nullptr;
  if (adapter == nullptr) return;
  const auto message = tx.conversations().message(event.workspace, MessageId{event.ref});
  if (!message || !is_said_to_customer(*message)) return;
  const auto talk = talk_of(tx, *conversation);
  if (!talk) return;
  const auto account = account_of(*channel, context_.box);
  const Capabilities can = adapter->capabilities(account ? *account : Account{});
  const std::string base = context_.options.public_url.empty()
                               ? tx.channel_traffic().health(channel->id).base_url
                               : context_.options.public_url;
  int part = 0;
  for (const Piece& piece : pieces_of(message->parts, can, conversation->language.starts_with("zh"), base)) {
    OutboxItem item;
    item.workspace = event.workspace;
    item.channel = channel->id;
    item.conversation = conversation->id;
    item.message = message->id;
    item.part = part++;
    item.visitor = talk->visitor;
    item.content = pack_piece(piece);
    item.content["automatic"] = message->author != Author::agent;
    item.text = prefix_code_points(piece.text, 200);
    item.created_at = message->created_at;
    page.items.push_back(std::move(item));
  }
}

Feeder::Page Feeder::look(Tx& tx, std::int64_t after) {
  Page page;
  page.end = tx.events().last_seq();
  // Asked after the snapshot was taken: a channel that comes later has nothing in it.
  if (context_.directory.of_platforms().empty()) return page;
  const auto events = tx.events().after(after, kEventsAtOnce);
  page.end = events.empty() ? after : events.back().seq;
  page.more = events.size() == static_cast<std::size_t>(kEventsAtOnce);
  for (const Event& event : events) add(tx, event, page);
  return page;
}

async::Task<bool> Feeder::step() {
  bool filled = false;
  for (bool more = true; more;) {
    auto page = co_await read<Page>(
        context_.store, [this, after = cursor_](Tx& tx) -> Result<Page> { return look(tx, after); });
    if (!page) co_return filled;
    more = page->more;
    const std::int64_t end = page->end;
    if (page->items.empty() && end - stored_cursor_ < kCursorStep) {
      cursor_ = end;
      continue;
    }
    const bool any = !page->items.empty();
    const auto stored =
        co_await write<void>(context_.store, [items = std::move(page->items), end](Tx& tx) mutable -> Status {
          for (OutboxItem& item : items) {
            item.id = new_id<OutboxItemId>();
            tx.channel_traffic().add_outbound(item);
          }
          tx.events().set_cursor(kReader, end);
          return {};
        });
    if (!stored) co_return filled;
    cursor_ = stored_cursor_ = end;
    filled = filled || any;
  }
  co_return filled;
}

}  // namespace yingda::channels
