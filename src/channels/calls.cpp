#include "channels/calls.hpp"

#include "base/crypto.hpp"
#include "base/json_text.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {

Call json_call(std::string_view method, std::string url, const Json& body, Fields headers) {
  headers.emplace_back("Content-Type", "application/json");
  return {std::string(method), std::move(url), std::move(headers), json_text(body)};
}

Call form_call(std::string url, const Fields& form, Fields headers) {
  headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  return {"POST", std::move(url), std::move(headers), form_of(form)};
}

Reply json_reply(const Json& body, int status) { return {status, "application/json", json_text(body), {}}; }

std::string basic_auth(std::string_view user, std::string_view password) {
  return "Basic " + to_base64(std::string(user) + ":" + std::string(password));
}

std::string bearer(std::string_view token) { return "Bearer " + std::string(token); }

std::string_view bearer_of(const Fields& headers) {
  constexpr std::string_view kScheme = "bearer ";
  const std::string_view value = header(headers, "authorization");
  if (!ascii_equal(value.substr(0, kScheme.size()), kScheme)) return {};
  return trim(value.substr(kScheme.size()));
}

TimeMs seconds_at(const Json& json, std::string_view path) {
  constexpr std::int64_t kSecond = 1000;
  constexpr std::int64_t kYear10000 = 253'402'300'800;
  const std::int64_t seconds = number_at(json, path);
  return seconds > 0 && seconds < kYear10000 ? seconds * kSecond : 0;
}

std::string uuid_of(std::string_view text) {
  std::string bytes = digest(Hash::sha256, text).substr(0, 16);
  const auto set = [&](std::size_t i, unsigned int keep, unsigned int bits) {
    bytes[i] = static_cast<char>((static_cast<unsigned char>(bytes[i]) & keep) | bits);
  };
  set(6, 0x0FU, 0x80U);
  set(8, 0x3FU, 0x80U);
  std::string hex = to_hex(bytes);
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) hex.insert(dash, 1, '-');
  return hex;
}

InboundType type_of_mime(std::string_view mime) {
  if (mime.starts_with("image/")) return InboundType::image;
  if (mime.starts_with("audio/")) return InboundType::voice;
  return mime.starts_with("video/") ? InboundType::video : InboundType::file;
}

std::string markdown_file(const FilePart& file, std::string_view url, bool embed) {
  std::string name;
  for (const char c : file.name) {
    if (c == '[' || c == ']' || c == '\\') name += '\\';
    name += c;
  }
  return std::string(embed ? "!" : "") + "[" + name + "](" + std::string(url) + ")";
}

std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string_view without_slash(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

}  // namespace yingda::channels
