#include "app/bench/visitors.hpp"

#include <utility>

namespace yingda::app::bench {
namespace {

constexpr int kMessagesEach = 8;

}  // namespace

Visitors::Visitors(std::string prefix, std::size_t present) : prefix_(std::move(prefix)), present_(present) {}

Visitor& Visitors::take() {
  // New ones come until all places are taken, and when everybody waits for an answer.
  if (here_ < present_ || idle_.empty()) {
    ++here_;
    all_.push_back({prefix_ + std::to_string(all_.size()), 1, {}});
    return all_.back();
  }
  Visitor& visitor = *idle_.front();
  idle_.pop_front();
  ++visitor.sent;
  return visitor;
}

void Visitors::give_back(Visitor& visitor) {
  if (visitor.sent < kMessagesEach) {
    idle_.push_back(&visitor);
  } else {
    --here_;
  }
}

}  // namespace yingda::app::bench
