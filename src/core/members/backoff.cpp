#include "core/members/backoff.hpp"

#include <algorithm>

namespace yingda {

std::chrono::seconds Backoff::wait(const std::string& key, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.until <= now) return std::chrono::seconds(0);
  return std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
}

void Backoff::failed(const std::string& key, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  // Someone who makes up keys must not fill the memory: what no longer waits goes first, then everything.
  if (entries_.size() >= kMaxKeys)
    std::erase_if(entries_, [now](const auto& e) { return e.second.until <= now; });
  if (entries_.size() >= kMaxKeys) entries_.clear();
  Entry& entry = entries_[key];
  // A long quiet time starts the count anew.
  if (entry.failures > 0 && now - entry.until > kLongest) entry.failures = 0;
  ++entry.failures;
  const int doublings = std::min(entry.failures - kFree, 16);
  const auto wait =
      doublings <= 0 ? std::chrono::seconds(0) : std::min(std::chrono::seconds(1 << doublings), kLongest);
  entry.until = now + wait;
}

void Backoff::succeeded(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  entries_.erase(key);
}

}  // namespace yingda
