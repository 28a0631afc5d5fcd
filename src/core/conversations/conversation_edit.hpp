#pragma once
// Changes to one conversation inside one unit of work: messages get their seq, the conversation its derived
// fields, and both their events. Nothing is stored before save().

#include <string>
#include <vector>

#include "core/conversations/types.hpp"
#include "core/store.hpp"

namespace yingda {

class ConversationEdit {
 public:
  // `stored` as it was found in this transaction.
  ConversationEdit(Tx& tx, Conversation stored, TimeMs now);
  // One that is not stored yet; `fresh` has its ids.
  static ConversationEdit begin(Tx& tx, Conversation fresh, TimeMs now);
  // One that has been changed since it was found.
  static ConversationEdit resume(Tx& tx, const Conversation& stored, Conversation changed, TimeMs now);

  // To read, and to change what is not derived from messages.
  Conversation& state() { return conversation_; }
  const Conversation& state() const { return conversation_; }

  // The next message of the thread. References stay valid until the next call.
  const Message& say(Author author, Parts parts);
  const Message& say(Author author, Parts parts, Json meta);
  const Message& say(Author author, Parts parts, std::string client_message_id, MemberId member = {},
                     Json meta = Json::object());
  // Something that happened, told in the thread.
  const Message& tell(std::string name, Json data = Json::object());

  // What has been said in this edit, by seq.
  const std::vector<Message>& said() const { return said_; }
  // Stores all of it and appends the events. Once. False when the stored conversation is no longer the one
  // that was found: nothing of the edit is stored then.
  bool try_save();
  // The same where that cannot be, because it was found in this transaction.
  const Conversation& save();

 private:
  // What makes a conversation.updated event; the rest is told by the message events.
  struct Told {
    explicit Told(const Conversation& c);
    bool operator==(const Told&) const = default;
    ConversationStatus status;
    Handler handler;
    Level level;
    TeamId team;
    MemberId assignee;
    bool accepted;
    HandoffReason handoff_reason;
    int score;
    std::string comment;
    TimeMs queued_at;
    TimeMs resolved_at;
    Json summary;
  };
  ConversationEdit(Tx& tx, Told before, Conversation conversation, TimeMs now, bool is_new);
  Message& append(Author author, Parts parts);
  void derive(const Message& message);
  void announce(EventType type, std::int64_t ref);

  Tx& tx_;
  TimeMs now_;
  bool is_new_;
  Told before_;
  Conversation conversation_;
  std::vector<Message> said_;
};

// Gives the assigned member's or team's name for the thread; "" when it is gone.
std::string member_name(Tx& tx, WorkspaceId workspace, MemberId id);
std::string team_name(Tx& tx, WorkspaceId workspace, TeamId id);

}  // namespace yingda
