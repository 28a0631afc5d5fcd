#pragma once
// Load on a server: at a rate that does not depend on how fast it answers, or as fast as it does.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/bench/latency.hpp"
#include "app/bench/questions.hpp"
#include "app/bench/target.hpp"
#include "app/bench/visitors.hpp"

namespace yingda::app::bench {

struct LoadOptions {
  double rate = 100;  // consultations a second
  double seconds = 10;
  int connections = 32;
  // For a while more come than else: from `burst_from` on (seconds) for `burst_seconds`, `burst_factor` times
  // as many.
  double burst_from = 0;
  double burst_seconds = 0;
  double burst_factor = 10;

  double rate_at(double second) const {
    const bool burst = second >= burst_from && second < burst_from + burst_seconds;
    return burst ? rate * burst_factor : rate;
  }
};

// Those who came in one second of the run.
struct Second {
  std::uint64_t offered = 0;
  std::uint64_t errors = 0;  // refusals too
  Latency latency;           // of the acknowledged
};

struct LoadResult {
  Latency latency;  // of what was acknowledged, from the moment at which it should have been sent
  std::uint64_t offered = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t in_time = 0;                    // of them, before the time was over
  std::uint64_t answered = 0;                   // of them, with a reply
  std::map<std::string, std::uint64_t> errors;  // by code
  std::vector<Second> timeline;
};

// Open loop: customers come by themselves (Poisson arrivals), whether or not earlier ones have their answers.
// One that finds no free connection waits, and his waiting counts. Ends when all is answered, at most half a
// minute after the time is over; who has not been served by then is the error "not_sent".
LoadResult run_open_loop(const Target& target, const Questions& questions, Visitors& visitors,
                         const LoadOptions& options);

// Closed loop: each connection sends the next one as soon as it has its answer, until `messages` (customers'
// and replies) are stored.
struct PreloadResult {
  std::uint64_t messages = 0;
  double seconds = 0;
  std::uint64_t errors = 0;
};
// Code: preload_failed when a hundred in a row fail.
Result<PreloadResult> preload(const Target& target, const Questions& questions, std::uint64_t messages,
                              int connections, const std::string& prefix);

}  // namespace yingda::app::bench
