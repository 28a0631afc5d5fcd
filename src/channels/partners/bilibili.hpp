#pragma once
// Bilibili: signed calls of the live open platform, and the comments of a live room.
// Protocol: https://open-live.bilibili.com/document

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "channels/exchange.hpp"
#include "channels/message.hpp"

namespace yingda::channels {

// Of the headers x-bili-*; others do not count.
std::string bilibili_authorization(std::string_view secret, const Fields& headers);

struct BilibiliFrame {
  int version = 0;  // of the body: 0 plain, 2 zlib, 3 brotli
  int op = 0;       // 2 heartbeat, 3 its answer, 5 message, 7 sign-in, 8 its answer
  std::uint32_t seq = 0;
  std::string body;
};
// The first frame of the bytes; nothing where they hold no whole one.
std::optional<BilibiliFrame> read_bilibili_frame(std::string_view bytes);

// The body of a message: comments read as texts.
Inbound read_bilibili(const Json& body);

}  // namespace yingda::channels
