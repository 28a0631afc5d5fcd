#include "channels/aliyun_sms/signing.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"

namespace yingda::channels {

std::string aliyun_query(const Fields& query) {
  Fields sorted = query;
  std::ranges::sort(sorted);
  return form_of(sorted);
}

std::string aliyun_rpc_text(std::string_view method, const Fields& params) {
  return std::string(method) + "&%2F&" + percent_encode(aliyun_query(params));
}

std::string aliyun_rpc_signature(std::string_view secret, std::string_view text) {
  return to_base64(hmac(Hash::sha1, std::string(secret) + "&", text));
}

std::string aliyun_authorization(std::string_view key_id, std::string_view secret,
                                 const AliyunRequest& request) {
  Fields headers;
  for (const auto& [name, value] : request.headers)
    headers.emplace_back(ascii_lower(name), std::string(trim(value)));
  std::ranges::sort(headers);
  std::string lines;
  std::string names;
  for (const auto& [name, value] : headers) {
    lines += name + ":" + value + "\n";
    names += (names.empty() ? "" : ";") + name;
  }
  const std::string canonical = request.method + "\n" + request.path + "\n" + aliyun_query(request.query) +
                                "\n" + lines + "\n" + names + "\n" +
                                to_hex(digest(Hash::sha256, request.body));
  const std::string text = "ACS3-HMAC-SHA256\n" + to_hex(digest(Hash::sha256, canonical));
  return "ACS3-HMAC-SHA256 Credential=" + std::string(key_id) + ",SignedHeaders=" + names +
         ",Signature=" + to_hex(hmac(Hash::sha256, secret, text));
}

}  // namespace yingda::channels
