#include "http/ws/pacing.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace yingda::http {

async::Task<bool> drained(WebSocket& socket) {
  constexpr std::size_t kLow = 16 * 1024;
  constexpr auto kStep = std::chrono::milliseconds(10);
  constexpr int kSteps = 3'000;
  async::asio::steady_timer timer(socket.executor());
  for (int step = 0; step < kSteps && socket.open(); ++step) {
    if (socket.queued_bytes() <= kLow) co_return true;
    timer.expires_after(kStep);
    co_await timer.async_wait(async::asio::use_awaitable);
  }
  co_return false;
}

}  // namespace yingda::http
