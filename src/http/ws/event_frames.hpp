#pragma once
// Live updates as frames of the console. An event that goes to many consoles is written once.

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "core/live/updates.hpp"
#include "http/views/names.hpp"

namespace yingda::http {

// Thread-safe.
class EventFrames {
 public:
  explicit EventFrames(const views::Names& names) : names_(names) {}

  std::shared_ptr<const std::string> of(const ConsoleUpdate& update);
  std::shared_ptr<const std::string> of(const std::shared_ptr<const LiveEvent>& event);

 private:
  std::string write(const LiveEvent& event) const;

  const views::Names& names_;
  std::mutex mutex_;
  // The newest events; the handle keeps the address from being used again.
  std::deque<std::pair<std::shared_ptr<const LiveEvent>, std::shared_ptr<const std::string>>> recent_;
};

}  // namespace yingda::http
