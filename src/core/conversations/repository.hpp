#pragma once
// Port to stored conversations and messages. All calls run inside a transaction (core/store.hpp).

#include <optional>
#include <string>
#include <vector>

#include "core/conversations/types.hpp"

namespace yingda {

// Which conversations a list shows; unset = any.
struct ConversationFilter {
  std::optional<ConversationStatus> status;
  std::optional<Handler> handler;
  std::optional<MemberId> assignee;
  std::vector<TeamId> teams;  // any of them
  std::optional<ContactId> contact;
  std::optional<ChannelId> channel;
  TimeMs from = 0;  // created_at ≥ from, < to (0 = open)
  TimeMs to = 0;
};

// Place in a list ordered by (last_message_at, id), newest first.
struct ConversationCursor {
  TimeMs last_message_at = 0;
  ConversationId id;
};

struct ConversationCounts {
  std::int64_t mine = 0, unassigned = 0, my_teams = 0, waiting = 0, bot = 0, open = 0, resolved = 0;
};

// One hit of the full-text search: the message and its conversation; `snippet` marks hits as «…».
struct MessageHit {
  Message message;
  std::string snippet;
};

// How a delivery was answered, to answer it the same way again.
struct Delivery {
  ConversationId conversation;
  MessageId message;
  std::vector<MessageId> replies;
  Handler handled_by = Handler::bot;
};

class ConversationRepository {
 public:
  virtual ~ConversationRepository() = default;
  virtual void insert(const Conversation& conversation) = 0;
  virtual void update(const Conversation& conversation) = 0;
  // Where the stored row still has the version before `conversation.version`; false, and nothing changed,
  // else. `messages_only`: all but what its messages bring along is as it was (routing, rating, summary),
  // which costs less.
  virtual bool update_if_current(const Conversation& conversation, bool messages_only) = 0;
  virtual std::optional<Conversation> find(WorkspaceId workspace, ConversationId id) = 0;
  // The contact's newest conversation on the channel that is open, or was resolved after `reopen_after`.
  virtual std::optional<Conversation> current(WorkspaceId workspace, ChannelId channel, ContactId contact,
                                              TimeMs reopen_after) = 0;
  virtual std::vector<Conversation> list(WorkspaceId workspace, const ConversationFilter& filter,
                                         std::optional<ConversationCursor> before, int limit) = 0;
  // Waiting in a team's queue, first come first; (queued_at, id).
  virtual std::vector<Conversation> queue(WorkspaceId workspace, TeamId team, int limit) = 0;
  // Its place in its team's queue, from 1.
  virtual int queue_place(const Conversation& conversation) = 0;
  // Open conversations with assignee, per member: the load for assignment.
  virtual std::vector<std::pair<MemberId, int>> loads(WorkspaceId workspace) = 0;
  virtual ConversationCounts counts(WorkspaceId workspace, MemberId me,
                                    const std::vector<TeamId>& my_teams) = 0;

  virtual void insert_message(const Message& message) = 0;
  virtual void update_message_meta(WorkspaceId workspace, MessageId id, const Json& meta) = 0;
  virtual std::optional<Message> message(WorkspaceId workspace, MessageId id) = 0;
  // Ascending by seq: the newest `limit` with seq < before (0 = newest), or the first `limit` with seq >
  // after.
  virtual std::vector<Message> messages_before(WorkspaceId workspace, ConversationId conversation,
                                               std::int64_t before_seq, int limit) = 0;
  virtual std::vector<Message> messages_after(WorkspaceId workspace, ConversationId conversation,
                                              std::int64_t after_seq, int limit) = 0;
  // All conversations of a contact on a channel, ascending by id, id > after: the widget's replay.
  // Leaves out notes.
  virtual std::vector<Message> messages_of_contact(WorkspaceId workspace, ChannelId channel,
                                                   ContactId contact, MessageId after, int limit) = 0;
  // The same backwards: the newest `limit` with id < before (0 = newest), returned ascending.
  virtual std::vector<Message> messages_of_contact_before(WorkspaceId workspace, ChannelId channel,
                                                          ContactId contact, MessageId before, int limit) = 0;

  // False when this delivery is known already. The key is (channel, sender, client_message_id).
  virtual bool insert_delivery(ChannelId channel, const std::string& sender,
                               const std::string& client_message_id, const Delivery& delivery) = 0;
  virtual std::optional<Delivery> delivery(ChannelId channel, const std::string& sender,
                                           const std::string& client_message_id) = 0;

  // Full text over messages and notes; finds Chinese words inside sentences. Newest first, message id <
  // before.
  virtual std::vector<MessageHit> search(WorkspaceId workspace, const std::string& query, MessageId before,
                                         int limit) = 0;
};

}  // namespace yingda
