#include "channels/partners/partners.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/partners/bilibili.hpp"
#include "channels/partners/kuaishou.hpp"
#include "channels/partners/shops.hpp"
#include "channels/partners/sip.hpp"
#include "channels/partners/xiaohongshu.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

using Run = std::optional<Json> (*)(std::string_view kind, const Json& inputs, const Json& expected);

Fields params_of(const Json& inputs) { return push_of({{"query", at(inputs, "params")}}).query; }

std::optional<Json> run_xiaohongshu(std::string_view kind, const Json& inputs, const Json&) {
  if (kind == "signature") {
    const std::string text = xiaohongshu_text({text_at(inputs, "method"), text_at(inputs, "appId"),
                                               text_at(inputs, "timestamp"), text_at(inputs, "version")},
                                              text_at(inputs, "app_secret"));
    return Json{{"string_to_hash", text}, {"sign", xiaohongshu_sign(text)}};
  }
  if (kind != "challenge") return std::nullopt;
  const auto reply = xiaohongshu_url_check(text_at(inputs, "token"), push_of(inputs).query);
  return Json{{"status", reply.status}, {"body", reply.body}};
}

std::optional<Json> run_kuaishou(std::string_view kind, const Json& inputs, const Json& expected) {
  const Push push = push_of(inputs);
  if (kind == "signature") {
    const std::string secret = text_at(inputs, "app_secret");
    return Json{{"valid", is_kuaishou_signed(secret, push.body, text_at(inputs, "signature"))},
                {"signature", kuaishou_signature(secret, push.body)}};
  }
  const auto body = read_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  Json out = normalized({read_kuaishou(*body)}, expected);
  out["normalized"]["response_json"] = kuaishou_answer(*body);
  return out;
}

std::optional<Json> run_bilibili(std::string_view kind, const Json& inputs, const Json& expected) {
  if (kind == "signature") {
    const Push push = push_of(inputs);
    return Json{{"authorization", bilibili_authorization(text_at(inputs, "access_key_secret"), push.headers)},
                {"content_md5", to_hex(digest(Hash::md5, push.body))}};
  }
  if (kind != "payload") return std::nullopt;
  if (at(inputs, "packet_hex").is_string()) {
    const auto bytes = from_hex(text_at(inputs, "packet_hex"));
    const auto frame = bytes ? read_bilibili_frame(*bytes) : std::nullopt;
    if (!frame) return Json{{"error", "malformed"}};
    return Json{{"version", frame->version}, {"op", frame->op}, {"seq", frame->seq}, {"body", frame->body}};
  }
  const auto body = read_json(push_of(inputs).body);
  if (!body) return std::nullopt;
  return normalized({read_bilibili(*body)}, expected);
}

std::optional<Json> run_taobao(std::string_view kind, const Json& inputs, const Json&) {
  if (kind != "signature") return std::nullopt;
  return Json{{"sign", taobao_sign(text_at(inputs, "app_secret"), params_of(inputs))}};
}

std::optional<Json> run_jd(std::string_view kind, const Json& inputs, const Json&) {
  if (kind != "signature") return std::nullopt;
  return Json{{"sign", jd_sign(text_at(inputs, "app_secret"), params_of(inputs))}};
}

std::optional<Json> run_pinduoduo(std::string_view kind, const Json& inputs, const Json& expected) {
  const std::string secret = text_at(inputs, "client_secret");
  if (kind == "signature" && at(inputs, "params").is_object())
    return Json{{"sign", pinduoduo_sign(secret, params_of(inputs))}};
  if (kind == "signature") {
    std::string time;
    for (const auto* name : {"ms", "time_ms", "timestamp_ms", "millis", "time", "timestamp"}) {
      if (time.empty()) time = text_at(inputs, name);
    }
    const std::string client = text_at(inputs, "client_id");
    const std::string signature = pinduoduo_stream_signature(client, time, secret);
    return Json{{"sig", signature},
                {"sign", signature},
                {"signature", signature},
                {"url", pinduoduo_stream_url(client, time, secret)}};
  }
  const auto body = read_json(push_of(inputs).body);
  if (kind != "payload" || !body) return std::nullopt;
  Json out = normalized({read_pinduoduo(*body)}, expected);
  if (Json ack = pinduoduo_ack(*body); !ack.empty()) out["normalized"]["ack"] = std::move(ack);
  return out;
}

std::optional<Json> run_sip(std::string_view kind, const Json& inputs, const Json& expected) {
  if (kind == "signature") {
    const SipDigest parts{text_at(inputs, "algorithm"), text_at(inputs, "username"),
                          text_at(inputs, "realm"),     text_at(inputs, "password"),
                          text_at(inputs, "method"),    text_at(inputs, "uri"),
                          text_at(inputs, "nonce"),     text_at(inputs, "nc"),
                          text_at(inputs, "cnonce"),    text_at(inputs, "qop")};
    const auto response = sip_digest_response(parts);
    return response ? Json{{"response", *response}} : Json{{"error", "unknown_algorithm"}};
  }
  if (kind != "payload") return std::nullopt;
  if (at(inputs, "packet_hex").is_string()) {
    const auto bytes = from_hex(text_at(inputs, "packet_hex"));
    const auto header = bytes ? read_rtp_header(*bytes) : std::nullopt;
    return header ? to_json(*header) : Json{{"error", "malformed"}};
  }
  const auto message = read_sip(push_of(inputs).body);
  if (!message) return Json{{"error", "malformed"}};
  return normalized({inbound_of(*message)}, expected);
}

struct Partner {
  std::string_view platform;
  Run run;
};
constexpr std::array kPartners = {
    Partner{"bilibili", run_bilibili},      Partner{"jd", run_jd},   Partner{"kuaishou", run_kuaishou},
    Partner{"pinduoduo", run_pinduoduo},    Partner{"sip", run_sip}, Partner{"taobao", run_taobao},
    Partner{"xiaohongshu", run_xiaohongshu}};

}  // namespace

std::optional<Json> run_partner_vector(std::string_view platform, std::string_view kind, const Json& inputs,
                                       const Json& expected) {
  const auto found = std::ranges::find(kPartners, platform, &Partner::platform);
  return found == kPartners.end() ? std::nullopt : found->run(kind, inputs, expected);
}

}  // namespace yingda::channels
