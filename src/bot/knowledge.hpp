#pragma once
// The searchable side of a snapshot.

#include <memory>
#include <string>
#include <vector>

#include "bot/snapshot.hpp"
#include "nlu/matcher.hpp"

namespace yingda::bot {

// Which entries are of one category.
class Categories {
 public:
  explicit Categories(const std::vector<Entry>& entries);
  bool are_same(nlu::EntryIndex a, nlu::EntryIndex b) const { return of_[a] == of_[b]; }
  // Share of all entries that are in the category of this one, above 0 and at most 1.
  double share_of(nlu::EntryIndex entry) const { return shares_[of_[entry]]; }

 private:
  std::vector<std::uint32_t> of_;
  std::vector<double> shares_;
};

struct Knowledge {
  Knowledge(const Workspace& workspace, const std::vector<Entry>& entries,
            const std::vector<GlossaryTerm>& glossary, const Learning& learning);
  // `other` with the meanings of an index.
  Knowledge(const Knowledge& other, std::shared_ptr<const nlu::WideMeaning> meaning);

  nlu::Matcher matcher;
  Categories categories;
  std::shared_ptr<const nlu::Encoder> encoder;  // null where there is none
  std::vector<std::string> topics;              // BotSettings::handoff_topics, normalised
};

// The wording of an entry that a match names.
const std::string& wording_of(const Entry& entry, std::uint32_t index);

}  // namespace yingda::bot
