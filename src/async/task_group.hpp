#pragma once
// Background coroutines that belong together: one that throws is logged, all can be cancelled and waited for.
// Thread-safe. A coroutine that shall end by cancel() must wait in cancellable operations (timers, sockets).

#include <memory>
#include <string>

#include "async/task.hpp"
#include "base/log.hpp"

namespace yingda::async {

class TaskGroup {
 public:
  explicit TaskGroup(asio::any_io_executor executor, Log log = {});
  // cancel() and join().
  ~TaskGroup();
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;

  // Runs `task` on the group's executor, or on `executor`. `name` is for the log. After cancel() nothing is
  // started.
  void spawn(std::string name, Task<void> task);
  void spawn(asio::any_io_executor executor, std::string name, Task<void> task);
  // Asks all to end, by terminal cancellation.
  void cancel();
  // Waits until all have ended. Not from a thread of the executor.
  void join();
  std::size_t running() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace yingda::async
