#pragma once
// Follows the event stream for what is said to customers of platforms, and puts it into the outbox. Its
// cursor is stored with what it puts there, so that after a crash it goes on where it was.

#include <atomic>
#include <unordered_map>

#include "channels/relay/context.hpp"

namespace yingda::channels {

class Feeder {
 public:
  explicit Feeder(Context& context) : context_(context) {}

  // Where a store is new, it begins at the end of the stream.
  async::Task<Status> start();
  // All that is there; true when something was put into the outbox.
  async::Task<bool> step();

 private:
  struct Page;
  Page look(Tx& tx, std::int64_t after);
  void add(Tx& tx, const Event& event, Page& page);
  bool is_of_platform(Tx& tx, const Event& event);

  Context& context_;
  std::int64_t cursor_ = 0;
  std::int64_t stored_cursor_ = 0;
  std::unordered_map<ConversationId, bool> of_platform_;  // by one step at a time
};

}  // namespace yingda::channels
