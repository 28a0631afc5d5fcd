#include "channels/wechat/client_data.hpp"

#include <string>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {

std::string_view to_text(ClientDataFault fault) {
  switch (fault) {
    case ClientDataFault::bad_key:
      return "bad_key";
    case ClientDataFault::bad_ciphertext:
      return "bad_ciphertext";
    case ClientDataFault::malformed:
      return "malformed";
    case ClientDataFault::wrong_app:
      return "appid_mismatch";
  }
  return "";
}

bool is_client_data_signed(std::string_view raw_data, std::string_view session_key,
                           std::string_view signature) {
  if (session_key.empty()) return false;
  return equal_secrets(signature,
                       to_hex(digest(Hash::sha1, std::string(raw_data) + std::string(session_key))));
}

std::expected<Json, ClientDataFault> open_client_data(std::string_view session_key, std::string_view iv,
                                                      std::string_view encrypted_data,
                                                      std::string_view app_id) {
  constexpr std::size_t kBlock = 16;
  const auto key = from_base64(session_key);
  const auto start = from_base64(iv);
  if (!key || key->size() != kBlock || !start) return std::unexpected(ClientDataFault::bad_key);
  const auto sealed = from_base64(encrypted_data);
  const auto padded = sealed ? aes_cbc_decrypt(*key, *start, *sealed) : std::nullopt;
  const auto plain = padded ? unpad(*padded, kBlock) : std::nullopt;
  if (!plain) return std::unexpected(ClientDataFault::bad_ciphertext);
  auto data = read_json(*plain);
  if (!data) return std::unexpected(ClientDataFault::malformed);
  if (app_id.empty() || text_at(*data, "watermark/appid") != app_id)
    return std::unexpected(ClientDataFault::wrong_app);
  return std::move(*data);
}

}  // namespace yingda::channels
