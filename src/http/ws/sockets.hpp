#pragma once
// The two WebSocket protocols of docs/websocket.md as routes of the server.

#include <functional>

#include "http/server.hpp"
#include "http/services.hpp"
#include "http/ws/frames.hpp"

namespace yingda::http {

// /ws/v1/public/{channel_key}. `services` and `frames` must outlive the server.
WebSocketRoute public_socket(Services& services, const FrameReader& frames);

// Fills request.caller with the signed-in member of {workspace} of the session cookie, or says why not.
using Admission = std::function<async::Task<Result<Request>>(Head, Request)>;

// /ws/v1/workspaces/{workspace}. `admit` looks at the session; the route looks at Origin and cursor.
WebSocketRoute console_socket(Services& services, const FrameReader& frames, Admission admit);

}  // namespace yingda::http
