#include "nlu/wordings.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

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

// The question's weights, worked out once for all entries that it is compared with.
struct Asked {
  std::uint64_t serial = 0;
  std::string normalized;
  std::size_t tokens = 0;
  struct Slot {
    Key key = 0;
    float weight = 0;
  };
  std::vector<Slot> slots;  // by hash, at most half of them taken; 2 to the power of `bits`
  int bits = 0;
  float norm = 0;

  void hold(std::size_t count) {
    bits = static_cast<int>(std::bit_width(2 * count + 1));
    slots.assign(std::size_t{1} << static_cast<unsigned>(bits), Slot{});
  }
  std::size_t place_of(Key key) const {
    std::size_t at = static_cast<std::size_t>(key * 0x9E3779B1U) >> static_cast<unsigned>(32 - bits);
    while (slots[at].weight != 0 && slots[at].key != key) at = (at + 1) & (slots.size() - 1);
    return at;
  }
};

const Asked& asked_weights(std::uint64_t serial, const Query& query, const LexicalTier& tier) {
  thread_local Asked asked;
  const bool same =
      asked.serial == serial && asked.tokens == query.tokens.size() && asked.normalized == query.normalized;
  if (same) return asked;
  asked.serial = serial;
  asked.tokens = query.tokens.size();
  asked.normalized = query.normalized;
  asked.hold(query.tokens.size());
  float squares = 0;
  for (const Token& token : query.tokens) {
    if (!is_kept(token.key)) continue;
    const float weight = squared_weight(token.key, tier);
    asked.slots[asked.place_of(token.key)] = {token.key, weight};
    squares += weight;
  }
  asked.norm = std::sqrt(squares);
  return asked;
}

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

}  // namespace

Wordings::Wordings(std::span<const EntryTexts> entries, const LexicalTier& tier) : serial_(next_serial()) {
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
  const Asked& asked = asked_weights(serial_, query, tier);
  const float norm = asked.norm;
  BestWording best;
  const std::uint32_t begin = first_of_entry_[entry];
  for (std::uint32_t w = begin; w < first_of_entry_[entry + 1]; ++w) {
    float shared = 0;
    for (const Key key :
         std::span(keys_).subspan(wordings_[w].first, wordings_[w + 1].first - wordings_[w].first))
      shared += asked.slots[asked.place_of(key)].weight;
    const float cosine = norm > 0 && wordings_[w].norm > 0 ? shared / (norm * wordings_[w].norm) : 0;
    if (cosine > best.cosine) best = {w - begin, std::min(cosine, 1.F)};
  }
  return best;
}

}  // namespace yingda::nlu
