#pragma once
// What the server's connections share; inside of the server's .cpp files only.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "http/path_tree.hpp"
#include "http/server.hpp"

namespace yingda::http {

// One accepted connection. Both functions may be called from any thread, also when it has ended.
class Connection {
 public:
  virtual ~Connection() = default;
  // Ends it as soon as nothing is running on it; a WebSocket is closed with 1001.
  virtual void stop() = 0;
  // Ends it now.
  virtual void cut() = 0;
  // Ends it now if it is a WebSocket.
  virtual void cut_socket() = 0;
  // Ends it unless a request has come meanwhile.
  virtual void cut_waiting() = 0;
  // Since when it has been waiting for a whole request's head; nothing while it serves one or is a WebSocket.
  virtual std::optional<std::chrono::steady_clock::time_point> waiting_since() const = 0;
};

// All connections that are open.
class ConnectionList {
 public:
  void add(const std::shared_ptr<Connection>& connection);
  void remove(const Connection* connection);
  std::size_t size() const;
  // A snapshot, to act on without holding the lock.
  std::vector<std::shared_ptr<Connection>> all() const;
  // Ends those that have waited longest for a request, but for `least` at the least, up to `wanted` of them.
  // Gives their number; they are gone a moment later.
  std::size_t cut_waiting(std::size_t wanted, std::chrono::milliseconds least);
  // False when some are left after `limit`.
  bool wait_until_empty(std::chrono::milliseconds limit);

 private:
  mutable std::mutex mutex_;
  std::condition_variable empty_;
  std::unordered_map<const Connection*, std::weak_ptr<Connection>> connections_;
};

struct ServerMetrics {
  explicit ServerMetrics(Metrics& metrics);
  Counter& connections;
  Counter& refused;
  Counter& made_room;  // connections that ended to make room
  Counter& received;   // bytes of bodies
  Counter& sent;       // bytes of bodies
  Counter& ws_cut;
  Gauge& ws_open;
  Gauge& running;  // requests
};

struct ServerCore {
  ServerCore(ServerOptions with, Service& to, Metrics& all_metrics, Log to_log)
      : options(std::move(with)), service(to), metrics(all_metrics), log(std::move(to_log)) {}

  ServerOptions options;
  Service& service;
  ServerMetrics metrics;
  Log log;
  PathTree<WebSocketRoute> sockets;
  ConnectionList connections;
  std::atomic<bool> stopping = false;
};

}  // namespace yingda::http
