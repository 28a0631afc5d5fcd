#pragma once
// Slows down whoever guesses passwords: after a few failures each further one doubles the wait. Thread-safe.

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace yingda {

class Backoff {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr int kFree = 5;  // failures without a wait
  static constexpr std::chrono::seconds kLongest{15 * 60};
  static constexpr std::size_t kMaxKeys = 10'000;

  // How long `key` has to wait; 0 = may try now.
  std::chrono::seconds wait(const std::string& key, Clock::time_point now);
  void failed(const std::string& key, Clock::time_point now);
  void succeeded(const std::string& key);

 private:
  struct Entry {
    int failures = 0;
    Clock::time_point until;
  };
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
};

}  // namespace yingda
