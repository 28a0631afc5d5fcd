#pragma once
// A connection to a server that speaks in lines (IMAP, SMTP), over TCP or TLS, with a limit on every wait.
// Used from one strand, one operation at a time; close() may come at any time from that strand. An operation
// that is cancelled from outside (async::TaskGroup) throws boost::system::system_error(operation_aborted).

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "base/error.hpp"

namespace yingda::net {

class LineStream {
 public:
  struct Options {
    std::chrono::milliseconds connect{15'000};  // also for the TLS handshake
    std::chrono::milliseconds read{60'000};     // for some more bytes to come
    std::chrono::milliseconds write{60'000};
    std::size_t line = 1024UL * 1024;  // bytes
    // Certificates that are believed instead of the system's, in PEM; "" for the system's.
    std::string ca_pem;
  };

  LineStream(async::asio::any_io_executor executor, Options options);
  ~LineStream();
  LineStream(const LineStream&) = delete;
  LineStream& operator=(const LineStream&) = delete;

  // Codes of all operations, {internal, …}: connect_failed, tls_failed (the certificate is not believed or
  // not of that host), connection_lost, timed_out, line_too_long; {invalid, tls_invalid} for a ca_pem that is
  // none. After an error but timed_out of wait_line() the connection is of no more use.
  async::Task<Status> connect(std::string host, std::string port, bool tls);
  // Goes on in TLS. Whatever came before the handshake is dropped, since somebody may have slipped it in.
  async::Task<Status> start_tls();
  bool is_tls() const;

  async::Task<Status> write(std::string bytes);
  // A line without its end, CRLF or LF.
  async::Task<Result<std::string>> read_line();
  async::Task<Result<std::string>> read_bytes(std::size_t count);
  // Whether a line is there to be read within that time.
  async::Task<Result<bool>> wait_line(std::chrono::milliseconds limit);

  void close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::net
