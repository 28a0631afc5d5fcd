#include "channels/partners/bilibili.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// Big-endian; the caller has checked the length.
std::uint32_t number_of_bytes(std::string_view bytes) {
  std::uint32_t out = 0;
  for (const char c : bytes) out = (out << 8U) | static_cast<unsigned char>(c);
  return out;
}

}  // namespace

std::string bilibili_authorization(std::string_view secret, const Fields& headers) {
  Fields sorted;
  for (const auto& [name, value] : headers) {
    std::string lower = ascii_lower(name);
    if (lower.starts_with("x-bili-")) sorted.emplace_back(std::move(lower), value);
  }
  std::ranges::sort(sorted);
  std::string text;
  for (const auto& [name, value] : sorted) text += (text.empty() ? "" : "\n") + name + ":" + value;
  return to_hex(hmac(Hash::sha256, secret, text));
}

std::optional<BilibiliFrame> read_bilibili_frame(std::string_view bytes) {
  constexpr std::size_t kHeader = 16;
  if (bytes.size() < kHeader) return std::nullopt;
  const std::size_t length = number_of_bytes(bytes.substr(0, 4));
  const std::size_t header = number_of_bytes(bytes.substr(4, 2));
  if (header < kHeader || length < header || length > bytes.size()) return std::nullopt;
  BilibiliFrame out;
  out.version = static_cast<int>(number_of_bytes(bytes.substr(6, 2)));
  out.op = static_cast<int>(number_of_bytes(bytes.substr(8, 4)));
  out.seq = number_of_bytes(bytes.substr(12, 4));
  out.body = bytes.substr(header, length - header);
  return out;
}

Inbound read_bilibili(const Json& body) {
  Inbound out;
  if (text_at(body, "cmd") != "LIVE_OPEN_PLATFORM_DM") return out;
  out.type = InboundType::text;
  out.dedupe_key = text_at(body, "data/msg_id");
  out.user_id = text_at(body, "data/open_id");
  out.name = text_at(body, "data/uname");
  out.conversation_id = text_at(body, "data/room_id");
  out.text = text_at(body, "data/msg");
  out.sent_at = seconds_at(body, "data/timestamp");
  return out;
}

}  // namespace yingda::channels
