#pragma once
// Use cases on the glossary. What is saved is understood within a second: the bot follows the events.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/knowledge/glossary.hpp"
#include "core/knowledge/knowledge_service.hpp"

namespace yingda {

class Store;
class Tx;

struct TermPage {
  std::vector<GlossaryTerm> items;  // newest first
  TermId next;                      // `before` of the next page; 0 on the last one
};

// One row of a file, ready to store: a term without id, workspace, version and times.
struct TermItem {
  int row = 0;
  GlossaryTerm term;
};

// The form in which two words are the same whatever their case and width. Pure and thread-safe.
using TextForm = std::function<std::string(std::string_view)>;

// Inside a unit of work: stores the terms of an empty workspace. Errors as of GlossaryService::create.
Status insert_terms(Tx& tx, WorkspaceId workspace, std::vector<GlossaryTerm> terms, const TextForm& form,
                    const Actor& actor);

// Thread-safe. Codes: duplicate_term (another term has that name), synonym_taken (the word belongs to another
// term), too_many_terms (kMostTerms), too_short (nothing but space), term_not_found, term_changed.
class GlossaryService {
 public:
  GlossaryService(Store& store, TextForm form) : store_(store), form_(std::move(form)) {}

  async::Task<Result<TermPage>> list(WorkspaceId workspace, TermFilter filter, TermId before, int limit);
  async::Task<Result<std::vector<GlossaryTerm>>> all(WorkspaceId workspace);
  async::Task<Result<GlossaryTerm>> get(WorkspaceId workspace, TermId id);
  // `wanted` without id, version and times. Synonyms that say what the term or an earlier one says are
  // dropped.
  async::Task<Result<GlossaryTerm>> create(WorkspaceId workspace, GlossaryTerm wanted, Actor actor);
  // `wanted.version` is the one that was read.
  async::Task<Result<GlossaryTerm>> update(WorkspaceId workspace, TermId id, GlossaryTerm wanted,
                                           Actor actor);
  async::Task<Status> remove(WorkspaceId workspace, TermId id, Actor actor);
  async::Task<Result<std::vector<std::pair<std::string, std::int64_t>>>> kinds(WorkspaceId workspace);
  // A term of the same name is replaced where it differs; every other row is a new one. Rows are taken in
  // their order, those that cannot be stored are refused with the codes above. `refused` rows were found bad
  // before and go into the report. With `dry_run` nothing is stored. Stores in units of 200: where the store
  // gives up in between, repeating the import completes it.
  async::Task<Result<ImportReport>> import(WorkspaceId workspace, std::vector<TermItem> items,
                                           std::vector<ImportRefusal> refused, bool dry_run, Actor actor);

 private:
  Store& store_;
  TextForm form_;
};

}  // namespace yingda
