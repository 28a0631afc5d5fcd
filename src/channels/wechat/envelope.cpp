#include "channels/wechat/envelope.hpp"

#include <algorithm>
#include <cstdint>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kEnvelopeBlock = 32;  // of the padding; the cipher's own is 16
constexpr std::size_t kEnvelopeSalt = 16;
constexpr std::size_t kEnvelopeHead = kEnvelopeSalt + 4;

std::optional<std::string> envelope_key(std::string_view encoded) {
  auto key = from_base64(encoded);
  if (!key || key->size() != 32) return std::nullopt;
  return key;
}

std::string_view envelope_iv(std::string_view key) { return key.substr(0, 16); }

}  // namespace

std::string sorted_join(std::vector<std::string> parts) {
  std::ranges::sort(parts);
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

std::string sorted_sha1(std::vector<std::string> parts) {
  return to_hex(digest(Hash::sha1, sorted_join(std::move(parts))));
}

std::string_view to_text(EnvelopeFault fault) {
  switch (fault) {
    case EnvelopeFault::bad_key:
      return "bad_key";
    case EnvelopeFault::bad_ciphertext:
      return "bad_ciphertext";
    case EnvelopeFault::bad_padding:
      return "bad_padding";
    case EnvelopeFault::bad_length:
      return "bad_length";
    case EnvelopeFault::wrong_receiver:
      return "receive_id_mismatch";
  }
  return "";
}

std::expected<Opened, EnvelopeFault> open_envelope(std::string_view encoding_aes_key, std::string_view base64,
                                                   std::string_view receiver) {
  const auto key = envelope_key(encoding_aes_key);
  if (!key) return std::unexpected(EnvelopeFault::bad_key);
  const auto sealed = from_base64(base64);
  const auto padded = sealed ? aes_cbc_decrypt(*key, envelope_iv(*key), *sealed) : std::nullopt;
  if (!padded) return std::unexpected(EnvelopeFault::bad_ciphertext);
  const auto plain = unpad(*padded, kEnvelopeBlock);
  if (!plain) return std::unexpected(EnvelopeFault::bad_padding);
  if (plain->size() < kEnvelopeHead) return std::unexpected(EnvelopeFault::bad_length);
  std::size_t length = 0;
  for (std::size_t i = kEnvelopeSalt; i < kEnvelopeHead; ++i)
    length = length * 256 + static_cast<unsigned char>((*plain)[i]);
  if (length > plain->size() - kEnvelopeHead) return std::unexpected(EnvelopeFault::bad_length);
  Opened out{plain->substr(kEnvelopeHead, length), plain->substr(kEnvelopeHead + length)};
  if (receiver.empty() || !equal_secrets(out.receiver, receiver))
    return std::unexpected(EnvelopeFault::wrong_receiver);
  return out;
}

std::optional<std::string> seal_envelope(std::string_view encoding_aes_key, std::string_view salt,
                                         std::string_view message, std::string_view receiver) {
  const auto key = envelope_key(encoding_aes_key);
  if (!key || salt.size() != kEnvelopeSalt) return std::nullopt;
  std::string plain(salt);
  for (int shift = 24; shift >= 0; shift -= 8)
    plain += static_cast<char>((message.size() >> static_cast<unsigned>(shift)) & 0xFFU);
  plain += message;
  plain += receiver;
  const auto sealed = aes_cbc_encrypt(*key, envelope_iv(*key), pad(plain, kEnvelopeBlock));
  if (!sealed) return std::nullopt;
  return to_base64(*sealed);
}

}  // namespace yingda::channels
