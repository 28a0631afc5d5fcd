#include "core/knowledge/glossary_service.hpp"

#include "core/journal.hpp"
#include "core/knowledge/glossary_rules.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

std::unexpected<Error> term_not_found() {
  return fail(ErrorKind::not_found, "term_not_found", "The glossary has no term with this id.");
}

void leave_behind(Tx& tx, WorkspaceId workspace, const Actor& actor, const char* action, TermId id) {
  record(tx, workspace, actor, action, to_text(id));
  announce(tx, workspace, EventType::glossary_changed, id.value);
}

Result<GlossaryTerm> create_term(Tx& tx, GlossaryTerm wanted, const TextForm& form, const Actor& actor) {
  auto ready = ready_term(std::move(wanted), form);
  if (!ready) return std::unexpected(std::move(ready.error()));
  auto made = store_new_term(tx, std::move(*ready), form, actor);
  if (made) leave_behind(tx, made->workspace, actor, "glossary.created", made->id);
  return made;
}

Result<GlossaryTerm> update_term(Tx& tx, GlossaryTerm wanted, const TextForm& form, const Actor& actor) {
  auto ready = ready_term(std::move(wanted), form);
  if (!ready) return std::unexpected(std::move(ready.error()));
  const GlossaryTerm& term = ready->term;
  const auto stored = tx.glossary().find(term.workspace, term.id);
  if (!stored) return term_not_found();
  if (stored->version != term.version) {
    return fail(ErrorKind::conflict, "term_changed",
                "Somebody changed the term meanwhile: it has version " + std::to_string(stored->version) +
                    ", the change was made to version " + std::to_string(term.version) + ".",
                "/version");
  }
  auto changed = store_changed_term(tx, *stored, std::move(*ready), form, actor);
  if (changed) leave_behind(tx, changed->workspace, actor, "glossary.updated", changed->id);
  return changed;
}

}  // namespace

Status insert_terms(Tx& tx, WorkspaceId workspace, std::vector<GlossaryTerm> terms, const TextForm& form,
                    const Actor& actor) {
  for (GlossaryTerm& term : terms) {
    term.workspace = workspace;
    auto ready = ready_term(std::move(term), form);
    if (!ready) return std::unexpected(std::move(ready.error()));
    if (auto made = store_new_term(tx, std::move(*ready), form, actor); !made)
      return std::unexpected(std::move(made.error()));
  }
  record(tx, workspace, actor, "glossary.imported", std::to_string(terms.size()));
  announce(tx, workspace, EventType::glossary_changed, 0);
  return {};
}

async::Task<Result<TermPage>> GlossaryService::list(WorkspaceId workspace, TermFilter filter, TermId before,
                                                    int limit) {
  co_return co_await read<TermPage>(
      store_, [workspace, filter = std::move(filter), before, limit](Tx& tx) -> Result<TermPage> {
        TermPage page;
        // One more than asked tells whether there is another page.
        page.items = tx.glossary().list(workspace, filter, before, limit + 1);
        if (std::ssize(page.items) > limit) {
          page.items.pop_back();
          page.next = page.items.back().id;
        }
        return page;
      });
}

async::Task<Result<std::vector<GlossaryTerm>>> GlossaryService::all(WorkspaceId workspace) {
  using Terms = std::vector<GlossaryTerm>;
  co_return co_await read<Terms>(
      store_, [workspace](Tx& tx) -> Result<Terms> { return tx.glossary().all(workspace); });
}

async::Task<Result<GlossaryTerm>> GlossaryService::get(WorkspaceId workspace, TermId id) {
  co_return co_await read<GlossaryTerm>(store_, [workspace, id](Tx& tx) -> Result<GlossaryTerm> {
    auto found = tx.glossary().find(workspace, id);
    if (!found) return term_not_found();
    return std::move(*found);
  });
}

async::Task<Result<GlossaryTerm>> GlossaryService::create(WorkspaceId workspace, GlossaryTerm wanted,
                                                          Actor actor) {
  wanted.workspace = workspace;
  co_return co_await write<GlossaryTerm>(
      store_, [wanted = std::move(wanted), actor = std::move(actor), form = form_](Tx& tx) mutable {
        return create_term(tx, std::move(wanted), form, actor);
      });
}

async::Task<Result<GlossaryTerm>> GlossaryService::update(WorkspaceId workspace, TermId id,
                                                          GlossaryTerm wanted, Actor actor) {
  wanted.workspace = workspace;
  wanted.id = id;
  co_return co_await write<GlossaryTerm>(
      store_, [wanted = std::move(wanted), actor = std::move(actor), form = form_](Tx& tx) mutable {
        return update_term(tx, std::move(wanted), form, actor);
      });
}

async::Task<Status> GlossaryService::remove(WorkspaceId workspace, TermId id, Actor actor) {
  co_return co_await write<void>(store_, [workspace, id, actor = std::move(actor)](Tx& tx) -> Status {
    if (!tx.glossary().remove(workspace, id)) return term_not_found();
    leave_behind(tx, workspace, actor, "glossary.removed", id);
    return {};
  });
}

async::Task<Result<std::vector<std::pair<std::string, std::int64_t>>>> GlossaryService::kinds(
    WorkspaceId workspace) {
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  co_return co_await read<Counts>(
      store_, [workspace](Tx& tx) -> Result<Counts> { return tx.glossary().kinds(workspace); });
}

}  // namespace yingda
