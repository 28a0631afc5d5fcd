#pragma once
// What one widget gets: live updates in order behind what is sent at the same time by its own coroutine.

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>

#include "core/live/updates.hpp"
#include "http/views/names.hpp"
#include "http/websocket.hpp"

namespace yingda::http {

// The hub's callback and the reading coroutine both send here. While the outlet is held, updates wait;
// messages that were sent by the coroutine are not sent again. Thread-safe.
class PublicOutlet {
 public:
  PublicOutlet(std::shared_ptr<WebSocket> socket, const views::Names& names)
      : socket_(std::move(socket)), names_(names) {}

  // From the hub.
  void update(PublicUpdate update);
  // From the reading coroutine, while it holds the outlet.
  void hold();
  void send_message(const Message& message);
  void send(std::string frame) { socket_->send(std::move(frame)); }
  void release();

 private:
  bool known(MessageId id) const;
  void emit(const PublicUpdate& update);

  std::shared_ptr<WebSocket> socket_;
  const views::Names& names_;
  std::mutex mutex_;
  bool held_ = true;
  std::deque<PublicUpdate> waiting_;
  std::deque<MessageId> sent_;  // the newest that the coroutine sent itself
};

}  // namespace yingda::http
