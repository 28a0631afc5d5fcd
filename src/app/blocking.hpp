#pragma once
// Waiting for a coroutine from a thread that is none of the executor's.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <utility>

#include "async/task.hpp"

namespace yingda::app {

// Runs `task` on `executor` and gives its result; what it throws is thrown here.
template <class T>
T wait_for(async::asio::any_io_executor executor, async::Task<T> task) {
  return async::asio::co_spawn(executor, std::move(task), async::asio::use_future).get();
}

}  // namespace yingda::app
