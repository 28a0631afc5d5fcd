// The import half of GlossaryService. A file is first laid against the glossary as it is, which also answers
// a dry run; what changes is then stored in units that leave the writer free for others.

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <utility>

#include "core/journal.hpp"
#include "core/knowledge/glossary_rules.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

constexpr std::size_t kTermUnit = 200;

ImportRefusal refusal_of(const TermItem& item, const Error& error) {
  // Of the field "/synonyms/3" only the list has a column.
  std::string column = error.field.substr(std::min<std::size_t>(1, error.field.size()));
  column = column.substr(0, column.find('/'));
  return {item.row, std::move(column), error.code, error.detail, item.term.term};
}

// A change that the plan found possible.
struct Change {
  TermItem item;
  TermId stored;  // 0 = a new term
};

struct Plan {
  std::vector<Change> changes;
  ImportReport report;
};

// The glossary as it would be after each row.
class Planner {
 public:
  Planner(std::vector<GlossaryTerm> terms, const TextForm& form) : form_(form), terms_(std::move(terms)) {
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (const auto ready = ready_term(terms_[i], form_)) claim(*ready, i);
    }
  }

  void take(const TermItem& item) {
    auto ready = ready_term(item.term, form_);
    if (!ready) return refuse(item, ready.error());
    const auto named = words_.find(ready->words.front());
    const bool is_known = named != words_.end() && named->second.is_name;
    const std::size_t place = is_known ? named->second.place : terms_.size();
    if (is_known && !seen_.insert({place, item.row}).second) {
      const std::string row = std::to_string(seen_.at(place));
      return refuse(item,
                    {ErrorKind::conflict, "duplicate_term", "Row " + row + " has the same term.", "/term"});
    }
    if (!is_known && std::ssize(terms_) >= kMostTerms) return refuse(item, too_many_terms().error());
    for (std::size_t w = 0; w < ready->words.size(); ++w) {
      const auto owner = words_.find(ready->words[w]);
      if (owner == words_.end() || owner->second.place == place) continue;
      const auto& [owned_by, is_name] = owner->second;
      return refuse(item, word_taken(*ready, w, terms_[owned_by].term, is_name).error());
    }
    if (is_known && same_term(terms_[place], ready->term)) return void(++plan_.report.unchanged);
    is_known ? ++plan_.report.updated : ++plan_.report.created;
    plan_.changes.push_back({item, is_known ? terms_[place].id : TermId{}});
    settle(std::move(*ready), place, item.row);
  }

  Plan finish() { return std::move(plan_); }

 private:
  struct Owner {
    std::size_t place;
    bool is_name;
  };

  void refuse(const TermItem& item, const Error& error) {
    plan_.report.refused.push_back(refusal_of(item, error));
  }

  void claim(const ReadyTerm& ready, std::size_t place) {
    for (std::size_t w = 0; w < ready.words.size(); ++w) words_.insert({ready.words[w], {place, w == 0}});
  }

  void settle(ReadyTerm ready, std::size_t place, int row) {
    seen_.insert({place, row});
    if (place < terms_.size()) {
      if (const auto before = ready_term(terms_[place], form_)) {
        for (const std::string& word : before->words) words_.erase(word);
      }
      ready.term.id = terms_[place].id;
    } else {
      terms_.emplace_back();
    }
    claim(ready, place);
    terms_[place] = std::move(ready.term);
  }

  const TextForm& form_;
  std::vector<GlossaryTerm> terms_;
  std::map<std::string, Owner> words_;
  std::map<std::size_t, int> seen_;  // which row of the file spoke of a term
  Plan plan_;
};

Result<Plan> make_plan(Tx& tx, WorkspaceId workspace, const std::vector<TermItem>& items,
                       const TextForm& form) {
  Planner planner(tx.glossary().all(workspace), form);
  for (const TermItem& item : items) planner.take(item);
  return planner.finish();
}

// Shared by the units: the caller may be gone while the last one runs.
struct TermImport {
  WorkspaceId workspace;
  std::vector<Change> changes;
  TextForm form;
  Actor actor;
};

Status store_change(Tx& tx, const TermImport& import, const Change& change) {
  auto ready = ready_term(change.item.term, import.form);
  if (!ready) return std::unexpected(std::move(ready.error()));
  ready->term.workspace = import.workspace;
  const auto stored = change.stored ? tx.glossary().find(import.workspace, change.stored) : std::nullopt;
  const auto done = stored ? store_changed_term(tx, *stored, std::move(*ready), import.form, import.actor)
                           : store_new_term(tx, std::move(*ready), import.form, import.actor);
  if (!done) return std::unexpected(done.error());
  return {};
}

// What the plan allowed may be refused after all, where somebody changed the glossary meanwhile.
Result<std::vector<ImportRefusal>> run_term_unit(Tx& tx, const TermImport& import,
                                                 std::span<const Change> changes) {
  std::vector<ImportRefusal> refused;
  for (const Change& change : changes) {
    if (auto done = store_change(tx, import, change); !done)
      refused.push_back(refusal_of(change.item, done.error()));
  }
  if (refused.size() == changes.size()) return refused;
  const std::string count = std::to_string(changes.size() - refused.size());
  record(tx, import.workspace, import.actor, "glossary.imported", count);
  announce(tx, import.workspace, EventType::glossary_changed, 0);
  return refused;
}

}  // namespace

async::Task<Result<ImportReport>> GlossaryService::import(WorkspaceId workspace, std::vector<TermItem> items,
                                                          std::vector<ImportRefusal> refused, bool dry_run,
                                                          Actor actor) {
  const auto rows = static_cast<int>(items.size() + refused.size());
  auto plan = co_await read<Plan>(store_, [workspace, items = std::move(items), form = form_](Tx& tx) {
    return make_plan(tx, workspace, items, form);
  });
  if (!plan) co_return std::unexpected(std::move(plan.error()));
  ImportReport report = std::move(plan->report);
  report.rows = rows;
  report.dry_run = dry_run;
  std::ranges::move(refused, std::back_inserter(report.refused));
  const auto import = std::make_shared<const TermImport>(
      TermImport{workspace, std::move(plan->changes), form_, std::move(actor)});
  for (std::size_t at = 0; !dry_run && at < import->changes.size(); at += kTermUnit) {
    const std::size_t size = std::min(kTermUnit, import->changes.size() - at);
    auto late = co_await write<std::vector<ImportRefusal>>(store_, [import, at, size](Tx& tx) {
      return run_term_unit(tx, *import, std::span(import->changes).subspan(at, size));
    });
    if (!late) co_return std::unexpected(std::move(late.error()));
    for (ImportRefusal& each : *late) {
      const auto change =
          std::ranges::find(import->changes, each.row, [](const Change& c) { return c.item.row; });
      --(change->stored ? report.updated : report.created);
      report.refused.push_back(std::move(each));
    }
  }
  std::ranges::sort(report.refused, {}, &ImportRefusal::row);
  co_return report;
}

}  // namespace yingda
