#pragma once
// What makes a glossary consistent. Shared by the use cases.

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/knowledge/glossary_service.hpp"

namespace yingda {

// A term whose texts are trimmed and say each thing once, with the normal forms of its words: the term's own
// first.
struct ReadyTerm {
  GlossaryTerm term;
  std::vector<std::string> words;
};

// Code too_short where the term, or its kind, is nothing but space.
Result<ReadyTerm> ready_term(GlossaryTerm term, const TextForm& form);

// `word` is one of `ready`; `owner` the term that has it, as its name or as a synonym.
std::unexpected<Error> word_taken(const ReadyTerm& ready, std::size_t word, const std::string& owner,
                                  bool is_its_name);
std::unexpected<Error> too_many_terms();

// Whether the two say the same: everything but id, version, times and author.
bool same_term(const GlossaryTerm& a, const GlossaryTerm& b);

// Inside a unit of work, without record and event: checks against the other terms and stores.
Result<GlossaryTerm> store_new_term(Tx& tx, ReadyTerm ready, const TextForm& form, const Actor& actor);
// `stored` is the term as it was.
Result<GlossaryTerm> store_changed_term(Tx& tx, const GlossaryTerm& stored, ReadyTerm ready,
                                        const TextForm& form, const Actor& actor);

}  // namespace yingda
