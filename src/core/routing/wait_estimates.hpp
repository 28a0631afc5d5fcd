#pragma once
// How long customers wait for a person: an average over the last assignments of each team. In memory;
// thread-safe.

#include <map>
#include <mutex>
#include <optional>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace yingda {

class WaitEstimates {
 public:
  // A conversation that was at the head of the team's queue went to a member at `now`.
  void note_assigned(TeamId team, TimeMs now);
  // Seconds until the one at `place` (from 1) has a person; nothing until enough is known, or when the last
  // assignment is more than an hour ago.
  std::optional<int> expected_s(TeamId team, int place, TimeMs now) const;

 private:
  struct Pace {
    TimeMs last = 0;
    double gap_ms = 0;  // moving average of the time between two assignments
    int samples = 0;
  };
  mutable std::mutex mutex_;
  std::map<TeamId, Pace> paces_;
};

}  // namespace yingda
