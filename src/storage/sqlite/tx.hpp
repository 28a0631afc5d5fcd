#pragma once

#include "core/store.hpp"
#include "storage/sqlite/repositories/channel_traffic.hpp"
#include "storage/sqlite/repositories/channels.hpp"
#include "storage/sqlite/repositories/contacts.hpp"
#include "storage/sqlite/repositories/conversations.hpp"
#include "storage/sqlite/repositories/evaluations.hpp"
#include "storage/sqlite/repositories/events.hpp"
#include "storage/sqlite/repositories/glossary.hpp"
#include "storage/sqlite/repositories/knowledge.hpp"
#include "storage/sqlite/repositories/learnt.hpp"
#include "storage/sqlite/repositories/members.hpp"
#include "storage/sqlite/repositories/uploads.hpp"
#include "storage/sqlite/repositories/workspaces.hpp"

namespace yingda::storage {

// All repositories on one connection. Lives as long as the connection; its thread opens and ends the
// transactions.
class SqliteTx final : public Tx {
 public:
  // `tail` is null on a reader.
  SqliteTx(Connection& db, SearchReader& search, EventTail* tail)
      : db_(db),
        workspaces_(db),
        members_(db),
        channels_(db),
        channel_traffic_(db),
        contacts_(db),
        conversations_(db, search),
        knowledge_(db),
        glossary_(db),
        learnt_(db),
        uploads_(db),
        evaluations_(db),
        events_(db, tail) {}

  WorkspaceRepository& workspaces() override { return workspaces_; }
  MemberRepository& members() override { return members_; }
  ChannelRepository& channels() override { return channels_; }
  ChannelTraffic& channel_traffic() override { return channel_traffic_; }
  ContactRepository& contacts() override { return contacts_; }
  ConversationRepository& conversations() override { return conversations_; }
  KnowledgeRepository& knowledge() override { return knowledge_; }
  GlossaryRepository& glossary() override { return glossary_; }
  LearntRepository& learnt() override { return learnt_; }
  UploadRepository& uploads() override { return uploads_; }
  EvaluationRepository& evaluations() override { return evaluations_; }
  EventRepository& events() override { return events_; }

  std::optional<StoredResponse> stored_response(const std::string& scope, const std::string& key) override;
  void store_response(const std::string& scope, const std::string& key,
                      const StoredResponse& response) override;
  void audit(const AuditRecord& record) override;

  // For the store's own units (housekeeping).
  Connection& connection() { return db_; }

 private:
  Connection& db_;
  SqliteWorkspaces workspaces_;
  SqliteMembers members_;
  SqliteChannels channels_;
  SqliteChannelTraffic channel_traffic_;
  SqliteContacts contacts_;
  SqliteConversations conversations_;
  SqliteKnowledge knowledge_;
  SqliteGlossary glossary_;
  SqliteLearnt learnt_;
  SqliteUploads uploads_;
  SqliteEvaluations evaluations_;
  SqliteEvents events_;
};

}  // namespace yingda::storage
