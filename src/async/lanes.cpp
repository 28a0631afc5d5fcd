#include "async/lanes.hpp"

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <functional>
#include <mutex>
#include <unordered_map>

namespace yingda::async {
namespace {

using Wake = std::move_only_function<void()>;

// Wakes a waiting coroutine on its own executor, and keeps that executor's context running until then.
template <class Handler>
Wake wake_of(Handler handler) {
  auto guard = asio::make_work_guard(handler);
  return [handler = std::move(handler), guard = std::move(guard)]() mutable {
    asio::post(guard.get_executor(), std::move(handler));
    guard.reset();
  };
}

// Keys spread over shards, so that connections on different cores seldom meet at one mutex.
struct Shard {
  mutable std::mutex mutex;
  // A key is here while it is held; the queue has those that wait behind the holder.
  std::unordered_map<std::uint64_t, std::deque<Wake>> held;
};

constexpr std::size_t kShards = 16;

}  // namespace

struct KeyedLanes::Impl {
  std::array<Shard, kShards> shards;
  // Ids end in a counter and keys may be hashes: the product's high bits depend on all of them.
  Shard& of(std::uint64_t key) { return shards[(key * 0x9E3779B97F4A7C15ULL) >> 60U]; }
};

KeyedLanes::KeyedLanes() : impl_(std::make_unique<Impl>()) {}
KeyedLanes::~KeyedLanes() = default;

Task<KeyedLanes::Guard> KeyedLanes::enter(std::uint64_t key) {
  Shard& shard = impl_->of(key);
  {
    const std::scoped_lock lock(shard.mutex);
    if (shard.held.try_emplace(key).second) co_return Guard(this, key);
  }
  auto initiation = [&shard, key](auto handler) {
    Wake wake = wake_of(std::move(handler));
    {
      const std::scoped_lock lock(shard.mutex);
      const auto [lane, free] = shard.held.try_emplace(key);  // the holder may have left in between
      if (!free) {
        lane->second.push_back(std::move(wake));
        return;
      }
    }
    wake();
  };
  const auto& token = asio::use_awaitable;
  co_await asio::async_initiate<decltype(token), void()>(std::move(initiation), token);
  co_return Guard(this, key);
}

void KeyedLanes::leave(std::uint64_t key) {
  Shard& shard = impl_->of(key);
  Wake next;
  {
    const std::scoped_lock lock(shard.mutex);
    const auto lane = shard.held.find(key);
    if (lane->second.empty()) {
      shard.held.erase(lane);
      return;
    }
    next = std::move(lane->second.front());
    lane->second.pop_front();
  }
  next();
}

std::size_t KeyedLanes::active() const {
  std::size_t count = 0;
  for (const auto& shard : impl_->shards) {
    const std::scoped_lock lock(shard.mutex);
    count += shard.held.size();
  }
  return count;
}

}  // namespace yingda::async
