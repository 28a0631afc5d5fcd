#include "channels/tencent_sms/signing.hpp"

#include <algorithm>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

Fields tencent_headers(const TencentRequest& request) {
  Fields out;
  for (const auto& [name, value] : request.headers)
    out.emplace_back(ascii_lower(name), ascii_lower(trim(value)));
  std::ranges::sort(out);
  return out;
}

std::string tencent_header_names(const TencentRequest& request) {
  std::string out;
  for (const auto& [name, value] : tencent_headers(request)) out += (out.empty() ? "" : ";") + name;
  return out;
}

}  // namespace

std::string tencent_request_hash(const TencentRequest& request) {
  std::string lines;
  for (const auto& [name, value] : tencent_headers(request)) lines += name + ":" + value + "\n";
  const std::string canonical = request.method + "\n/\n" + request.query + "\n" + lines + "\n" +
                                tencent_header_names(request) + "\n" +
                                to_hex(digest(Hash::sha256, request.body));
  return to_hex(digest(Hash::sha256, canonical));
}

std::string tencent_authorization(std::string_view secret_id, std::string_view secret_key,
                                  std::string_view service, std::int64_t seconds,
                                  const TencentRequest& request) {
  constexpr TimeMs kSecond = 1000;
  constexpr std::size_t kDay = 10;  // "2026-01-02"
  const std::string day = to_rfc3339(seconds * kSecond).substr(0, kDay);
  const std::string scope = day + "/" + std::string(service) + "/tc3_request";
  const std::string text =
      "TC3-HMAC-SHA256\n" + std::to_string(seconds) + "\n" + scope + "\n" + tencent_request_hash(request);
  std::string key = hmac(Hash::sha256, "TC3" + std::string(secret_key), day);
  key = hmac(Hash::sha256, key, service);
  key = hmac(Hash::sha256, key, "tc3_request");
  return "TC3-HMAC-SHA256 Credential=" + std::string(secret_id) + "/" + scope +
         ", SignedHeaders=" + tencent_header_names(request) +
         ", Signature=" + to_hex(hmac(Hash::sha256, key, text));
}

std::string tencent_v1_text(std::string_view method, std::string_view place, const Fields& params) {
  Fields sorted = params;
  std::ranges::sort(sorted);
  std::string out = std::string(method) + std::string(place);
  char before = '?';
  for (const auto& [name, value] : sorted) {
    out += before + name + "=" + value;
    before = '&';
  }
  return out;
}

std::string tencent_v1_signature(std::string_view secret_key, std::string_view text, bool sha256) {
  return to_base64(hmac(sha256 ? Hash::sha256 : Hash::sha1, secret_key, text));
}

}  // namespace yingda::channels
