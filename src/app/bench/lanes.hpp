#pragma once
// Connections that work side by side on one thread.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <functional>

#include "async/task.hpp"

namespace yingda::app::bench {

// Runs what was spawned until the last one has ended; the first exception of them is thrown by run().
class Lanes {
 public:
  async::asio::any_io_executor executor() { return context_.get_executor(); }

  void spawn(async::Task<void> task) {
    async::asio::co_spawn(context_, std::move(task), [this](std::exception_ptr error) {
      if (error && !error_) error_ = std::move(error);
    });
  }
  void run() {
    context_.run();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  async::asio::io_context context_{1};
  std::exception_ptr error_;
};

}  // namespace yingda::app::bench
