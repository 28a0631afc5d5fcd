#include "channels/feishu/feishu_seal.hpp"

#include "base/crypto.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

std::string join_feishu(std::string_view a, std::string_view b, std::string_view c, std::string_view d) {
  std::string out(a);
  out += b;
  out += c;
  out += d;
  return out;
}

}  // namespace

std::optional<std::string> open_feishu(std::string_view encrypt_key, std::string_view base64) {
  constexpr std::size_t kBlock = 16;
  const auto sealed = from_base64(base64);
  if (!sealed || sealed->size() <= kBlock) return std::nullopt;
  const std::string_view bytes = *sealed;
  const auto padded = aes_cbc_decrypt(sha256(encrypt_key), bytes.substr(0, kBlock), bytes.substr(kBlock));
  return padded ? unpad(*padded, kBlock) : std::nullopt;
}

std::string feishu_signature(std::string_view timestamp, std::string_view nonce, std::string_view encrypt_key,
                             std::string_view body) {
  return to_hex(sha256(join_feishu(timestamp, nonce, encrypt_key, body)));
}

std::string feishu_card_signature(std::string_view timestamp, std::string_view nonce,
                                  std::string_view verification_token, std::string_view body) {
  return to_hex(digest(Hash::sha1, join_feishu(timestamp, nonce, verification_token, body)));
}

std::string feishu_robot_sign(std::string_view timestamp, std::string_view secret) {
  return to_base64(hmac(Hash::sha256, join_feishu(timestamp, "\n", secret, ""), ""));
}

}  // namespace yingda::channels
