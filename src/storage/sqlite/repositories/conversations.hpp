#pragma once

#include "core/conversations/repository.hpp"
#include "storage/sqlite/search/search_reader.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteConversations final : public ConversationRepository {
 public:
  SqliteConversations(Connection& db, SearchReader& search) : db_(db), search_(search) {}

  void insert(const Conversation& conversation) override;
  void update(const Conversation& conversation) override;
  bool update_if_current(const Conversation& conversation, bool messages_only) override;
  std::optional<Conversation> find(WorkspaceId workspace, ConversationId id) override;
  std::optional<Conversation> current(WorkspaceId workspace, ChannelId channel, ContactId contact,
                                      TimeMs reopen_after) override;
  std::vector<Conversation> list(WorkspaceId workspace, const ConversationFilter& filter,
                                 std::optional<ConversationCursor> before, int limit) override;
  std::vector<Conversation> queue(WorkspaceId workspace, TeamId team, int limit) override;
  int queue_place(const Conversation& conversation) override;
  std::vector<std::pair<MemberId, int>> loads(WorkspaceId workspace) override;
  ConversationCounts counts(WorkspaceId workspace, MemberId me, const std::vector<TeamId>& my_teams) override;

  void insert_message(const Message& message) override;
  void update_message_meta(WorkspaceId workspace, MessageId id, const Json& meta) override;
  std::optional<Message> message(WorkspaceId workspace, MessageId id) override;
  std::vector<Message> messages_before(WorkspaceId workspace, ConversationId conversation,
                                       std::int64_t before_seq, int limit) override;
  std::vector<Message> messages_after(WorkspaceId workspace, ConversationId conversation,
                                      std::int64_t after_seq, int limit) override;
  std::vector<Message> messages_of_contact(WorkspaceId workspace, ChannelId channel, ContactId contact,
                                           MessageId after, int limit) override;
  std::vector<Message> messages_of_contact_before(WorkspaceId workspace, ChannelId channel, ContactId contact,
                                                  MessageId before, int limit) override;

  bool insert_delivery(ChannelId channel, const std::string& sender, const std::string& client_message_id,
                       const Delivery& delivery) override;
  std::optional<Delivery> delivery(ChannelId channel, const std::string& sender,
                                   const std::string& client_message_id) override;

  std::vector<MessageHit> search(WorkspaceId workspace, const std::string& query, MessageId before,
                                 int limit) override;

 private:
  // Nothing is changed where the row has another version than `if_version`, if that is given.
  std::int64_t update_all(const Conversation& conversation, std::optional<std::int64_t> if_version);
  Connection& db_;
  SearchReader& search_;
};

}  // namespace yingda::storage
