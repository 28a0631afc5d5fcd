#include "app/control.hpp"

#include <sys/stat.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <string>
#include <utility>

#include "async/task_group.hpp"

namespace yingda::app {
namespace {

namespace asio = async::asio;
using Protocol = asio::local::stream_protocol;

constexpr std::size_t kMaxRequest = 64 * 1024;
constexpr std::size_t kMaxPath = 107;  // of a Unix socket's address
constexpr auto kSocketName = "control.sock";

Json answer_of(const Result<Json>& result) {
  if (result) return {{"result", *result}};
  const auto& error = result.error();
  return {{"error",
           {{"kind", static_cast<int>(error.kind)},
            {"code", error.code},
            {"detail", error.detail},
            {"field", error.field}}}};
}

Result<Json> result_of(const Json& answer) {
  if (answer.contains("result")) return answer["result"];
  if (!answer.contains("error")) {
    return fail(ErrorKind::internal, "control_unavailable", "The running server gave no answer.");
  }
  const auto& error = answer["error"];
  return fail(static_cast<ErrorKind>(error.value("kind", static_cast<int>(ErrorKind::internal))),
              error.value("code", "internal"), error.value("detail", ""), error.value("field", ""));
}

async::Task<void> serve_one(Protocol::socket socket, ControlServer::Handler handler) {
  std::string line;
  const auto size = co_await asio::async_read_until(socket, asio::dynamic_buffer(line, kMaxRequest), '\n',
                                                    asio::use_awaitable);
  auto request = Json::parse(line.substr(0, size), nullptr, false);
  Result<Json> result = fail(ErrorKind::invalid, "invalid_json", "The request is no JSON object.");
  if (request.is_object()) result = co_await handler(std::move(request));
  const auto text = answer_of(result).dump() + '\n';
  co_await asio::async_write(socket, asio::buffer(text), asio::use_awaitable);
}

}  // namespace

struct ControlServer::Impl {
  Impl(asio::any_io_executor on, std::filesystem::path folder, Handler handle, Log logger)
      : executor(on),
        path(folder / kSocketName),
        handler(std::move(handle)),
        acceptor(on),
        tasks(on, logger) {}

  async::Task<void> accept() {
    for (;;) {
      auto socket = co_await acceptor.async_accept(asio::use_awaitable);
      tasks.spawn("control request", serve_one(std::move(socket), handler));
    }
  }

  asio::any_io_executor executor;
  std::filesystem::path path;
  Handler handler;
  Protocol::acceptor acceptor;
  async::TaskGroup tasks;
};

ControlServer::ControlServer(asio::any_io_executor executor, std::filesystem::path folder, Handler handler,
                             Log log)
    : impl_(std::make_unique<Impl>(executor, std::move(folder), std::move(handler), std::move(log))) {}

ControlServer::~ControlServer() { stop(); }

Status ControlServer::start() {
  if (impl_->path.string().size() > kMaxPath) {
    return fail(ErrorKind::internal, "control_unavailable",
                impl_->path.string() + ": the path is too long for a socket.");
  }
  std::error_code ignored;
  std::filesystem::remove(impl_->path,
                          ignored);  // of a server that was killed; the store's lock says it is gone
  boost::system::error_code error;
  impl_->acceptor.open(Protocol(), error);
  if (!error) impl_->acceptor.bind(Protocol::endpoint(impl_->path.string()), error);
  if (!error && ::chmod(impl_->path.c_str(), S_IRUSR | S_IWUSR) != 0) error = asio::error::access_denied;
  if (!error) impl_->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return fail(ErrorKind::internal, "control_unavailable", impl_->path.string() + ": " + error.message());
  }
  impl_->tasks.spawn("control socket", impl_->accept());
  return {};
}

void ControlServer::stop() {
  impl_->tasks.cancel();
  impl_->tasks.join();
  if (!impl_->acceptor.is_open()) return;
  impl_->acceptor.close();
  std::error_code ignored;
  std::filesystem::remove(impl_->path, ignored);
}

std::optional<Result<Json>> ask_running_server(const std::filesystem::path& folder, const Json& request) {
  asio::io_context context;
  Protocol::socket socket(context);
  boost::system::error_code error;
  const auto path = (folder / kSocketName).string();
  if (path.size() > kMaxPath) return std::nullopt;
  socket.connect(Protocol::endpoint(path), error);
  if (error) return std::nullopt;
  asio::write(socket, asio::buffer(request.dump() + '\n'), error);
  std::string line;
  if (!error) asio::read_until(socket, asio::dynamic_buffer(line), '\n', error);
  return result_of(error ? Json::object() : Json::parse(line, nullptr, false));
}

}  // namespace yingda::app
