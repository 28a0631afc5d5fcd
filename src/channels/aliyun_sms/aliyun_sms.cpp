#include "channels/aliyun_sms/aliyun_sms.hpp"

#include <array>

#include "base/crypto.hpp"
#include "base/json_text.hpp"
#include "channels/aliyun_sms/signing.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kAliyunSmsHost = "https://dysmsapi.aliyuncs.com";
constexpr std::string_view kAliyunSmsVersion = "2017-05-25";

const Json& aliyun_accepted() {
  static const Json kAnswer = {{"code", 0}, {"msg", "成功"}};
  return kAnswer;
}

// "2026-01-02 11:00:00" of China's clock.
TimeMs aliyun_time(std::string text) {
  if (const auto space = text.find(' '); space != std::string::npos) text[space] = 'T';
  return from_rfc3339(text + "+08:00").value_or(0);
}

Inbound read_aliyun_reply(const Json& entry) {
  Inbound out;
  out.type = InboundType::text;
  out.dedupe_key = text_at(entry, "sequence_id");
  out.user_id = text_at(entry, "phone_number");
  const std::string code = text_at(entry, "dest_code");
  out.conversation_id = code.empty() ? out.user_id : code + ":" + out.user_id;
  out.text = text_at(entry, "content");
  out.sent_at = aliyun_time(text_at(entry, "send_time"));
  return out;
}

Inbound read_aliyun_report(const Json& entry) {
  Inbound out;
  const std::string id = text_at(entry, "biz_id");
  const bool delivered = true_at(entry, "success") || text_at(entry, "success") == "true";
  out.type = InboundType::status;
  out.user_id = text_at(entry, "phone_number");
  out.conversation_id = out.user_id;
  out.dedupe_key = id + ":" + out.user_id;
  out.event = delivered ? "delivered" : "failed";
  out.key = delivered ? id : text_at(entry, "err_code");
  out.extra = {{"message_id", id}};
  out.sent_at = aliyun_time(text_at(entry, "report_time"));
  return out;
}

std::vector<Inbound> read_aliyun(const Json& body) {
  std::vector<Inbound> out;
  const Json list = body.is_array() ? body : Json::array({body});
  for (const Json& entry : list) {
    if (at(entry, "content").is_string()) {
      out.push_back(read_aliyun_reply(entry));
    } else if (!at(entry, "success").is_null()) {
      out.push_back(read_aliyun_report(entry));
    } else {
      out.emplace_back();
    }
  }
  return out;
}

}  // namespace

Capabilities AliyunSms::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 500));
  out.delivered = true;
  out.rate_each = 1.0 / 60;
  return out;
}

std::span<const SetupField> AliyunSms::fields() const {
  static const std::array kFields = {
      SetupField{"access_key_id", "AccessKey ID", "AccessKey ID", "阿里云 RAM 用户的访问密钥，只授予短信权限",
                 "Of a RAM user that may send SMS only", false, true, ""},
      SetupField{"access_key_secret", "AccessKey Secret", "AccessKey secret", "创建密钥时显示一次",
                 "Shown once when the key is made", true, true, ""},
      SetupField{"sign_name", "短信签名", "Signature", "短信服务控制台 → 国内消息 → 签名管理",
                 "SMS console, signatures", false, true, ""},
      SetupField{"template_code", "模板 CODE", "Template code", "SMS_ 开头；须含一个放回复内容的变量",
                 "Starts with SMS_; has one variable for the words of a reply", false, true, ""},
      SetupField{"template_param", "模板变量名", "Template variable", "模板里 ${…} 的名字",
                 "The name inside ${…} of the template", false, false, "content"},
      SetupField{"extend_code", "上行扩展码", "Extension code", "SmsUpExtendCode，可不填",
                 "SmsUpExtendCode, may be empty", false, false, ""},
      SetupField{"hook_secret", "回调路径密钥", "Secret of the web hook's path",
                 "阿里云的回调没有签名：把它加在回调地址末尾，例如 …/渠道/密钥",
                 "These pushes are not signed: put it behind the address, …/channel/secret", true, true, ""},
      SetupField{"text_limit", "每条字数", "Characters of one message", "按模板变量批准的长度填写",
                 "As approved for the template's variable", false, false, "500"},
      SetupField{"host", "接口地址", "API address", "一般不用改", "Rarely changed", false, false,
                 std::string(kAliyunSmsHost)},
  };
  return kFields;
}

Reception AliyunSms::receive(const Account& account, const Push& push) const {
  const std::string secret = account.text("hook_secret");
  if (secret.empty() || !equal_secrets(push.path, "/" + secret)) return refuse(Refusal::bad_signature);
  const auto body = read_json(push.body);
  if (!body || !body->is_structured()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages = read_aliyun(*body);
  out.reply = json_reply(aliyun_accepted());
  return out;
}

Call AliyunSms::send_call(const Account& account, const Token&, const Outgoing& message) const {
  constexpr std::size_t kToSeconds = 19;  // "2026-01-02T03:04:05"
  const std::string base(without_slash(account.text("host", kAliyunSmsHost)));
  AliyunRequest request;
  request.query = {
      {"OutId", message.id},
      {"PhoneNumbers", message.user_id},
      {"SignName", account.text("sign_name")},
      {"TemplateCode", account.text("template_code")},
      {"TemplateParam",
       json_text(Json{{account.text("template_param", "content"), plain_text({message.part})}})}};
  if (const std::string code = account.text("extend_code"); !code.empty())
    request.query.emplace_back("SmsUpExtendCode", code);
  // A repeat is another request, and needs a nonce of its own.
  const std::string nonce = message.id + std::to_string(message.now);
  request.headers = {{"host", std::string(host_of(base))},
                     {"x-acs-action", "SendSms"},
                     {"x-acs-content-sha256", to_hex(digest(Hash::sha256, ""))},
                     {"x-acs-date", to_rfc3339(message.now).substr(0, kToSeconds) + "Z"},
                     {"x-acs-signature-nonce", nonce},
                     {"x-acs-version", std::string(kAliyunSmsVersion)}};
  Call out{"POST", base + "/?" + aliyun_query(request.query), {}, ""};
  out.headers.assign(request.headers.begin() + 1, request.headers.end());
  out.headers.emplace_back("Authorization", aliyun_authorization(account.text("access_key_id"),
                                                                 account.text("access_key_secret"), request));
  return out;
}

Verdict AliyunSms::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  const auto body = read_json(answer.body);
  const std::string code = body ? text_at(*body, "Code") : "";
  if (code.empty()) return out;
  out.code = code;
  out.detail = text_at(*body, "Message");
  if (code == "OK") {
    out.state = Verdict::State::sent;
    out.platform_id = text_at(*body, "BizId");
  } else if (code == "isv.BUSINESS_LIMIT_CONTROL" || code.starts_with("Throttling")) {
    out.state = Verdict::State::slow_down;
  } else if (out.state != Verdict::State::again) {
    out.state = Verdict::State::refused;
  }
  return out;
}

std::optional<Json> AliyunSms::run_vector(std::string_view kind, const Json& inputs,
                                          const Json& expected) const {
  const std::string secret = text_at(inputs, "access_key_secret");
  if (kind == "signature" && at(inputs, "params").is_object()) {
    const Fields params = push_of({{"query", at(inputs, "params")}}).query;
    const std::string text = aliyun_rpc_text(push_of(inputs).method, params);
    return Json{{"string_to_sign", text}, {"signature", aliyun_rpc_signature(secret, text)}};
  }
  const Push push = push_of(inputs);
  if (kind == "signature") {
    const std::string path = text_at(inputs, "uri");
    const AliyunRequest request{push.method, path.empty() ? "/" : path, push.query, push.headers, push.body};
    return Json{{"authorization", aliyun_authorization(text_at(inputs, "access_key_id"), secret, request)}};
  }
  const auto body = read_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  Json out = normalized(read_aliyun(*body), expected);
  out["normalized"]["response_json"] = aliyun_accepted();
  return out;
}

}  // namespace yingda::channels
