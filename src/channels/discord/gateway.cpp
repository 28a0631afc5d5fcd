#include "channels/discord/gateway.hpp"

#include <algorithm>
#include <array>

#include "channels/discord/discord_read.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::int64_t kGatewayEvent = 0;
constexpr std::int64_t kGatewayHeartbeat = 1;
constexpr std::int64_t kGatewayIdentify = 2;
constexpr std::int64_t kGatewayResume = 6;
constexpr std::int64_t kGatewayReconnect = 7;
constexpr std::int64_t kGatewayInvalidSession = 9;
constexpr std::int64_t kGatewayHello = 10;
// Wrong token, shards, version or intents: the same would be refused again.
constexpr std::array<std::int64_t, 6> kGatewayFinal = {4004, 4010, 4011, 4012, 4013, 4014};

Json gateway_start(const GatewaySession& session) {
  if (!session.id.empty()) {
    return {{"op", kGatewayResume},
            {"d", {{"token", session.token}, {"session_id", session.id}, {"seq", session.sequence}}}};
  }
  // The names of our program are free.
  return {{"op", kGatewayIdentify},
          {"d",
           {{"token", session.token},
            {"intents", session.intents},
            {"properties", {{"os", "linux"}, {"browser", "x"}, {"device", "x"}}}}}};
}

}  // namespace

GatewayStep on_gateway_frame(GatewaySession& session, const Json& frame) {
  GatewayStep out;
  switch (number_at(frame, "op", -1)) {
    case kGatewayHello:
      out.heartbeat_every = number_at(frame, "d/heartbeat_interval");
      out.send = {gateway_heartbeat(session), gateway_start(session)};
      break;
    case kGatewayHeartbeat:  // asked for
      out.send = {gateway_heartbeat(session)};
      break;
    case kGatewayReconnect:
      out.reconnect = true;
      break;
    case kGatewayInvalidSession:
      out.reconnect = true;
      if (!true_at(frame, "d")) {  // not to be resumed
        session.id.clear();
        session.sequence = -1;
      }
      break;
    case kGatewayEvent: {
      session.sequence = number_at(frame, "s", session.sequence);
      const std::string name = text_at(frame, "t");
      if (name == "READY") {
        session.id = text_at(frame, "d/session_id");
        session.resume_url = text_at(frame, "d/resume_gateway_url");
      } else {
        out.messages.push_back(read_discord_event(name, at(frame, "d")));
      }
      break;
    }
    default:
      break;
  }
  return out;
}

Json gateway_heartbeat(const GatewaySession& session) {
  return {{"op", kGatewayHeartbeat}, {"d", session.sequence < 0 ? Json() : Json(session.sequence)}};
}

bool may_reconnect(std::int64_t close_code) {
  return std::ranges::find(kGatewayFinal, close_code) == kGatewayFinal.end();
}

}  // namespace yingda::channels
