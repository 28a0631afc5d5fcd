#pragma once
// What sign-in keeps in memory between requests; inside of auth_service.cpp. Thread-safe.

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace yingda {

template <class Key, class Value>
class AuthCache {
 public:
  using Held = std::shared_ptr<const Value>;

  Held find(const Key& key) const {
    const std::scoped_lock lock(mutex_);
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : found->second;
  }
  // Taken before a look-up in the store and given back with its result: a change in between makes that result
  // old.
  std::uint64_t generation() const {
    const std::scoped_lock lock(mutex_);
    return generation_;
  }
  void put(const Key& key, Held value, std::uint64_t generation) {
    const std::scoped_lock lock(mutex_);
    if (generation != generation_) return;
    if (entries_.size() >= kMax) entries_.clear();
    entries_.insert_or_assign(key, std::move(value));
  }
  void clear() {
    const std::scoped_lock lock(mutex_);
    ++generation_;
    entries_.clear();
  }

 private:
  static constexpr std::size_t kMax = 10'000;

  mutable std::mutex mutex_;
  std::unordered_map<Key, Held> entries_;
  std::uint64_t generation_ = 0;
};

}  // namespace yingda
