#pragma once
// Sending much at once without overrunning a connection's bounded queue.

#include "async/task.hpp"
#include "http/websocket.hpp"

namespace yingda::http {

// Waits until the peer has read nearly all of what is queued. False when the connection ended or the peer did
// not read for half a minute: a replay then ends, the client comes back with its cursor.
async::Task<bool> drained(WebSocket& socket);

}  // namespace yingda::http
