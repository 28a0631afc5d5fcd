#pragma once
// Time that the calling thread has spent on a processor: a busy machine gives the same figures as an idle
// one.

#include <time.h>

namespace yingda {

// Microseconds since some point in the thread's past.
inline double thread_processor_micros() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

}  // namespace yingda
