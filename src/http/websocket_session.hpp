#pragma once
// The WebSocket of a connection; inside of the server's .cpp files only. Everything but the queue runs on the
// strand.

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <mutex>

#include "http/server_core.hpp"

namespace yingda::http {

template <class Stream>
class WebSocketSession final : public WebSocket,
                               public std::enable_shared_from_this<WebSocketSession<Stream>> {
 public:
  using Clock = std::chrono::steady_clock;
  using Lock = std::scoped_lock<std::mutex>;

  WebSocketSession(Stream stream, std::shared_ptr<ServerCore> core)
      : core_(std::move(core)),
        ws_(std::move(stream)),
        timer_(ws_.get_executor()),
        finished_(ws_.get_executor(), Clock::time_point::max()),
        last_seen_(Clock::now()) {
    boost::beast::get_lowest_layer(ws_).expires_never();  // from here on the watch() decides
    ws_.set_option(boost::beast::websocket::stream_base::timeout{
        core_->options.write_timeout, boost::beast::websocket::stream_base::none(), false});
    ws_.read_message_max(core_->options.ws_frame_limit);
    ws_.text(true);
    ws_.auto_fragment(
        false);  // a message is one frame: simple clients take no fragments, and nothing is gained
    ws_.control_callback([this](auto, auto) { last_seen_ = Clock::now(); });
    core_->metrics.ws_open.add(1);
  }
  ~WebSocketSession() override { core_->metrics.ws_open.add(-1); }

  template <class Request>
  async::Task<bool> accept(Request request) {
    boost::system::error_code failed;
    co_await ws_.async_accept(request, async::asio::redirect_error(async::asio::use_awaitable, failed));
    if (!failed) watch();
    co_return !failed;
  }

  async::Task<std::expected<std::string, Closed>> read() override {
    boost::beast::flat_buffer buffer;
    boost::system::error_code failed;
    co_await ws_.async_read(buffer, async::asio::redirect_error(async::asio::use_awaitable, failed));
    last_seen_ = Clock::now();
    if (!failed && ws_.got_text()) co_return boost::beast::buffers_to_string(buffer.data());
    if (!failed) close(1003, "text frames only");
    co_return std::unexpected(end_of(failed));
  }

  bool send(std::string text) override { return send(std::make_shared<const std::string>(std::move(text))); }

  bool send(std::shared_ptr<const std::string> text) override {
    const Lock lock(mutex_);
    if (state_ != State::open) return false;
    const auto& limits = core_->options;
    if (queue_.size() >= limits.ws_queue_messages || bytes_ + text->size() > limits.ws_queue_bytes) {
      end_locked(1013, "the peer reads too slowly");
      return false;
    }
    bytes_ += text->size();
    queue_.push_back(std::move(text));
    start_writer_locked();
    return true;
  }

  void close(std::uint16_t code, std::string reason) override {
    const Lock lock(mutex_);
    if (state_ != State::open) return;
    state_ = State::closing;
    closed_ = {code, std::move(reason)};
    start_writer_locked();
  }

  // Ends the connection without waiting for the peer.
  void cut(std::uint16_t code, std::string reason) {
    const Lock lock(mutex_);
    end_locked(code, std::move(reason));
  }

  // Returns once the connection has ended, by closing or by being cut.
  async::Task<void> finished() {
    boost::system::error_code cancelled;
    if (!gone_) {
      co_await finished_.async_wait(async::asio::redirect_error(async::asio::use_awaitable, cancelled));
    }
  }

  bool open() const override {
    const Lock lock(mutex_);
    return state_ == State::open;
  }
  std::size_t queued_bytes() const override {
    const Lock lock(mutex_);
    return bytes_;
  }
  async::asio::any_io_executor executor() override { return ws_.get_executor(); }

 private:
  enum class State { open, closing, ended };

  Closed end_of(const boost::system::error_code& failed) {
    namespace websocket = boost::beast::websocket;
    const Lock lock(mutex_);
    if (state_ != State::open) return closed_;
    if (failed == websocket::error::closed) {
      const auto& reason = ws_.reason();
      end_locked(reason.code, std::string(reason.reason.data(), reason.reason.size()));
    } else if (failed == websocket::error::message_too_big || failed == websocket::error::buffer_overflow) {
      end_locked(1009, "the frame is too large");
    } else if (failed == websocket::error::bad_frame_payload) {
      end_locked(1007, "the frame is not UTF-8");
    } else {
      end_locked(1006, failed.message());
    }
    return closed_;
  }

  void start_writer_locked() {
    if (writing_) return;
    writing_ = true;
    async::asio::post(ws_.get_executor(), [self = this->shared_from_this()] { self->write_next(); });
  }

  // One frame after the other; at the end of the queue the close frame, if one is due.
  void write_next() {
    const Lock lock(mutex_);
    if (state_ == State::ended) return;
    if (queue_.empty()) {
      writing_ = false;
      if (state_ == State::closing && !close_sent_) send_close_locked();
      return;
    }
    write_started_ = Clock::now();
    ws_.async_write(boost::asio::buffer(*queue_.front()),
                    [self = this->shared_from_this()](boost::system::error_code failed, std::size_t) {
                      self->written(failed);
                    });
  }

  void written(const boost::system::error_code& failed) {
    {
      const Lock lock(mutex_);
      write_started_ = {};
      bytes_ -= queue_.front()->size();
      queue_.pop_front();
      if (failed && state_ != State::ended) end_locked(1006, failed.message());
    }
    write_next();
  }

  void send_close_locked() {
    close_sent_ = true;
    boost::beast::websocket::close_reason reason(
        static_cast<boost::beast::websocket::close_code>(closed_.code));
    reason.reason.assign(closed_.reason.substr(0, 120));
    ws_.async_close(reason, [self = this->shared_from_this()](boost::system::error_code) {
      self->cut(self->closed_.code, self->closed_.reason);
    });
  }

  // A peer that does not read cannot be told why: the close frame would wait behind what it does not take.
  void end_locked(std::uint16_t code, std::string reason) {
    if (state_ == State::ended) return;
    if (state_ == State::open) closed_ = {code, std::move(reason)};
    if (code == 1013) core_->metrics.ws_cut.add();
    state_ = State::ended;
    async::asio::post(ws_.get_executor(), [self = this->shared_from_this()] {
      boost::system::error_code ignored;
      auto& tcp = boost::beast::get_lowest_layer(self->ws_);
      tcp.socket().shutdown(boost::asio::socket_base::shutdown_both, ignored);
      tcp.cancel();
      self->timer_.cancel();
      self->finished_.cancel();
      self->gone_ = true;
    });
  }

  // Pings, and looks whether the peer is still there and still reading.
  void watch() {
    timer_.expires_after(std::min(core_->options.ws_ping, core_->options.ws_dead / 4));
    timer_.async_wait([self = this->shared_from_this()](boost::system::error_code stopped) {
      if (stopped) return;
      if (self->check_peer()) self->watch();
    });
  }

  bool check_peer() {
    const Lock lock(mutex_);
    if (state_ == State::ended) return false;
    const auto now = Clock::now();
    const bool stuck =
        write_started_ != Clock::time_point() && now - write_started_ > core_->options.write_timeout;
    if (stuck || now - last_seen_ > core_->options.ws_dead) {
      end_locked(1013, "the peer does not answer");
      return false;
    }
    if (!pinging_ && now - last_ping_ >= core_->options.ws_ping && state_ == State::open) {
      pinging_ = true;
      last_ping_ = now;
      ws_.async_ping(
          {}, [self = this->shared_from_this()](boost::system::error_code) { self->pinging_ = false; });
    }
    return true;
  }

  std::shared_ptr<ServerCore> core_;
  boost::beast::websocket::stream<Stream> ws_;
  async::asio::steady_timer timer_;
  async::asio::steady_timer finished_;  // never expires; cancelled at the end
  // On the strand only.
  Clock::time_point last_seen_;
  Clock::time_point last_ping_ = Clock::now();
  Clock::time_point write_started_;  // epoch: nothing is being written
  bool pinging_ = false;
  bool close_sent_ = false;
  bool gone_ = false;

  mutable std::mutex mutex_;
  State state_ = State::open;
  Closed closed_;
  std::deque<std::shared_ptr<const std::string>> queue_;  // the front one is being written while writing_
  std::size_t bytes_ = 0;
  bool writing_ = false;
};

}  // namespace yingda::http
