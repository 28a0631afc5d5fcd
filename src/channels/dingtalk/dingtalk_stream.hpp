#pragma once
// Frames of DingTalk's stream mode, a web socket that we open. Pure: the socket is somebody else's.
// Protocol: https://open.dingtalk.com/document/direction/stream-mode-protocol-access-description

#include <optional>
#include <string_view>

#include "channels/channel.hpp"

namespace yingda::channels {

struct DingtalkFrame {
  std::vector<Inbound> messages;  // a control message for what only concerns the connection
  Json acknowledgement;           // to send back once the messages are stored
  bool reconnect = false;         // close after the acknowledgement and open another
};
// Nothing for a text that is no frame.
std::optional<DingtalkFrame> read_dingtalk_frame(std::string_view text);

// The call that opens a stream; its answer names endpoint and ticket. Settings: app_key, app_secret, host.
Call dingtalk_open_call(const Account& account);
// Where to connect. Codes: channel_stream.
Result<std::string> read_dingtalk_open(const Answer& answer);

}  // namespace yingda::channels
