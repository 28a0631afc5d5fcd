#pragma once
// An answer tier finds the entries that may answer a question. Tiers are asked together; the calibration
// joins what they say. A tier is immutable once built and used by many threads.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/query.hpp"

namespace yingda::nlu {

// Position of an entry in the snapshot.
using EntryIndex = std::uint32_t;

struct Scored {
  EntryIndex entry = 0;
  float score = 0;  // 0–1: the tier's own measure, comparable between questions
};

// Which entries may be named at all (an expired one may not).
using Allowed = std::function<bool(EntryIndex)>;

class Tier {
 public:
  virtual ~Tier() = default;
  virtual std::string_view name() const = 0;  // shown as Message::meta "tier"
  // Best first, at most `limit`, scores above 0 only; equal scores by entry.
  virtual std::vector<Scored> score(const Query& query, std::size_t limit, const Allowed& allowed) const = 0;
};

// The best of scores by entry, as Tier::score() gives them.
std::vector<Scored> best_of(std::span<const float> scores, std::size_t limit, const Allowed& allowed);

}  // namespace yingda::nlu
