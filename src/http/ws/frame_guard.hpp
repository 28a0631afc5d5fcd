#pragma once
// How much one connection may ask of the server: frames a second, and nonsense in a row.

#include <algorithm>
#include <chrono>

namespace yingda::http {

// A bucket of `burst` tokens that fills at `per_second`. Not thread-safe.
class TokenBucket {
 public:
  using Clock = std::chrono::steady_clock;

  TokenBucket(double per_second, double burst) : per_second_(per_second), burst_(burst), tokens_(burst) {}

  // False when it is empty; then nothing was taken.
  bool take(Clock::time_point now = Clock::now()) {
    const double seconds = std::chrono::duration<double>(now - filled_).count();
    tokens_ = std::min(burst_, tokens_ + seconds * per_second_);
    filled_ = now;
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  double per_second_;
  double burst_;
  double tokens_;
  Clock::time_point filled_ = Clock::now();
};

// Counts frames that cannot be understood; the tenth in a row is one too many.
class NonsenseCounter {
 public:
  void good() { in_a_row_ = 0; }
  // True when the connection is to be closed.
  bool bad() { return ++in_a_row_ >= 10; }

 private:
  int in_a_row_ = 0;
};

}  // namespace yingda::http
