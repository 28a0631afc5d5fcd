#include "net/line_stream.hpp"

#include <openssl/ssl.h>

#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>

namespace yingda::net {
namespace {

namespace asio = async::asio;
using Tcp = asio::ip::tcp;
using Code = boost::system::error_code;

auto into(Code& failed) { return asio::redirect_error(asio::use_awaitable, failed); }

}  // namespace

struct LineStream::Impl {
  Impl(asio::any_io_executor executor, Options with)
      : options(std::move(with)), resolver(executor), socket(executor), timer(executor) {}

  // While it lives, what waits on the connection is called back after `limit`.
  class Deadline {
   public:
    Deadline(Impl& impl, std::chrono::milliseconds limit) : impl_(impl) {
      impl_.late = false;
      impl_.timer.expires_after(limit);
      impl_.timer.async_wait(
          [&impl, alive = std::weak_ptr(impl_.alive), turn = ++impl_.turn](Code cancelled) {
            if (cancelled || alive.expired() || turn != impl.turn) return;
            impl.late = true;
            impl.resolver.cancel();
            Code ignored;
            impl.socket.cancel(ignored);
          });
    }
    ~Deadline() {
      ++impl_.turn;
      impl_.timer.cancel();
    }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

   private:
    Impl& impl_;
  };

  std::unexpected<Error> failure(const char* code, const Code& why) const {
    if (late) return fail(ErrorKind::internal, "timed_out", "The server did not answer in time.");
    return fail(ErrorKind::internal, code, why.message());
  }

  // Some more bytes into `input`.
  async::Task<Code> read_some() {
    std::array<char, 16384> buffer{};
    Code failed;
    const std::size_t count = tls ? co_await tls->async_read_some(asio::buffer(buffer), into(failed))
                                  : co_await socket.async_read_some(asio::buffer(buffer), into(failed));
    input.append(buffer.data(), count);
    co_return failed;
  }

  // Where the first line ends, behind its '\n'; 0 while it has not come whole.
  std::size_t line_end() {
    const auto at = input.find('\n', searched);
    searched = at == std::string::npos ? input.size() : at;
    return at == std::string::npos ? 0 : at + 1;
  }

  std::string take(std::size_t count) {
    std::string out = input.substr(0, count);
    input.erase(0, count);
    searched = 0;
    return out;
  }

  Result<void> make_context() {
    context.emplace(asio::ssl::context::tls_client);
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                         asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                         asio::ssl::context::no_tlsv1_1);
    Code failed;
    if (options.ca_pem.empty()) {
      context->set_default_verify_paths(failed);
    } else {
      context->add_certificate_authority(asio::buffer(options.ca_pem), failed);
    }
    if (failed) return fail(ErrorKind::invalid, "tls_invalid", failed.message(), "ca_pem");
    context->set_verify_mode(asio::ssl::verify_peer);
    return {};
  }

  async::Task<Status> handshake() {
    if (auto made = make_context(); !made) co_return made;
    tls.emplace(socket, *context);
    tls->set_verify_callback(asio::ssl::host_name_verification(host));
    Code no_address;
    asio::ip::make_address(host, no_address);
    // The name that is asked for, so that a server of several gives the right certificate; an address is
    // none.
    if (no_address) SSL_set_tlsext_host_name(tls->native_handle(), host.c_str());
    const Deadline limit(*this, options.connect);
    Code failed;
    co_await tls->async_handshake(asio::ssl::stream_base::client, into(failed));
    if (failed) co_return failure("tls_failed", failed);
    secured = true;
    co_return Status{};
  }

  const Options options;
  std::string host;
  Tcp::resolver resolver;
  Tcp::socket socket;
  asio::steady_timer timer;
  std::optional<asio::ssl::context> context;
  std::optional<asio::ssl::stream<Tcp::socket&>> tls;
  bool secured = false;
  std::string input;
  std::size_t searched = 0;  // no '\n' in the input before this
  bool late = false;
  std::uint64_t turn = 0;
  const std::shared_ptr<bool> alive = std::make_shared<bool>(true);
};

LineStream::LineStream(asio::any_io_executor executor, Options options)
    : impl_(std::make_unique<Impl>(std::move(executor), std::move(options))) {}

LineStream::~LineStream() { close(); }

async::Task<Status> LineStream::connect(std::string host, std::string port, bool tls) {
  Impl& impl = *impl_;
  impl.host = std::move(host);
  {
    const Impl::Deadline limit(impl, impl.options.connect);
    Code failed;
    const auto found = co_await impl.resolver.async_resolve(impl.host, port, into(failed));
    if (!failed) co_await asio::async_connect(impl.socket, found, into(failed));
    if (failed) co_return impl.failure("connect_failed", failed);
    impl.socket.set_option(Tcp::no_delay(true), failed);
    // An idle connection that a router forgot is noticed.
    impl.socket.set_option(asio::socket_base::keep_alive(true), failed);
  }
  if (!tls) co_return Status{};
  co_return co_await impl.handshake();
}

async::Task<Status> LineStream::start_tls() {
  impl_->input.clear();
  impl_->searched = 0;
  co_return co_await impl_->handshake();
}

bool LineStream::is_tls() const { return impl_->secured; }

async::Task<Status> LineStream::write(std::string bytes) {
  Impl& impl = *impl_;
  const Impl::Deadline limit(impl, impl.options.write);
  Code failed;
  if (impl.tls) {
    co_await asio::async_write(*impl.tls, asio::buffer(bytes), into(failed));
  } else {
    co_await asio::async_write(impl.socket, asio::buffer(bytes), into(failed));
  }
  if (failed) co_return impl.failure("connection_lost", failed);
  co_return Status{};
}

async::Task<Result<bool>> LineStream::wait_line(std::chrono::milliseconds limit) {
  Impl& impl = *impl_;
  const Impl::Deadline deadline(impl, limit);
  while (impl.line_end() == 0) {
    if (impl.input.size() > impl.options.line)
      co_return fail(ErrorKind::internal, "line_too_long", "The server sent a line that is too long.");
    const Code failed = co_await impl.read_some();
    if (failed && impl.late) co_return false;
    if (failed) co_return impl.failure("connection_lost", failed);
  }
  co_return true;
}

async::Task<Result<std::string>> LineStream::read_line() {
  Impl& impl = *impl_;
  const auto there = co_await wait_line(impl.options.read);
  if (!there) co_return std::unexpected(there.error());
  if (!*there) co_return impl.failure("timed_out", {});
  std::string line = impl.take(impl.line_end());
  line.pop_back();
  if (line.ends_with('\r')) line.pop_back();
  co_return line;
}

async::Task<Result<std::string>> LineStream::read_bytes(std::size_t count) {
  Impl& impl = *impl_;
  while (impl.input.size() < count) {
    const Impl::Deadline limit(impl, impl.options.read);
    const Code failed = co_await impl.read_some();
    if (failed) co_return impl.failure("connection_lost", failed);
  }
  co_return impl.take(count);
}

void LineStream::close() {
  Code ignored;
  impl_->resolver.cancel();
  impl_->socket.close(ignored);
}

}  // namespace yingda::net
