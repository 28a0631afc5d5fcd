#pragma once
// The io_context of the program and its threads. Destroy what works on it first; what handlers refer to must
// outlive it.

#include <memory>

#include "async/task.hpp"
#include "base/log.hpp"

namespace yingda::async {

class Runtime {
 public:
  // Starts `threads` threads (0 = one a core). An exception that leaves a handler is a bug: it is logged, the
  // thread goes on.
  explicit Runtime(unsigned threads, Log log = {});
  // stop()
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  asio::any_io_executor executor();
  // Lets what runs come to its end when `drain`, otherwise drops it; joins the threads. Not from one of them.
  // Idempotent.
  void stop(bool drain = false);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::async
