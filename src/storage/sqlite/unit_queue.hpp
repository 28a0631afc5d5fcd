#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "core/store.hpp"

namespace yingda::storage {

struct Unit {
  Store::Work work;
  Store::Done done;
};

// The bounded queue before the writer and before the readers. Thread-safe.
class UnitQueue {
 public:
  explicit UnitQueue(std::size_t bound) : bound_(bound) {}

  // When the queue is full or closed, the unit's completion gets {overloaded, "store_busy"} on this thread,
  // at once.
  void push(Unit unit);
  // Waits for a unit; nothing when the queue is closed and empty.
  std::optional<Unit> pop();
  // A unit that waits already, if there is one.
  std::optional<Unit> try_pop();
  // Wakes pop() once, so that its caller can look after something else: it then gives a unit without work.
  void nudge();
  void close();
  std::size_t size() const;

 private:
  Unit take();

  const std::size_t bound_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Unit> units_;
  bool nudged_ = false;
  bool closed_ = false;
};

}  // namespace yingda::storage
