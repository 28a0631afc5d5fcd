#pragma once
// Threads for work that takes its time, beside those of the connections: what waits for them waits here, in
// the order in which it came, and not unseen in the connections' sockets. Thread-safe.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace yingda::async {

class Workers {
 public:
  using Work = std::move_only_function<void()>;

  // `name` is what `top -H` shows; at most 15 characters.
  Workers(std::string name, unsigned threads);
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // The work must not throw. How much waits is the caller's to bound. False, and the work is dropped, after
  // stop().
  bool post(Work work);
  // Does what waits and ends the threads. Not from one of them.
  void stop();
  std::size_t waiting() const;

 private:
  void loop();

  const std::string name_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Work> queue_;
  std::size_t idle_ = 0;
  bool stopped_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace yingda::async
