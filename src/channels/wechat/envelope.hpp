#pragma once
// The envelope that WeChat, WeCom and DingTalk push in: SHA-1 over sorted parts, and AES-256-CBC around the
// message and the receiver's id. Pure. Protocol: https://developer.work.weixin.qq.com/document/path/90968

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingda::channels {

// The parts sorted by their bytes and joined.
std::string sorted_join(std::vector<std::string> parts);
// Lower-case hex of the SHA-1 of that.
std::string sorted_sha1(std::vector<std::string> parts);

enum class EnvelopeFault { bad_key, bad_ciphertext, bad_padding, bad_length, wrong_receiver };
std::string_view to_text(EnvelopeFault fault);

struct Opened {
  std::string message;
  std::string receiver;
};
// `encoding_aes_key` is the 43 characters of the platform's console, `receiver` the id that must stand behind
// the message.
std::expected<Opened, EnvelopeFault> open_envelope(std::string_view encoding_aes_key, std::string_view base64,
                                                   std::string_view receiver);

// `salt` is 16 bytes that nobody can foretell. Nothing for a key or salt of the wrong length.
std::optional<std::string> seal_envelope(std::string_view encoding_aes_key, std::string_view salt,
                                         std::string_view message, std::string_view receiver);

}  // namespace yingda::channels
