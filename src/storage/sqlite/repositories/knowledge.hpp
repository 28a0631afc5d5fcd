#pragma once

#include "core/knowledge/repository.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteKnowledge final : public KnowledgeRepository {
 public:
  explicit SqliteKnowledge(Connection& db) : db_(db) {}
  bool insert(const Entry& entry) override;
  void update(const Entry& entry) override;
  bool remove(WorkspaceId workspace, EntryId id) override;
  std::optional<Entry> find(WorkspaceId workspace, EntryId id) override;
  std::optional<Entry> find_by_external_id(WorkspaceId workspace, const std::string& external_id) override;
  std::optional<Entry> find_by_question(WorkspaceId workspace, const std::string& question) override;
  std::vector<Entry> list(WorkspaceId workspace, const EntryFilter& filter, EntryId before,
                          int limit) override;
  std::vector<Entry> published(WorkspaceId workspace) override;
  std::vector<std::pair<std::string, std::int64_t>> categories(WorkspaceId workspace) override;
  std::int64_t count(WorkspaceId workspace) override;

  bool insert_canned(const CannedReply& reply) override;
  bool update_canned(const CannedReply& reply) override;
  bool remove_canned(WorkspaceId workspace, CannedId id) override;
  std::optional<CannedReply> canned(WorkspaceId workspace, CannedId id) override;
  std::vector<CannedReply> canned_replies(WorkspaceId workspace) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
