#pragma once
// How often the costly tiers may be asked: they are the first to be given up under load.

#include <mutex>

#include "base/clock.hpp"

namespace yingda::bot {

// A bucket that fills at a steady rate. Thread-safe.
class CostlyBudget {
 public:
  CostlyBudget(double a_second, double at_once) : a_second_(a_second), at_once_(at_once), left_(at_once) {}

  // Takes one question out of the budget; false when there is none.
  bool take(TimeMs now) {
    const std::lock_guard lock(mutex_);
    if (now > filled_) {
      const double grown = left_ + static_cast<double>(now - filled_) * a_second_ / 1000;
      left_ = grown < at_once_ ? grown : at_once_;
      filled_ = now;
    }
    if (left_ < 1) return false;
    left_ -= 1;
    return true;
  }

 private:
  const double a_second_;
  const double at_once_;
  std::mutex mutex_;
  double left_;
  TimeMs filled_ = 0;
};

}  // namespace yingda::bot
