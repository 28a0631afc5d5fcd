#pragma once
// What DingTalk pushes, over HTTP or a stream, and what a robot says.

#include "channels/channel.hpp"

namespace yingda::channels {

// base64(hmac-sha256(key, timestamp + "\n" + key)): of a robot's callbacks with the app's secret, of a custom
// group robot's calls with its own. `timestamp` is milliseconds as text.
std::string dingtalk_sign(std::string_view timestamp, std::string_view secret);

// A robot's message. Never fails: what is unknown is of type ignore.
Inbound read_dingtalk_message(const Json& message);

// What a robot says, in both forms that DingTalk wants it in.
struct DingtalkContent {
  Json webhook;     // body for a session's web hook
  std::string key;  // msgKey of the robot API …
  Json param;       // … and its msgParam, which goes as text
};
DingtalkContent dingtalk_content(const Outgoing& message);

}  // namespace yingda::channels
