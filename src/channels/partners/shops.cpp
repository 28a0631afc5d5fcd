#include "channels/partners/shops.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// Sorted by name, name and value side by side.
std::string joined_params(const Fields& params, std::initializer_list<std::string_view> left_out) {
  Fields sorted = params;
  std::ranges::sort(sorted);
  std::string out;
  for (const auto& [name, value] : sorted) {
    if (std::ranges::find(left_out, name) == left_out.end()) out += name + value;
  }
  return out;
}

std::string upper_hex(std::string_view bytes) {
  std::string out = to_hex(bytes);
  for (char& c : out) {
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string md5_between(std::string_view secret, const std::string& text) {
  return upper_hex(digest(Hash::md5, std::string(secret) + text + std::string(secret)));
}

}  // namespace

std::string taobao_sign(std::string_view secret, const Fields& params) {
  const std::string text = joined_params(params, {"sign"});
  const std::string_view method = field(params, "sign_method");
  if (method == "hmac") return upper_hex(hmac(Hash::md5, secret, text));
  if (method == "hmac-sha256") return upper_hex(hmac(Hash::sha256, secret, text));
  return md5_between(secret, text);
}

std::string jd_sign(std::string_view secret, const Fields& params) {
  return md5_between(secret, joined_params(params, {"sign", "format", "sign_method"}));
}

std::string pinduoduo_sign(std::string_view secret, const Fields& params) {
  return md5_between(secret, joined_params(params, {"sign"}));
}

std::string pinduoduo_stream_signature(std::string_view client, std::string_view time,
                                       std::string_view secret) {
  return to_base64(to_hex(digest(Hash::md5, std::string(client) + std::string(time) + std::string(secret))));
}

std::string pinduoduo_stream_url(std::string_view client, std::string_view time, std::string_view secret) {
  return "wss://message-api.pinduoduo.com/message/" + std::string(client) + "/" + std::string(time) + "/" +
         pinduoduo_stream_signature(client, time, secret);
}

Inbound read_pinduoduo(const Json& frame) {
  Inbound out;
  if (text_at(frame, "commandType") != "Common") {
    out.type = InboundType::control;
    return out;
  }
  out.type = InboundType::event;
  out.dedupe_key = text_at(frame, "id");
  out.event = text_at(frame, "message/type");
  out.sent_at = number_at(frame, "sendTime");
  return out;
}

Json pinduoduo_ack(const Json& frame) {
  if (text_at(frame, "commandType") != "Common") return Json::object();
  return {{"commandType", "Ack"},
          {"id", at(frame, "id")},
          {"sendTime", at(frame, "sendTime")},
          {"type", at(frame, "message/type")},
          {"mallID", at(frame, "message/mallID")}};
}

}  // namespace yingda::channels
