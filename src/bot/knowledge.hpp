#pragma once
// The searchable side of a snapshot.

#include <string>
#include <vector>

#include "bot/snapshot.hpp"
#include "nlu/matcher.hpp"

namespace yingda::bot {

struct Knowledge {
  Knowledge(const Workspace& workspace, const std::vector<Entry>& entries,
            const std::vector<GlossaryTerm>& glossary, const Learning& learning);
  // `other` with the meanings of an index.
  Knowledge(const Knowledge& other, std::shared_ptr<const nlu::WideMeaning> meaning);

  nlu::Matcher matcher;
  std::vector<std::string> topics;  // BotSettings::handoff_topics, normalised
};

// The wording of an entry that a match names.
const std::string& wording_of(const Entry& entry, std::uint32_t index);

}  // namespace yingda::bot
