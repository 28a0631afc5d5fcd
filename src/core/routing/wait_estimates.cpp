#include "core/routing/wait_estimates.hpp"

#include <algorithm>
#include <cmath>

namespace yingda {
namespace {

constexpr TimeMs kHour = 3'600'000;
constexpr int kEnough = 3;
constexpr double kWeight = 0.2;  // of the newest gap

}  // namespace

void WaitEstimates::note_assigned(TeamId team, TimeMs now) {
  const std::lock_guard lock(mutex_);
  Pace& pace = paces_[team];
  const auto gap = static_cast<double>(std::max<TimeMs>(now - pace.last, 0));
  if (pace.last == 0 || now - pace.last > kHour) {
    pace = Pace{now, 0, 0};  // after a pause the old pace says nothing
    return;
  }
  pace.gap_ms = pace.samples == 0 ? gap : pace.gap_ms + kWeight * (gap - pace.gap_ms);
  pace.last = now;
  ++pace.samples;
}

std::optional<int> WaitEstimates::expected_s(TeamId team, int place, TimeMs now) const {
  const std::lock_guard lock(mutex_);
  const auto found = paces_.find(team);
  if (found == paces_.end()) return std::nullopt;
  const Pace& pace = found->second;
  if (pace.samples < kEnough || now - pace.last > kHour) return std::nullopt;
  return static_cast<int>(std::ceil(pace.gap_ms * place / 1000.0));
}

}  // namespace yingda
