#pragma once
// A bounded pool for work that would hold up an executor: password hashing, file writes. The awaiting
// coroutine goes on on its own executor. Thread-safe. When the pool's queue is full nothing is started and
// the caller gets {overloaded, "busy"}. The destructor runs what was accepted and joins the threads; destroy
// it before the contexts of the coroutines that wait for it.

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "async/task.hpp"
#include "base/error.hpp"

namespace yingda::async {

class Offload {
 public:
  explicit Offload(unsigned threads = 2, std::size_t limit = 256) : limit_(limit), pool_(threads) {}
  ~Offload() { pool_.join(); }
  Offload(const Offload&) = delete;
  Offload& operator=(const Offload&) = delete;

  // Runs `work` on a thread of the pool. What it throws is thrown in the caller. `work` holds what it uses by
  // value: its caller may be gone by then.
  template <class T>
  Task<Result<T>> run(std::move_only_function<Result<T>()> work) {
    if (waiting_.fetch_add(1) >= limit_) {
      waiting_.fetch_sub(1);
      co_return fail(ErrorKind::overloaded, "busy",
                     "Too much is waiting for the server's workers; try again soon.");
    }
    auto slot = std::make_shared<Slot<T>>();
    auto unit = [this, slot, work = std::move(work)]() mutable {
      try {
        slot->value.emplace(work());
      } catch (...) {
        slot->error = std::current_exception();
      }
      waiting_.fetch_sub(1);
    };
    auto initiation = [this, &unit](auto handler) {
      auto guard = asio::make_work_guard(handler);
      asio::post(pool_,
                 [unit = std::move(unit), handler = std::move(handler), guard = std::move(guard)]() mutable {
                   unit();
                   const auto executor = guard.get_executor();
                   asio::post(executor, std::move(handler));
                   guard.reset();
                 });
    };
    const auto& token = asio::use_awaitable;
    co_await asio::async_initiate<decltype(token), void()>(std::move(initiation), token);
    if (slot->error) std::rethrow_exception(slot->error);
    co_return std::move(*slot->value);
  }

 private:
  template <class T>
  struct Slot {
    std::optional<Result<T>> value;
    std::exception_ptr error;
  };

  std::size_t limit_;
  std::atomic<std::size_t> waiting_ = 0;
  asio::thread_pool pool_;
};

}  // namespace yingda::async
