#pragma once
// An accepted WebSocket of text frames. Reading is one coroutine's (the handler's), sending is anybody's.
//
//   async::Task<void> serve(std::shared_ptr<http::WebSocket> socket, http::Request request) {
//     for (;;) {
//       auto frame = co_await socket->read();
//       if (!frame) co_return;  // closed, dead or cut off; frame.error() says how
//       socket->send(answer(*frame));
//     }
//   }
//
// When the handler returns, the connection is closed (1000 unless close() said otherwise). Keep the
// shared_ptr as long as you like: after the end send() does nothing and gives false.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

#include "async/task.hpp"

namespace yingda::http {

class WebSocket {
 public:
  // Why there is no next frame.
  struct Closed {
    std::uint16_t code = 1000;  // 1006: the connection was lost
    std::string reason;
  };

  virtual ~WebSocket() = default;

  // The next text frame; it is valid UTF-8. A binary frame ends the connection with 1003, one over the limit
  // with 1009, malformed UTF-8 with 1007, silence over the time-out with 1013. One call at a time, on
  // executor().
  virtual async::Task<std::expected<std::string, Closed>> read() = 0;
  // Queues a text frame. False when the connection is closed or closing, or when the queue (messages or
  // bytes) is full: then the peer reads too slowly and is cut off with 1013. Any thread; never blocks.
  virtual bool send(std::string text) = 0;
  // The same for a frame that goes to many: its bytes are shared, not copied.
  virtual bool send(std::shared_ptr<const std::string> text) = 0;
  // Starts to close; what is queued already is sent before. Any thread.
  virtual void close(std::uint16_t code, std::string reason) = 0;
  virtual bool open() const = 0;
  // Bytes that wait to be sent. Any thread.
  virtual std::size_t queued_bytes() const = 0;
  // The connection's strand: post here what must not run beside the handler.
  virtual async::asio::any_io_executor executor() = 0;
};

}  // namespace yingda::http
