#include "nlu/evidence.hpp"

#include <algorithm>
#include <numeric>

namespace yingda::nlu {
namespace {

constexpr std::size_t kBestOfColumn = 4;
constexpr float kLeastLead = -1.F;  // to be further behind says no more

}  // namespace

void EvidenceTable::begin(std::span<const EntryIndex> entries) {
  entries_.assign(entries.begin(), entries.end());
  columns_.clear();
}

void EvidenceTable::put(Measure measure, std::span<const float> values) {
  Column column{measure, values};
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (values[i] > values[column.best]) {
      column.second = column.best;
      column.best = i;
    } else if (column.second == column.best || values[i] > values[column.second]) {
      column.second = i;
    }
  }
  columns_.push_back(column);
}

const std::vector<std::size_t>& EvidenceTable::candidates() {
  candidates_.clear();
  order_.resize(entries_.size());
  const auto count = static_cast<std::ptrdiff_t>(std::min(kBestOfColumn, order_.size()));
  for (const Column& column : columns_) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // Equal values by row, so that the same question always has the same candidates.
    std::ranges::partial_sort(order_, order_.begin() + count, [&](std::size_t a, std::size_t b) {
      return column.values[a] != column.values[b] ? column.values[a] > column.values[b] : a < b;
    });
    candidates_.insert(candidates_.end(), order_.begin(), order_.begin() + count);
  }
  std::ranges::sort(candidates_);
  const auto repeated = std::ranges::unique(candidates_);
  candidates_.erase(repeated.begin(), repeated.end());
  return candidates_;
}

Evidence EvidenceTable::evidence(std::size_t row) const {
  Evidence out;
  for (const Column& column : columns_) {
    const auto m = static_cast<std::size_t>(column.measure);
    out.value[m] = column.values[row];
    if (column.second == column.best) continue;
    const std::size_t other = row == column.best ? column.second : column.best;
    out.lead[m] = std::max(kLeastLead, column.values[row] - column.values[other]);
  }
  return out;
}

void put_leads(Measure measure, std::span<Evidence> candidates) {
  const auto m = static_cast<std::size_t>(measure);
  const auto value = [m](const Evidence& evidence) { return evidence.value[m]; };
  for (Evidence& own : candidates) {
    bool any = false;
    float best = 0;
    for (const Evidence& other : candidates) {
      if (&other == &own) continue;
      best = any ? std::max(best, value(other)) : value(other);
      any = true;
    }
    own.lead[m] = any ? std::max(kLeastLead, value(own) - best) : 0;
  }
}

}  // namespace yingda::nlu
