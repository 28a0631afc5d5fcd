#pragma once

#include "core/knowledge/glossary.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteGlossary final : public GlossaryRepository {
 public:
  explicit SqliteGlossary(Connection& db) : db_(db) {}
  bool insert(const GlossaryTerm& term, const std::vector<std::string>& words) override;
  bool update(const GlossaryTerm& term, const std::vector<std::string>& words) override;
  bool remove(WorkspaceId workspace, TermId id) override;
  std::optional<GlossaryTerm> find(WorkspaceId workspace, TermId id) override;
  std::optional<GlossaryTerm> find_by_word(WorkspaceId workspace, const std::string& word) override;
  std::vector<GlossaryTerm> list(WorkspaceId workspace, const TermFilter& filter, TermId before,
                                 int limit) override;
  std::vector<GlossaryTerm> all(WorkspaceId workspace) override;
  std::vector<std::pair<std::string, std::int64_t>> kinds(WorkspaceId workspace) override;
  std::int64_t count(WorkspaceId workspace) override;

 private:
  bool is_taken(const GlossaryTerm& term, const std::vector<std::string>& words);
  void insert_words(const GlossaryTerm& term, const std::vector<std::string>& words);

  Connection& db_;
};

}  // namespace yingda::storage
