#pragma once
// One order per key: work on the same key runs one after the other, first come first served, work on
// different keys at the same time. The user takes no locks:
//
//   const auto turn = co_await lanes.enter(conversation.value);
//   ... nobody else works on this conversation until `turn` is gone ...
//
// Thread-safe. A coroutine resumes on its own executor. Do not enter a key again while its guard is held (it
// would wait for itself for ever), and hold at most one guard at a time. A wait cannot be called back:
// cancelling the waiting coroutine takes effect once it has got its turn. The lanes must outlive every guard
// and every waiting coroutine.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "async/task.hpp"

namespace yingda::async {

class KeyedLanes {
 public:
  // Holds the turn; gives it to the next one in line when it goes.
  class [[nodiscard]] Guard {
   public:
    Guard(Guard&& other) noexcept : lanes_(std::exchange(other.lanes_, nullptr)), key_(other.key_) {}
    Guard& operator=(Guard&&) = delete;
    ~Guard() {
      if (lanes_ != nullptr) lanes_->leave(key_);
    }

   private:
    friend class KeyedLanes;
    Guard(KeyedLanes* lanes, std::uint64_t key) : lanes_(lanes), key_(key) {}
    KeyedLanes* lanes_;
    std::uint64_t key_;
  };

  KeyedLanes();
  ~KeyedLanes();
  KeyedLanes(const KeyedLanes&) = delete;
  KeyedLanes& operator=(const KeyedLanes&) = delete;

  Task<Guard> enter(std::uint64_t key);
  Task<Guard> enter(std::int64_t key) { return enter(static_cast<std::uint64_t>(key)); }
  // Keys that somebody holds or waits for now, for metrics.
  std::size_t active() const;

 private:
  void leave(std::uint64_t key);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::async
