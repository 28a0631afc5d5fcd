#include "channels/dingtalk/dingtalk_stream.hpp"

#include "channels/crypto.hpp"
#include "channels/dingtalk/dingtalk_message.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kDingRobotTopic = "/v1.0/im/bot/messages/get";
constexpr std::string_view kDingCardTopic = "/v1.0/card/instances/callback";

// A card's button; DingTalk writes its parameters as JSON in a text.
Inbound read_dingtalk_tap(const Json& tap) {
  Inbound out;
  out.type = InboundType::button;
  out.user_id = text_at(tap, "userId");
  out.conversation_id = text_at(tap, "spaceId");
  const Json content = read_json(text_at(tap, "content")).value_or(at(tap, "content"));
  out.key = text_at(content, "cardPrivateData/actionIds/0");
  out.reply_to = {{"card", text_at(tap, "outTrackId")}};
  return out;
}

}  // namespace

std::optional<DingtalkFrame> read_dingtalk_frame(std::string_view text) {
  const auto frame = read_json(text);
  const std::string id = frame ? text_at(*frame, "headers/messageId") : "";
  if (id.empty()) return std::nullopt;
  const std::string kind = text_at(*frame, "type");
  const std::string topic = text_at(*frame, "headers/topic");
  const std::string data = text_at(*frame, "data");
  DingtalkFrame out;
  out.acknowledgement = {{"code", 200},
                         {"headers", {{"contentType", "application/json"}, {"messageId", id}}},
                         {"message", "OK"},
                         {"data", data}};
  Inbound message;
  const Json content = read_json(data).value_or(Json());
  if (kind == "CALLBACK" && topic == kDingRobotTopic) {
    message = read_dingtalk_message(content);
  } else if (kind == "CALLBACK" && topic == kDingCardTopic) {
    message = read_dingtalk_tap(content);
  } else if (kind == "SYSTEM") {
    message.type = InboundType::control;
    message.event = topic;
    out.reconnect = topic == "disconnect";
  }
  // A frame that comes again has the same id.
  if (kind != "SYSTEM") message.dedupe_key = id;
  message.extra["ack"] = out.acknowledgement;
  out.messages.push_back(std::move(message));
  return out;
}

Call dingtalk_open_call(const Account& account) {
  const auto topic = [](const char* type, std::string_view name) {
    return Json{{"type", type}, {"topic", name}};
  };
  Json body = {{"clientId", account.text("app_key")},
               {"clientSecret", account.text("app_secret")},
               {"subscriptions", {topic("CALLBACK", kDingRobotTopic), topic("CALLBACK", kDingCardTopic)}},
               {"ua", "yingda"}};
  return {"POST",
          account.text("host", "https://api.dingtalk.com") + "/v1.0/gateway/connections/open",
          {{"Content-Type", "application/json"}},
          body.dump()};
}

Result<std::string> read_dingtalk_open(const Answer& answer) {
  const Json body = read_json(answer.body).value_or(Json());
  const std::string endpoint = text_at(body, "endpoint");
  const std::string ticket = text_at(body, "ticket");
  if (endpoint.empty() || ticket.empty()) {
    return fail(ErrorKind::unauthorized, "channel_stream",
                "DingTalk opens no stream: " + text_at(body, "code") + " " + text_at(body, "message"));
  }
  return endpoint + "?ticket=" + percent_encode(ticket);
}

}  // namespace yingda::channels
