#pragma once
// A time limit on any coroutine.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <exception>
#include <utility>

#include "async/task.hpp"
#include "base/error.hpp"

namespace yingda::async {

// Runs `task` and gives its result, or {overloaded, "timed_out"} once `limit` has passed: the task is then
// cancelled (terminal) and waited for, so whatever it holds is released when this returns. What it throws is
// thrown here.
template <class T>
Task<Result<T>> with_timeout(Task<Result<T>> task, std::chrono::milliseconds limit) {
  const auto executor = co_await asio::this_coro::executor;
  asio::steady_timer timer(executor, limit);
  // wait_for_one and not operator||: that one waits for the first *success*, and so for a task that fails
  // first.
  auto [order, error, result, timer_error] =
      co_await asio::experimental::make_parallel_group(
          asio::co_spawn(executor, std::move(task), asio::deferred), timer.async_wait(asio::deferred))
          .async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
  if (order[0] == 1) {
    co_return fail(ErrorKind::overloaded, "timed_out", "The work took longer than its time limit.");
  }
  if (error) std::rethrow_exception(error);
  co_return std::move(result);
}

// Resumes after `duration`; throws boost::system::system_error(operation_aborted) when cancelled.
inline Task<void> sleep_for(std::chrono::milliseconds duration) {
  asio::steady_timer timer(co_await asio::this_coro::executor, duration);
  co_await timer.async_wait(asio::use_awaitable);
}

}  // namespace yingda::async
