#include "async/workers.hpp"

#include "base/thread_name.hpp"

namespace yingda::async {

Workers::Workers(std::string name, unsigned threads) : name_(std::move(name)) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { loop(); });
}

bool Workers::post(Work work) {
  const std::scoped_lock lock(mutex_);
  if (stopped_) return false;
  queue_.push_back(std::move(work));
  // Whoever is at work looks by himself: waking costs a system call.
  if (idle_ > 0) changed_.notify_one();
  return true;
}

void Workers::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }
  threads_.clear();
}

std::size_t Workers::waiting() const {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

void Workers::loop() {
  name_thread(name_.c_str());
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    changed_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
    --idle_;
    if (queue_.empty()) return;
    {
      Work work = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      work();
    }
    lock.lock();
  }
}

}  // namespace yingda::async
