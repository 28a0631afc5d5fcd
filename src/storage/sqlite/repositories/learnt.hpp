#pragma once

#include "core/knowledge/learnt.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteLearnt final : public LearntRepository {
 public:
  explicit SqliteLearnt(Connection& db) : db_(db) {}
  bool insert(const LearntWording& wording) override;
  void update(const LearntWording& wording) override;
  bool remove(WorkspaceId workspace, LearntId id) override;
  std::optional<LearntWording> find(WorkspaceId workspace, LearntId id) override;
  std::optional<LearntWording> find_by_normal(WorkspaceId workspace, const std::string& normal) override;
  std::vector<LearntWording> of_message(WorkspaceId workspace, MessageId message) override;
  std::vector<LearntWording> of_entry(WorkspaceId workspace, EntryId entry) override;
  std::vector<LearntWording> all(WorkspaceId workspace) override;
  void remove_older(WorkspaceId workspace, EntryId entry, int keep) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
