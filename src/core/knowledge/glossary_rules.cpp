#include "core/knowledge/glossary_rules.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "core/store.hpp"

namespace yingda {
namespace {

// Whose word it is, when it is another term's.
Status check_words(Tx& tx, const ReadyTerm& ready, const TextForm& form) {
  for (std::size_t i = 0; i < ready.words.size(); ++i) {
    const auto owner = tx.glossary().find_by_word(ready.term.workspace, ready.words[i]);
    if (!owner || owner->id == ready.term.id) continue;
    return word_taken(ready, i, owner->term, form(owner->term) == ready.words[i]);
  }
  return {};
}

std::unexpected<Error> empty_text(const char* field) {
  return fail(ErrorKind::invalid, "too_short", "The text is nothing but space.", field);
}

}  // namespace

Result<ReadyTerm> ready_term(GlossaryTerm term, const TextForm& form) {
  ReadyTerm ready;
  term.term = trim(term.term);
  term.explanation = trim(term.explanation);
  term.kind = trim(term.kind);
  ready.words.push_back(form(term.term));
  if (ready.words.front().empty()) return empty_text("/term");
  if (term.kind.empty()) return empty_text("/kind");
  std::vector<std::string> synonyms;
  for (const std::string& each : term.synonyms) {
    std::string word = form(each);
    if (word.empty() || std::ranges::find(ready.words, word) != ready.words.end()) continue;
    ready.words.push_back(std::move(word));
    synonyms.emplace_back(trim(each));
  }
  term.synonyms = std::move(synonyms);
  ready.term = std::move(term);
  return ready;
}

std::unexpected<Error> word_taken(const ReadyTerm& ready, std::size_t word, const std::string& owner,
                                  bool is_its_name) {
  if (word == 0 && is_its_name) {
    return fail(ErrorKind::conflict, "duplicate_term", "The glossary has the term '" + owner + "' already.",
                "/term");
  }
  const std::string& written = word == 0 ? ready.term.term : ready.term.synonyms[word - 1];
  return fail(ErrorKind::conflict, "synonym_taken", "'" + written + "' belongs to the term '" + owner + "'.",
              word == 0 ? "/term" : "/synonyms/" + std::to_string(word - 1));
}

std::unexpected<Error> too_many_terms() {
  return fail(ErrorKind::conflict, "too_many_terms",
              "The glossary has " + std::to_string(kMostTerms) + " terms; it can hold no more.");
}

bool same_term(const GlossaryTerm& a, const GlossaryTerm& b) {
  const auto key = [](const GlossaryTerm& t) {
    return std::tie(t.term, t.synonyms, t.explanation, t.kind, t.language);
  };
  return key(a) == key(b);
}

Result<GlossaryTerm> store_new_term(Tx& tx, ReadyTerm ready, const TextForm& form, const Actor& actor) {
  GlossaryTerm& term = ready.term;
  if (tx.glossary().count(term.workspace) >= kMostTerms) return too_many_terms();
  if (auto checked = check_words(tx, ready, form); !checked)
    return std::unexpected(std::move(checked.error()));
  term.id = new_id<TermId>();
  term.version = 1;
  term.created_at = term.updated_at = now_ms();
  term.updated_by = actor.member;
  tx.glossary().insert(term, ready.words);
  return std::move(term);
}

Result<GlossaryTerm> store_changed_term(Tx& tx, const GlossaryTerm& stored, ReadyTerm ready,
                                        const TextForm& form, const Actor& actor) {
  GlossaryTerm& term = ready.term;
  term.id = stored.id;
  if (auto checked = check_words(tx, ready, form); !checked)
    return std::unexpected(std::move(checked.error()));
  term.version = stored.version + 1;
  term.created_at = stored.created_at;
  term.updated_at = now_ms();
  term.updated_by = actor.member;
  tx.glossary().update(term, ready.words);
  return std::move(term);
}

}  // namespace yingda
