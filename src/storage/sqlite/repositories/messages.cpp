// Messages, deliveries and search of the conversations' repository.
#include <algorithm>

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/conversations.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

constexpr std::string_view kMessageColumns =
    "SELECT id, workspace, conversation, seq, author, member, parts, client_message_id, meta, created_at "
    "FROM messages WHERE ";

std::string messages_where(std::string_view condition) {
  return std::string(kMessageColumns).append(condition);
}

// The ids come from the index (conversation, seq), which holds them; only the wanted rows are read.
constexpr std::string_view kOfContact =
    "id IN (SELECT m.id FROM conversations c JOIN messages m ON m.conversation = c.id "
    "WHERE c.contact = ? AND c.channel = ? AND c.workspace = ? AND m.id ";

Message read_message(Query& row) {
  Message message;
  message.id = row.id<MessageId>();
  message.workspace = row.id<WorkspaceId>();
  message.conversation = row.id<ConversationId>();
  message.seq = row.int64();
  message.author = known(parse_author(row.text()));
  message.member = row.id<MemberId>();
  message.parts = unpack_parts(row.text());
  message.client_message_id = row.text();
  message.meta = unpack_json(row.text());
  message.created_at = row.int64();
  return message;
}

Delivery read_delivery(Query& row) {
  Delivery delivery;
  delivery.conversation = row.id<ConversationId>();
  delivery.message = row.id<MessageId>();
  delivery.replies = unpack_ids<MessageId>(row.text());
  delivery.handled_by = known(parse_handler(row.text()));
  return delivery;
}

}  // namespace

void SqliteConversations::insert_message(const Message& m) {
  // Taken from the conversation's row, so that a message can only go to a conversation of its own workspace.
  expect_changed(
      db_.run("INSERT INTO messages SELECT ?, workspace, id, ?, ?, ?, ?, ?, ?, ? FROM conversations "
              "WHERE id = ? AND workspace = ?",
              m.id, m.seq, to_text(m.author), m.member, pack(m.parts), m.client_message_id, pack(m.meta),
              m.created_at, m.conversation, m.workspace),
      "conversation of a message");
}

void SqliteConversations::update_message_meta(WorkspaceId workspace, MessageId id, const Json& meta) {
  expect_changed(
      db_.run("UPDATE messages SET meta = ? WHERE id = ? AND workspace = ?", pack(meta), id, workspace),
      "message");
}

std::optional<Message> SqliteConversations::message(WorkspaceId workspace, MessageId id) {
  auto rows = db_.query(messages_where("id = ? AND workspace = ?"), id, workspace);
  return first_row(rows, read_message);
}

std::vector<Message> SqliteConversations::messages_before(WorkspaceId workspace, ConversationId conversation,
                                                          std::int64_t before_seq, int limit) {
  auto rows =
      db_.query(messages_where("conversation = ? AND workspace = ? AND seq < ? ORDER BY seq DESC LIMIT ?"),
                conversation, workspace, before_seq > 0 ? before_seq : INT64_MAX, limit);
  auto messages = all_rows(rows, read_message);
  std::ranges::reverse(messages);
  return messages;
}

std::vector<Message> SqliteConversations::messages_after(WorkspaceId workspace, ConversationId conversation,
                                                         std::int64_t after_seq, int limit) {
  auto rows = db_.query(messages_where("conversation = ? AND workspace = ? AND seq > ? ORDER BY seq LIMIT ?"),
                        conversation, workspace, after_seq, limit);
  return all_rows(rows, read_message);
}

std::vector<Message> SqliteConversations::messages_of_contact(WorkspaceId workspace, ChannelId channel,
                                                              ContactId contact, MessageId after, int limit) {
  auto rows = db_.query(messages_where(kOfContact) + "> ?) AND author <> 'note' ORDER BY id LIMIT ?", contact,
                        channel, workspace, after, limit);
  return all_rows(rows, read_message);
}

std::vector<Message> SqliteConversations::messages_of_contact_before(WorkspaceId workspace, ChannelId channel,
                                                                     ContactId contact, MessageId before,
                                                                     int limit) {
  auto rows = db_.query(messages_where(kOfContact) + "< ?) AND author <> 'note' ORDER BY id DESC LIMIT ?",
                        contact, channel, workspace, before ? before.value : INT64_MAX, limit);
  auto messages = all_rows(rows, read_message);
  std::ranges::reverse(messages);
  return messages;
}

bool SqliteConversations::insert_delivery(ChannelId channel, const std::string& sender,
                                          const std::string& client_message_id, const Delivery& delivery) {
  return db_.run("INSERT INTO deliveries VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", channel,
                 sender, client_message_id, delivery.conversation, delivery.message,
                 pack_ids(delivery.replies), to_text(delivery.handled_by), now_ms()) == 1;
}

std::optional<Delivery> SqliteConversations::delivery(ChannelId channel, const std::string& sender,
                                                      const std::string& client_message_id) {
  auto rows = db_.query(
      "SELECT conversation, message, replies, handled_by FROM deliveries "
      "WHERE channel = ? AND sender = ? AND client_message_id = ?",
      channel, sender, client_message_id);
  return first_row(rows, read_delivery);
}

std::vector<MessageHit> SqliteConversations::search(WorkspaceId workspace, const std::string& query,
                                                    MessageId before, int limit) {
  std::vector<MessageHit> hits;
  for (const auto id : search_.find(workspace, query, before, limit)) {
    // The index may run ahead of this snapshot; and what is shown is always of the workspace by the row
    // itself.
    auto found = message(workspace, id);
    if (!found) continue;
    auto snippet = search_snippet(plain_text(found->parts), query);
    hits.push_back({std::move(*found), std::move(snippet)});
  }
  return hits;
}

}  // namespace yingda::storage
