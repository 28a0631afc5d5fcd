#pragma once
// The steps of Discord's gateway, the connection that carries plain messages: what to answer to a frame, and
// whether to connect again. Whoever holds the connection does the I/O. Pure.
// Protocol: https://discord.com/developers/docs/events/gateway

#include <cstdint>
#include <vector>

#include "channels/message.hpp"

namespace yingda::channels {

// Kept between frames and over a lost connection.
struct GatewaySession {
  std::string token;  // of the bot
  std::int64_t intents = 0;
  std::string id;  // "" before READY: identify then, else resume
  std::string resume_url;
  std::int64_t sequence = -1;  // of the last event, -1 before any
};

struct GatewayStep {
  std::vector<Json> send;  // in order
  // Of the hello: a heartbeat every so often, the first after a random part of it.
  TimeMs heartbeat_every = 0;
  bool reconnect = false;  // close the connection and connect anew
  std::vector<Inbound> messages;
};

// One frame of the server; changes what is to be kept of the session.
GatewayStep on_gateway_frame(GatewaySession& session, const Json& frame);
Json gateway_heartbeat(const GatewaySession& session);
// Whether a connection that the server closed with this code may be opened again.
bool may_reconnect(std::int64_t close_code);

}  // namespace yingda::channels
