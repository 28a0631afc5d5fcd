#include "nlu/wordings.hpp"

#include <algorithm>
#include <cmath>

#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

// The families that are kept a wording: enough to recognise it, without the bulk of the derived ones.
bool is_kept(Key key) {
  const Family family = family_of(key);
  return family == Family::character || family == Family::pair || family == Family::word ||
         family == Family::number || family == Family::syllable;
}

float squared_weight(Key key, const LexicalTier& tier) {
  const float weight = tier.weight(key);
  return weight * weight;
}

}  // namespace

Wordings::Wordings(std::span<const EntryTexts> entries, const LexicalTier& tier) {
  for (const auto& entry : entries) {
    first_of_entry_.push_back(static_cast<std::uint32_t>(wordings_.size()));
    add(entry.question, tier);
    for (const auto& similar : entry.similar) add(similar, tier);
  }
  first_of_entry_.push_back(static_cast<std::uint32_t>(wordings_.size()));
  wordings_.push_back({static_cast<std::uint32_t>(keys_.size()), 0});
  keys_.shrink_to_fit();
  wordings_.shrink_to_fit();
}

void Wordings::add(std::string_view text, const LexicalTier& tier) {
  Wording wording{static_cast<std::uint32_t>(keys_.size()), 0};
  float squares = 0;
  for (const Key key : unique_keys(normalize(text))) {
    if (!is_kept(key)) continue;
    keys_.push_back(key);
    squares += squared_weight(key, tier);
  }
  wording.norm = std::sqrt(squares);
  wordings_.push_back(wording);
}

BestWording Wordings::best(EntryIndex entry, const Query& query, const LexicalTier& tier) const {
  thread_local std::vector<std::pair<Key, float>> asked;
  asked.clear();
  float squares = 0;
  for (const Token& token : query.tokens) {
    if (!is_kept(token.key)) continue;
    asked.emplace_back(token.key, squared_weight(token.key, tier));
    squares += asked.back().second;
  }
  const float norm = std::sqrt(squares);
  BestWording best;
  const std::uint32_t begin = first_of_entry_[entry];
  for (std::uint32_t w = begin; w < first_of_entry_[entry + 1]; ++w) {
    const Key* at = keys_.data() + wordings_[w].first;
    const Key* const end = keys_.data() + wordings_[w + 1].first;
    float shared = 0;
    for (const auto& [key, weight] : asked) {
      while (at != end && *at < key) ++at;
      if (at != end && *at == key) shared += weight;
    }
    const float cosine = norm > 0 && wordings_[w].norm > 0 ? shared / (norm * wordings_[w].norm) : 0;
    if (cosine > best.cosine) best = {w - begin, std::min(cosine, 1.F)};
  }
  return best;
}

}  // namespace yingda::nlu
