#pragma once
// Whether all that was acknowledged is stored, once and in order, as the customer himself can read it.

#include <cstdint>

#include "app/bench/target.hpp"
#include "app/bench/visitors.hpp"

namespace yingda::app::bench {

struct Verdict {
  std::uint64_t acknowledged = 0;  // messages of customers
  std::uint64_t checked = 0;       // messages and replies that were looked for
  std::uint64_t missing = 0;       // acknowledged, or a reply that was shown, and not stored
  std::uint64_t duplicated = 0;    // stored more than once
  std::uint64_t out_of_order = 0;  // stored before something that came earlier
  std::uint64_t unread = 0;        // visitors whose messages could not be read: nothing is known of theirs
};

// Reads every visitor's messages through the public API and compares.
Verdict verify(const Target& target, const Visitors& visitors, int connections);

}  // namespace yingda::app::bench
