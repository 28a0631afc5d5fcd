#pragma once
// The one event stream. Each unit of work appends its events in the same transaction; readers (WebSocket hub,
// search index, later web-hooks and analytics) go on from a cursor. An event refers to what changed rather
// than copying it.

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"

namespace yingda {

// The stored number and the outside name of each type stay the same for ever; new ones are appended.
enum class EventType : int {
  message_created = 1,       // ref = message
  conversation_created = 2,  // ref = conversation
  conversation_updated = 3,  // ref = conversation
  conversation_read = 4,    // ref = conversation; data {"side":"customer"|"agent","delivered":seq,"read":seq}
  contact_updated = 5,      // ref = contact
  knowledge_changed = 6,    // ref = entry, or 0 for an import
  channel_changed = 7,      // ref = channel
  member_changed = 8,       // ref = member
  team_changed = 9,         // ref = team
  message_updated = 10,     // ref = message (feedback)
  workspace_changed = 11,   // ref = workspace: name, language, bot settings
  glossary_changed = 12,    // ref = term, or 0 for an import
  evaluation_changed = 13,  // ref = evaluation: begun, ended or removed
  learning_changed = 14     // ref = entry: wordings learnt from conversations came or went
};
std::string_view to_text(EventType type);  // "message.created" …

struct Event {
  std::int64_t seq = 0;  // given by the store at commit, grows by one over all workspaces
  WorkspaceId workspace;
  EventType type = EventType::message_created;
  ConversationId conversation;  // 0 = none
  std::int64_t ref = 0;         // the id of what changed
  Json data;                    // null unless the type says so
  TimeMs at = 0;
};

class EventRepository {
 public:
  virtual ~EventRepository() = default;
  // Sets `seq`; the order of calls inside the transaction is the order of the stream.
  virtual std::int64_t append(const Event& event) = 0;
  virtual std::vector<Event> after(std::int64_t seq, int limit) = 0;
  virtual std::vector<Event> after(WorkspaceId workspace, std::int64_t seq, int limit) = 0;
  virtual std::int64_t last_seq() = 0;
  virtual std::int64_t first_seq() = 0;                        // older ones have been dropped; 0 = empty
  virtual std::int64_t cursor(const std::string& reader) = 0;  // 0 = never read
  virtual void set_cursor(const std::string& reader, std::int64_t seq) = 0;
};

}  // namespace yingda
