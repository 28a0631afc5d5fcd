#pragma once
// What a customer's confirmed wording teaches. Pure.

#include <optional>
#include <string_view>
#include <vector>

#include "bot/engine.hpp"
#include "core/knowledge/learnt.hpp"

namespace yingda::bot {

// `text` as a further wording of the entry, personal data (phone and order numbers, addresses, e-mail …) left
// out of it. Nothing where it would teach nothing or the wrong thing: it says too little by itself, leans on
// the talk, calls for a person, is a wording that the company wrote, or the entry is not among the first
// that are found for it.
std::optional<Lesson> lesson_of(const Snapshot& snapshot, EntryId entry, std::string_view text, TimeMs now);

// The same of the question that the bot had asked back about, where `text` chose one of what it offered.
// `before` is the state before the text, `outcome` what came of it.
std::optional<Lesson> lesson_of_choice(const Snapshot& snapshot, const State& before, std::string_view text,
                                       const Outcome& outcome, TimeMs now);

// Adds what was learnt to the similar questions of the published entries, ascending by id, after their own
// (Entry::learnt). Wordings that any of them has of its own are left out.
void add_learnt(std::vector<Entry>& entries, const std::vector<LearntWording>& learnt);

}  // namespace yingda::bot
