#pragma once
// The glossary: a workspace's own words with their synonyms, and its dictionaries (products, plans, places
// …). Port to its store; the use cases are in core/knowledge/glossary_service.hpp.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace yingda {

// A workspace may have so many.
inline constexpr std::int64_t kMostTerms = 5000;

struct GlossaryTerm {
  TermId id;
  WorkspaceId workspace;
  std::string term;
  std::vector<std::string> synonyms;  // say the same as the term, both ways
  std::string explanation;            // what it means, for customers; may be empty
  // "term", or the name of the dictionary that it belongs to ("product", "plan", "place" …), whose words are
  // entities of that type.
  std::string kind = "term";
  std::string language;  // "zh", "en" …; empty = any
  std::int64_t version = 1;
  TimeMs created_at = 0;
  TimeMs updated_at = 0;
  MemberId updated_by;
};

struct TermFilter {
  std::string query;  // substring of term, synonym or explanation; "" = all
  std::optional<std::string> kind;
};

// `words` are the normal forms of the term (first) and its synonyms, each once. In a workspace a word belongs
// to one term.
class GlossaryRepository {
 public:
  virtual ~GlossaryRepository() = default;
  // False, with nothing changed, when another term has one of the words.
  virtual bool insert(const GlossaryTerm& term, const std::vector<std::string>& words) = 0;
  virtual bool update(const GlossaryTerm& term, const std::vector<std::string>& words) = 0;
  virtual bool remove(WorkspaceId workspace, TermId id) = 0;
  virtual std::optional<GlossaryTerm> find(WorkspaceId workspace, TermId id) = 0;
  virtual std::optional<GlossaryTerm> find_by_word(WorkspaceId workspace, const std::string& word) = 0;
  // Newest id first, id < before (0 = from the newest).
  virtual std::vector<GlossaryTerm> list(WorkspaceId workspace, const TermFilter& filter, TermId before,
                                         int limit) = 0;
  virtual std::vector<GlossaryTerm> all(WorkspaceId workspace) = 0;  // by id; what the bot understands by
  // With counts, by name.
  virtual std::vector<std::pair<std::string, std::int64_t>> kinds(WorkspaceId workspace) = 0;
  virtual std::int64_t count(WorkspaceId workspace) = 0;
};

}  // namespace yingda
