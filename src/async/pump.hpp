#pragma once
// A coroutine step that runs when it is woken, and at least once an interval, one run at a time: what
// background readers of the event stream are made of. wake() may come from any thread, any number of times;
// runs that are asked for meanwhile become one.

#include <chrono>
#include <functional>
#include <memory>

#include "async/task.hpp"
#include "base/log.hpp"

namespace yingda::async {

class Pump {
 public:
  // What the step throws is logged under `name`; the pump goes on after the interval.
  Pump(asio::any_io_executor executor, std::string name, std::chrono::milliseconds interval,
       std::function<Task<void>()> step, Log log);
  ~Pump();  // after stop()
  Pump(const Pump&) = delete;
  Pump& operator=(const Pump&) = delete;

  void start();
  void wake();
  // Lets a running step end, and returns when it has. Also before start(), and twice.
  Task<void> stop();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace yingda::async
