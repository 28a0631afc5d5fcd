#include "channels/zalo_oa/zalo_oa.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"
#include "channels/zalo_oa/zalo_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kZaloHost = "https://openapi.zalo.me";
constexpr std::string_view kZaloOauthHost = "https://oauth.zaloapp.com";
constexpr std::string_view kZaloSignature = "X-ZEvent-Signature";
constexpr std::size_t kZaloChoices = 5;
constexpr std::size_t kZaloLabel = 100;
constexpr std::size_t kZaloPayload = 1000;
constexpr TimeMs kZaloHour = 3600LL * 1000;

struct ZaloCode {
  std::int64_t code;
  Verdict::State state;
};
constexpr std::array kZaloCodes = {
    ZaloCode{0, Verdict::State::sent},         ZaloCode{-216, Verdict::State::token_bad},
    ZaloCode{-124, Verdict::State::token_bad}, ZaloCode{-230, Verdict::State::window_over},
    ZaloCode{-211, Verdict::State::slow_down}, ZaloCode{-32, Verdict::State::slow_down}};

// A plain digest ending in the secret; some accounts are signed by HMAC instead.
std::string zalo_signature(const Account& account, const Push& push) {
  const auto body = read_json(push.body);
  const std::string secret = account.text("oa_secret_key");
  const std::string text =
      account.text("app_id") + push.body + (body ? text_at(*body, "timestamp") : std::string());
  if (account.text("signature_mode") == "hmac") return to_hex(hmac(Hash::sha256, secret, text));
  return to_hex(digest(Hash::sha256, text + secret));
}

std::optional<Refusal> check_zalo(const Account& account, const Push& push) {
  constexpr std::string_view kPrefix = "mac=";
  std::string_view given = header(push.headers, kZaloSignature);
  if (given.starts_with(kPrefix)) given.remove_prefix(kPrefix.size());
  const bool known =
      !account.text("oa_secret_key").empty() && equal_secrets(given, zalo_signature(account, push));
  return known ? std::nullopt : std::optional(Refusal::bad_signature);
}

Json zalo_buttons(const std::vector<Button>& options) {
  Json out = Json::array();
  for (const Button& option : options) {
    if (out.size() == kZaloChoices) break;
    Json button = {{"title", clipped(option.label, kZaloLabel)}};
    if (option.url.empty()) {
      button["type"] = "oa.query.show";
      button["payload"] = std::string(prefix_code_points(option.reply, kZaloPayload));
    } else {
      button["type"] = "oa.open.url";
      button["payload"] = {{"url", option.url}};
    }
    out.push_back(std::move(button));
  }
  return out;
}

Json zalo_message(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    if (!file->image) return {{"attachment", {{"type", "file"}, {"payload", {{"token", message.media}}}}}};
    Json element = {{"media_type", "image"}};
    if (message.media.empty()) {
      element["url"] = message.media_url;
    } else {
      element["attachment_id"] = message.media;
    }
    return {{"attachment",
             {{"type", "template"},
              {"payload", {{"template_type", "media"}, {"elements", Json::array({std::move(element)})}}}}}};
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    return {
        {"text", message.text},
        {"attachment", {{"type", "template"}, {"payload", {{"buttons", zalo_buttons(choices->options)}}}}}};
  }
  return {{"text", text_of(message)}};
}

}  // namespace

Capabilities ZaloOa::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2000));
  out.images = out.files = true;
  out.choices = kZaloChoices;
  out.choice_limit = kZaloLabel;
  out.media_in = out.location_in = true;
  out.delivered = out.read = true;
  out.window = account.number("window_hours", 48) * kZaloHour;
  out.window_messages = static_cast<int>(account.number("window_messages", 8));
  return out;
}

std::span<const SetupField> ZaloOa::fields() const {
  static const std::array kFields = {
      SetupField{"app_id", "应用编号", "App ID", "developers.zalo.me → 应用 → 设置",
                 "developers.zalo.me → application → Settings", false, true, ""},
      SetupField{"app_secret", "应用密钥", "App secret key", "同一页的 Secret key",
                 "Secret key on the same page", true, true, ""},
      SetupField{"oa_secret_key", "公众号密钥", "OA secret key", "应用 → Webhook 页面上的 OA Secret Key",
                 "OA Secret Key on the application's page Webhook", true, true, ""},
      SetupField{"refresh_token", "刷新令牌", "Refresh token",
                 "API Explorer 里以公众号身份授权后取得；每次换取后自动更新",
                 "From the API Explorer, as the Official Account; it is replaced at every refresh", true,
                 true, ""},
      SetupField{"signature_mode", "签名方式", "Signature", "默认 plain；个别账号为 hmac",
                 "plain as a rule; hmac for a few accounts", false, false, "plain"},
      SetupField{"window_hours", "可回复时长（小时）", "Window in hours", "购买套餐后可填 168",
                 "168 with a package", false, false, "48"},
      SetupField{"window_messages", "时长内条数", "Messages in it", "0 为不限", "0: not limited", false,
                 false, "8"},
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kZaloHost)},
      SetupField{"oauth_host", "授权地址", "OAuth address", "一般不用填", "Not needed as a rule", false,
                 false, std::string(kZaloOauthHost)},
  };
  return kFields;
}

Reception ZaloOa::receive(const Account& account, const Push& push) const {
  if (const auto refusal = check_zalo(account, push)) return refuse(*refusal);
  const auto body = read_json(push.body);
  if (!body || text_at(*body, "event_name").empty()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages = read_zalo(*body);
  return out;
}

std::optional<Call> ZaloOa::token_call(const Account& account, TimeMs) const {
  return Call{
      "POST",
      account.text("oauth_host", kZaloOauthHost) + "/v4/oa/access_token",
      {{"Content-Type", "application/x-www-form-urlencoded"}, {"secret_key", account.text("app_secret")}},
      form_of({{"app_id", account.text("app_id")},
               {"grant_type", "refresh_token"},
               {"refresh_token", account.text("refresh_token")}})};
}

Result<Token> ZaloOa::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  const auto body = read_json(answer.body);
  Token out;
  if (body) out.value = text_at(*body, "access_token");
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "token_refused",
                "Zalo gave no token: " + (body ? text_at(*body, "error_description") : std::string()));
  }
  out.expires_at = answer.now + number_at(*body, "expires_in") * kSecond;
  if (std::string next = text_at(*body, "refresh_token"); !next.empty())
    out.settings = {{"refresh_token", std::move(next)}};
  return out;
}

Call ZaloOa::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  Call out = json_call(account.text("host", kZaloHost) + "/v3.0/oa/message/cs",
                       {{"recipient", {{"user_id", message.user_id}}}, {"message", zalo_message(message)}});
  out.headers.emplace_back("access_token", token_of(account, token));
  return out;
}

Verdict ZaloOa::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body || text_at(*body, "error").empty()) {
    if (out.state == Verdict::State::sent) out.state = Verdict::State::refused;
    return out;
  }
  const auto found = std::ranges::find(kZaloCodes, number_at(*body, "error", 1), &ZaloCode::code);
  out.state = found == kZaloCodes.end() ? Verdict::State::refused : found->state;
  out.code = text_at(*body, "error");
  out.detail = text_at(*body, "message");
  out.platform_id = text_at(*body, "data/message_id");
  return out;
}

std::optional<Call> ZaloOa::media_call(const Account&, const Token&, const Media& media) const {
  return fetch_call(media.url);
}

std::optional<Call> ZaloOa::upload_call(const Account& account, const Token& token, const FilePart& file,
                                        std::string_view bytes) const {
  Call out{"POST",
           account.text("host", kZaloHost) + "/v2.0/oa/upload/" + (file.image ? "image" : "file"),
           {{"access_token", token_of(account, token)}},
           ""};
  put_multipart(out, {}, form_file("file", file, bytes), to_hex(sha256(bytes)));
  return out;
}

Result<std::string> ZaloOa::read_upload(const Account&, const Answer& answer) const {
  const auto body = read_json(answer.body);
  std::string id = body ? text_at(*body, "data/attachment_id") : "";
  if (body && id.empty()) id = text_at(*body, "data/token");
  if (id.empty()) {
    return fail(ErrorKind::invalid, "upload_refused",
                "Zalo did not take the file: " + (body ? text_at(*body, "message") : std::string()));
  }
  return id;
}

std::optional<Json> ZaloOa::run_vector(std::string_view kind, const Json& inputs,
                                       const Json& expected) const {
  const Account account{"", inputs};
  const Push push = signed_push(inputs, kZaloSignature);
  if (kind == "signature") {
    Json out = signature_result(check_zalo(account, push));
    out["signature"] = "mac=" + zalo_signature(account, push);
    return out;
  }
  if (kind == "challenge") return reply_json(receive(account, push).reply);
  const auto body = read_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  return normalized(read_zalo(*body), expected);
}

}  // namespace yingda::channels
