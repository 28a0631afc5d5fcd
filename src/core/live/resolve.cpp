#include "core/live/resolve.hpp"

#include <algorithm>

#include "core/routing/teams.hpp"

namespace yingda::live {
namespace {

constexpr int kMaxPage = 500;

void add_conversation(Tx& tx, LiveEvent& live) {
  live.conversation = tx.conversations().find(live.event.workspace, live.event.conversation);
  if (!live.conversation) return;
  live.contact = tx.contacts().find(live.event.workspace, live.conversation->contact);
  live.queue_place = queue_place(tx, *live.conversation);
}

}  // namespace

std::shared_ptr<const LiveEvent> resolve(Tx& tx, const Event& event) {
  auto live = std::make_shared<LiveEvent>();
  live->event = event;
  switch (event.type) {
    case EventType::message_created:
    case EventType::message_updated:
      live->message = tx.conversations().message(event.workspace, MessageId{event.ref});
      add_conversation(tx, *live);
      break;
    case EventType::conversation_created:
    case EventType::conversation_updated:
    case EventType::conversation_read:
      add_conversation(tx, *live);
      break;
    case EventType::contact_updated:
      live->contact = tx.contacts().find(event.workspace, ContactId{event.ref});
      break;
    case EventType::knowledge_changed:
    case EventType::channel_changed:
    case EventType::member_changed:
    case EventType::team_changed:
    case EventType::workspace_changed:
    case EventType::glossary_changed:
    case EventType::evaluation_changed:
    case EventType::learning_changed:
      break;
  }
  return live;
}

std::vector<VisitorKey> visitors_of(Tx& tx, const Conversation& conversation) {
  std::vector<VisitorKey> keys;
  for (Identity& identity : tx.contacts().identities(conversation.workspace, conversation.contact)) {
    if (identity.channel == conversation.channel)
      keys.push_back({identity.channel, std::move(identity.external_id)});
  }
  return keys;
}

ReplayPage replay(Tx& tx, WorkspaceId workspace, std::int64_t cursor, int limit) {
  ReplayPage page;
  const std::int64_t first = tx.events().first_seq();
  const std::int64_t last = tx.events().last_seq();
  // Events that have been dropped, or a number from another store: what the client has cannot be brought up
  // to date.
  if (cursor < 0 || cursor > last || (first > 0 && cursor < first - 1)) {
    page.reset = true;
    page.caught_up = true;
    page.cursor = last;
    return page;
  }
  const int wanted = std::clamp(limit, 1, kMaxPage);
  const auto events = tx.events().after(workspace, cursor, wanted);
  for (const Event& event : events) page.events.push_back(resolve(tx, event));
  page.caught_up = events.size() < static_cast<std::size_t>(wanted);
  page.cursor = page.caught_up ? last : events.back().seq;
  return page;
}

}  // namespace yingda::live
