#pragma once
// "What is …?" answered from the glossary.

#include <optional>
#include <string_view>

#include "bot/compose.hpp"

namespace yingda::bot {

// The term that a normalised question asks the meaning of and nothing else ("光猫是什么意思", "what is an
// ONT"), where it has an explanation.
const GlossaryTerm* asked_term(const Snapshot& snapshot, std::string_view question);

// Its explanation; meta has the tier "glossary", the term's id and the glossary as the source.
Outcome explain_term(const Reply& reply, const GlossaryTerm& term);

}  // namespace yingda::bot
