#include "channels/tencent_sms/tencent_sms.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/calls.hpp"
#include "channels/json_read.hpp"
#include "channels/tencent_sms/signing.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kTencentSmsHost = "https://sms.tencentcloudapi.com";
constexpr std::string_view kTencentSmsVersion = "2021-01-11";
constexpr TimeMs kTencentSecond = 1000;

const Json& tencent_accepted() {
  static const Json kAnswer = {{"result", 0}, {"errmsg", "OK"}};
  return kAnswer;
}

// E.164; the country's code comes with and without its '+'.
std::string tencent_phone(const Json& entry) {
  std::string country = text_at(entry, "nationcode");
  if (country.starts_with('+')) country.erase(0, 1);
  return "+" + country + text_at(entry, "mobile");
}

Inbound read_tencent_reply(const Json& entry) {
  Inbound out;
  out.type = InboundType::text;
  out.user_id = out.conversation_id = out.phone = tencent_phone(entry);
  const std::string time = text_at(entry, "time");
  out.dedupe_key = text_at(entry, "mobile") + ":" + time + ":" + text_at(entry, "extend");
  out.text = text_at(entry, "text");
  out.sent_at = seconds_at(entry, "time");
  return out;
}

Inbound read_tencent_report(const Json& entry) {
  Inbound out;
  const std::string id = text_at(entry, "sid");
  const bool delivered = text_at(entry, "report_status") == "SUCCESS";
  out.type = InboundType::status;
  out.dedupe_key = id;
  out.user_id = out.conversation_id = tencent_phone(entry);
  out.event = delivered ? "delivered" : "failed";
  out.key = delivered ? id : text_at(entry, "errmsg");
  out.extra = {{"message_id", id}};
  return out;
}

// Receipts come as a list, replies as one object.
std::vector<Inbound> read_tencent(const Json& body) {
  std::vector<Inbound> out;
  const Json list = body.is_array() ? body : Json::array({body});
  for (const Json& entry : list) {
    if (at(entry, "report_status").is_string()) {
      out.push_back(read_tencent_report(entry));
    } else if (at(entry, "text").is_string()) {
      out.push_back(read_tencent_reply(entry));
    } else {
      out.emplace_back();
    }
  }
  return out;
}

}  // namespace

Capabilities TencentSms::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 500));
  out.delivered = true;
  out.rate_each = 1.0 / 30;
  return out;
}

std::span<const SetupField> TencentSms::fields() const {
  static const std::array kFields = {
      SetupField{"secret_id", "SecretId", "SecretId", "访问管理 → 访问密钥；建议用只有短信权限的子用户",
                 "Access management, API keys; best of a user that may send SMS only", false, true, ""},
      SetupField{"secret_key", "SecretKey", "SecretKey", "创建密钥时显示一次",
                 "Shown once when the key is made", true, true, ""},
      SetupField{"sdk_app_id", "SdkAppId", "SdkAppId", "短信控制台 → 应用管理", "SMS console, applications",
                 false, true, ""},
      SetupField{"sign_name", "短信签名", "Signature", "短信控制台 → 签名管理，填内容而不是编号",
                 "SMS console, signatures: the words, not the number", false, true, ""},
      SetupField{"template_id", "模板 ID", "Template id", "已审核的模板，须含一个放回复内容的变量 {1}",
                 "An approved one with the variable {1} for the words of a reply", false, true, ""},
      SetupField{"extend_code", "扩展码", "Extension code", "可不填", "May be empty", false, false, ""},
      SetupField{"region", "地域", "Region", "例如 ap-guangzhou", "For example ap-guangzhou", false, false,
                 "ap-guangzhou"},
      SetupField{"hook_secret", "回调路径密钥", "Secret of the web hook's path",
                 "腾讯云的回调没有签名：把它加在回调地址末尾，例如 …/渠道/密钥",
                 "These pushes are not signed: put it behind the address, …/channel/secret", true, true, ""},
      SetupField{"text_limit", "每条字数", "Characters of one message", "按模板变量批准的长度填写",
                 "As approved for the template's variable", false, false, "500"},
      SetupField{"host", "接口地址", "API address", "一般不用改", "Rarely changed", false, false,
                 std::string(kTencentSmsHost)},
  };
  return kFields;
}

Reception TencentSms::receive(const Account& account, const Push& push) const {
  const std::string secret = account.text("hook_secret");
  if (secret.empty() || !equal_secrets(push.path, "/" + secret)) return refuse(Refusal::bad_signature);
  const auto body = read_json(push.body);
  if (!body || !body->is_structured()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages = read_tencent(*body);
  out.reply = json_reply(tencent_accepted());
  return out;
}

Call TencentSms::send_call(const Account& account, const Token&, const Outgoing& message) const {
  const std::string base(without_slash(account.text("host", kTencentSmsHost)));
  Json body = {{"PhoneNumberSet", Json::array({message.user_id})},
               {"SmsSdkAppId", account.text("sdk_app_id")},
               {"SignName", account.text("sign_name")},
               {"TemplateId", account.text("template_id")},
               {"TemplateParamSet", Json::array({plain_text({message.part})})},
               {"SessionContext", message.id}};
  if (const std::string code = account.text("extend_code"); !code.empty()) body["ExtendCode"] = code;
  const std::int64_t seconds = message.now / kTencentSecond;
  Call out = json_call("POST", base + "/", body);
  const TencentRequest request{"POST",
                               "",
                               {{"content-type", "application/json"},
                                {"host", std::string(host_of(base))},
                                {"x-tc-action", "SendSms"}},
                               out.body};
  out.headers.emplace_back("X-TC-Action", "SendSms");
  out.headers.emplace_back("X-TC-Version", kTencentSmsVersion);
  out.headers.emplace_back("X-TC-Region", account.text("region", "ap-guangzhou"));
  out.headers.emplace_back("X-TC-Timestamp", std::to_string(seconds));
  out.headers.emplace_back(
      "Authorization",
      tencent_authorization(account.text("secret_id"), account.text("secret_key"), "sms", seconds, request));
  return out;
}

Verdict TencentSms::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  const auto body = read_json(answer.body);
  if (!body) return out;
  const Json& error = at(*body, "Response/Error");
  const Json& status = error.is_object() ? error : at(*body, "Response/SendStatusSet/0");
  const std::string code = text_at(status, "Code");
  if (code.empty()) return out;
  out.code = code;
  out.detail = text_at(status, "Message");
  if (code == "Ok") {
    out.state = Verdict::State::sent;
    out.platform_id = text_at(status, "SerialNo");
  } else if (code.starts_with("LimitExceeded") || code.starts_with("RequestLimitExceeded")) {
    out.state = Verdict::State::slow_down;
  } else if (code.starts_with("InternalError")) {
    out.state = Verdict::State::again;
  } else {
    out.state = Verdict::State::refused;
  }
  return out;
}

std::optional<Json> TencentSms::run_vector(std::string_view kind, const Json& inputs,
                                           const Json& expected) const {
  const Push push = push_of(inputs);
  const std::string key = text_at(inputs, "secret_key");
  if (kind == "signature" && at(inputs, "service").is_string()) {
    const TencentRequest request{push.method, text_at(inputs, "query"), push.headers, push.body};
    return Json{
        {"hashed_canonical_request", tencent_request_hash(request)},
        {"authorization", tencent_authorization(text_at(inputs, "secret_id"), key, text_at(inputs, "service"),
                                                number_at(inputs, "timestamp"), request)}};
  }
  if (kind == "signature") {
    const Fields params = push_of({{"query", at(inputs, "params")}}).query;
    std::string text = text_at(inputs, "string_to_sign");
    if (text.empty())
      text = tencent_v1_text(push.method, text_at(inputs, "host") + text_at(inputs, "path"), params);
    const bool sha256 = text.find("SignatureMethod=HmacSHA256") != std::string::npos;
    return Json{{"string_to_sign", text}, {"signature", tencent_v1_signature(key, text, sha256)}};
  }
  const auto body = read_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  Json out = normalized(read_tencent(*body), expected);
  out["normalized"]["response_json"] = tencent_accepted();
  return out;
}

}  // namespace yingda::channels
