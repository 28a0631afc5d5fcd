#pragma once
// Works lanes off: many at the same time, each by one coroutine. The store says which lanes have something
// due; it is asked when the runner is woken, and once a second for what waits for its time.

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "async/pump.hpp"
#include "async/task_group.hpp"
#include "base/id.hpp"
#include "base/log.hpp"

namespace yingda::channels {

struct Lane {
  ChannelId channel;
  std::string visitor;
  auto operator<=>(const Lane&) const = default;
};

class LaneRunner {
 public:
  // At most `limit` lanes of which something is due.
  using Due = std::function<async::Task<std::vector<Lane>>(int limit)>;
  // Works one lane off until nothing of it is due, or `stopping()`.
  using Work = std::function<async::Task<void>(Lane lane)>;

  LaneRunner(async::asio::any_io_executor executor, std::string name, std::size_t at_once, Due due, Work work,
             Log log);
  ~LaneRunner();
  LaneRunner(const LaneRunner&) = delete;
  LaneRunner& operator=(const LaneRunner&) = delete;

  void start();
  void wake();
  bool stopping() const;
  // Nothing new begins.
  async::Task<void> close();
  // Gives what runs until `patience` is over to come to an end. Blocks; not from a thread of the executor.
  void join(std::chrono::milliseconds patience);

 private:
  async::Task<void> look();

  struct State;
  std::shared_ptr<State> state_;
  const std::string name_;
  async::TaskGroup group_;
  async::Pump pump_;
};

}  // namespace yingda::channels
