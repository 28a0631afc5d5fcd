#pragma once
// The bodies of Apple Messages for Business, both ways.
// Protocol: https://register.apple.com/resources/messages/msp-rest-api

#include "channels/channel.hpp"

namespace yingda::channels {

// One push. `headers` name the ends where the body does not.
Inbound read_apple(const Json& body, const Fields& headers, TimeMs now);

// `business` and `user` are Apple's ids of both ends.
Json apple_body(const Outgoing& message, std::string_view business);

// What the key of one attachment opens: AES-256-CTR from a counter of zero. `key` is the attachment's, hex
// with a leading "00".
std::optional<std::string> open_attachment(std::string_view key, std::string_view bytes);

// What media_call() has to know of an attachment, kept in Media::id as JSON.
struct AppleAttachment {
  std::string url;
  std::string owner;
  std::string signature;  // hex
  std::string key;
  std::string business;
  TimeMs received_at = 0;
};
std::string attachment_id(const AppleAttachment& attachment);
std::optional<AppleAttachment> read_attachment_id(std::string_view id);

}  // namespace yingda::channels
