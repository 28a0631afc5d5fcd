#include "async/runtime.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "base/thread_name.hpp"

namespace yingda::async {

struct Runtime::Impl {
  explicit Impl(unsigned count, Log to) : log(std::move(to)), context(static_cast<int>(count)) {}

  void run() {
    name_thread("yd-io");
    for (;;) {
      try {
        context.run();
        return;
      } catch (const std::exception& error) {
        log.error("exception left a handler", {{"what", error.what()}});
      }
    }
  }

  Log log;
  asio::io_context context;
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
  std::vector<std::jthread> threads;
};

Runtime::Runtime(unsigned threads, Log log) {
  const unsigned count = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  impl_ = std::make_unique<Impl>(count, std::move(log));
  impl_->work.emplace(impl_->context.get_executor());
  for (unsigned i = 0; i < count; ++i) impl_->threads.emplace_back([impl = impl_.get()] { impl->run(); });
}

Runtime::~Runtime() { stop(); }

asio::any_io_executor Runtime::executor() { return impl_->context.get_executor(); }

void Runtime::stop(bool drain) {
  impl_->work.reset();
  if (!drain) impl_->context.stop();
  impl_->threads.clear();  // joins
}

}  // namespace yingda::async
