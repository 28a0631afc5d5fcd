#include "storage/sqlite/unit_queue.hpp"

namespace yingda::storage {

void UnitQueue::push(Unit unit) {
  {
    const std::scoped_lock lock(mutex_);
    if (!closed_ && units_.size() < bound_) {
      units_.push_back(std::move(unit));
      changed_.notify_one();
      return;
    }
  }
  unit.done(
      fail(ErrorKind::overloaded, "store_busy", "Too much is waiting to be stored; try again in a moment."));
}

std::optional<Unit> UnitQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || nudged_ || !units_.empty(); });
  if (!units_.empty()) return take();
  if (nudged_) {
    nudged_ = false;
    return Unit{};
  }
  return std::nullopt;
}

std::optional<Unit> UnitQueue::try_pop() {
  const std::scoped_lock lock(mutex_);
  if (units_.empty()) return std::nullopt;
  return take();
}

Unit UnitQueue::take() {
  Unit unit = std::move(units_.front());
  units_.pop_front();
  return unit;
}

void UnitQueue::nudge() {
  const std::scoped_lock lock(mutex_);
  nudged_ = true;
  changed_.notify_one();
}

void UnitQueue::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::size_t UnitQueue::size() const {
  const std::scoped_lock lock(mutex_);
  return units_.size();
}

}  // namespace yingda::storage
