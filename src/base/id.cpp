#include "base/id.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>

namespace yingda {
namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::int64_t kEpochMs = 1'704'067'200'000;  // 2024-01-01T00:00:00Z
constexpr int kNodeBits = 10;
constexpr int kCounterBits = 12;

// The last id without its node bits: time and counter as one growing number.
std::atomic<std::int64_t> last_tick{0};
std::atomic<std::int64_t> node_bits{0};

std::int64_t now_tick() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return (std::chrono::duration_cast<std::chrono::milliseconds>(now).count() - kEpochMs) << kCounterBits;
}

std::int64_t tick_of(std::int64_t id) {
  return ((id >> (kNodeBits + kCounterBits)) << kCounterBits) | (id & ((1 << kCounterBits) - 1));
}

}  // namespace

std::string id_to_text(std::int64_t value) {
  std::string text(13, '0');
  auto rest = static_cast<std::uint64_t>(value);
  for (auto at = text.rbegin(); at != text.rend(); ++at) {
    *at = kAlphabet[rest & 31];
    rest >>= 5;
  }
  return text;
}

std::optional<std::int64_t> id_from_text(std::string_view text) {
  if (text.size() != 13 || text[0] > '7') return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    const auto digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = (value << 5) | digit;
  }
  return static_cast<std::int64_t>(value);
}

std::int64_t next_id_value() {
  auto last = last_tick.load(std::memory_order_relaxed);
  std::int64_t tick = 0;
  do {
    tick = std::max(last + 1, now_tick());
  } while (!last_tick.compare_exchange_weak(last, tick, std::memory_order_relaxed));
  const auto counter = tick & ((1 << kCounterBits) - 1);
  return ((tick >> kCounterBits) << (kNodeBits + kCounterBits)) |
         (node_bits.load(std::memory_order_relaxed) << kCounterBits) | counter;
}

void seed_ids(std::int64_t floor, unsigned node) {
  node_bits.store(node & ((1U << kNodeBits) - 1), std::memory_order_relaxed);
  auto last = last_tick.load(std::memory_order_relaxed);
  const auto wanted = tick_of(floor);
  while (last < wanted && !last_tick.compare_exchange_weak(last, wanted, std::memory_order_relaxed)) {
  }
}

}  // namespace yingda
