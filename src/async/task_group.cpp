#include "async/task_group.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/system/system_error.hpp>
#include <condition_variable>
#include <list>
#include <mutex>

namespace yingda::async {

struct TaskGroup::Impl {
  // A task runs on a strand of its own, because a cancellation signal may only be given where its task runs.
  struct Running {
    std::string name;
    asio::strand<asio::any_io_executor> strand;
    std::shared_ptr<asio::cancellation_signal> signal = std::make_shared<asio::cancellation_signal>();
  };

  Impl(asio::any_io_executor on, Log to) : executor(std::move(on)), log(std::move(to)) {}

  void ended(std::list<Running>::iterator task, const std::exception_ptr& error) {
    if (error) report(task->name, error);
    const std::scoped_lock lock(mutex);
    tasks.erase(task);
    if (tasks.empty()) empty.notify_all();
  }

  void report(const std::string& name, const std::exception_ptr& error) const {
    try {
      std::rethrow_exception(error);
    } catch (const boost::system::system_error& failed) {
      if (failed.code() == asio::error::operation_aborted) return;  // what cancel() asks for
      log.error("task failed", {{"task", name}, {"what", failed.what()}});
    } catch (const std::exception& failed) {
      log.error("task failed", {{"task", name}, {"what", failed.what()}});
    }
  }

  asio::any_io_executor executor;
  Log log;
  mutable std::mutex mutex;
  std::condition_variable empty;
  std::list<Running> tasks;
  bool cancelled = false;
};

TaskGroup::TaskGroup(asio::any_io_executor executor, Log log)
    : impl_(std::make_shared<Impl>(std::move(executor), std::move(log))) {}

TaskGroup::~TaskGroup() {
  cancel();
  join();
}

void TaskGroup::spawn(std::string name, Task<void> task) {
  spawn(impl_->executor, std::move(name), std::move(task));
}

void TaskGroup::spawn(asio::any_io_executor executor, std::string name, Task<void> task) {
  auto strand = asio::make_strand(executor);
  // The lock is held until the task is bound to its signal, so that cancel() finds it whole.
  const std::scoped_lock lock(impl_->mutex);
  if (impl_->cancelled) return;
  const auto place = impl_->tasks.insert(impl_->tasks.end(), {std::move(name), strand});
  const auto signal = place->signal;
  asio::co_spawn(
      strand, std::move(task),
      asio::bind_cancellation_slot(signal->slot(), [impl = impl_, place, signal](std::exception_ptr error) {
        impl->ended(place, error);
      }));
}

void TaskGroup::cancel() {
  const std::scoped_lock lock(impl_->mutex);
  impl_->cancelled = true;
  for (const auto& task : impl_->tasks) {
    asio::post(task.strand, [signal = task.signal] { signal->emit(asio::cancellation_type::terminal); });
  }
}

void TaskGroup::join() {
  std::unique_lock lock(impl_->mutex);
  impl_->empty.wait(lock, [this] { return impl_->tasks.empty(); });
}

std::size_t TaskGroup::running() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->tasks.size();
}

}  // namespace yingda::async
