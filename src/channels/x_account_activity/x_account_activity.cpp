#include "channels/x_account_activity/x_account_activity.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"
#include "channels/x_account_activity/x_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kXHost = "https://api.x.com";
constexpr std::string_view kXMediaHost = "https://ton.twitter.com";
constexpr std::string_view kXSignature = "x-twitter-webhooks-signature";

std::string x_signature(const Account& account, std::string_view text) {
  return "sha256=" + to_base64(hmac(Hash::sha256, account.text("consumer_secret"), text));
}

std::optional<Refusal> check_x(const Account& account, const Push& push) {
  const bool known = !account.text("consumer_secret").empty() &&
                     equal_secrets(header(push.headers, kXSignature), x_signature(account, push.body));
  return known ? std::nullopt : std::optional(Refusal::bad_signature);
}

// The challenge that X repeats about every hour.
Reception answer_x_challenge(const Account& account, const Push& push) {
  const std::string_view token = field(push.query, "crc_token");
  if (token.empty() || account.text("consumer_secret").empty()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.reply.content_type = "application/json";
  out.reply.body = Json{{"response_token", x_signature(account, token)}}.dump();
  return out;
}

std::string x_url(const Account& account, std::string_view path) {
  return account.text("host", kXHost) + std::string(path);
}

// The problem's code, in the older form of errors a list.
std::string x_error_code(const Json& body, const Answer& answer) {
  const std::string code = text_at(body, "errors/0/code");
  return code.empty() ? std::to_string(answer.status) : code;
}

}  // namespace

Capabilities XAccountActivity::capabilities(const Account& account) const {
  constexpr double kQuarterHour = 15 * 60;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 10'000));
  out.images = true;
  out.media_in = out.location_in = true;
  out.read = true;
  out.rate = static_cast<double>(account.number("rate_quarter_hour", 15)) / kQuarterHour;
  return out;
}

std::span<const SetupField> XAccountActivity::fields() const {
  static const std::array kFields = {
      SetupField{"consumer_secret", "API 密钥", "API key secret",
                 "X 开发者后台 → 应用 → Keys and tokens → API Key Secret",
                 "X developer portal → app → Keys and tokens → API Key Secret", true, true, ""},
      SetupField{"client_id", "OAuth 2.0 客户端编号", "OAuth 2.0 client ID", "同一页", "On the same page",
                 false, true, ""},
      SetupField{"client_secret", "OAuth 2.0 客户端密钥", "OAuth 2.0 client secret", "同一页；公共客户端不填",
                 "On the same page; none for a public client", true, false, ""},
      SetupField{"refresh_token", "刷新令牌", "Refresh token",
                 "以客服账号授权 dm.read dm.write media.write users.read tweet.read offline.access "
                 "取得；每次换取后自动更新",
                 "By authorising as the account with dm.read dm.write media.write users.read tweet.read "
                 "offline.access; it is replaced at every refresh",
                 true, true, ""},
      SetupField{"rate_quarter_hour", "每 15 分钟条数", "Messages in 15 minutes", "按订阅的接口等级填写",
                 "By the tier of the API", false, false, "15"},
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kXHost)},
      SetupField{"media_host", "图片地址", "Address of pictures", "只有这里的图片带令牌下载",
                 "Only pictures below it are fetched with the token", false, false, std::string(kXMediaHost)},
  };
  return kFields;
}

Reception XAccountActivity::receive(const Account& account, const Push& push) const {
  if (push.method == "GET") return answer_x_challenge(account, push);
  if (const auto refusal = check_x(account, push)) return refuse(*refusal);
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages = read_x(*body);
  return out;
}

std::optional<Call> XAccountActivity::token_call(const Account& account, TimeMs) const {
  Call out{"POST",
           x_url(account, "/2/oauth2/token"),
           {{"Content-Type", "application/x-www-form-urlencoded"}},
           form_of({{"grant_type", "refresh_token"},
                    {"refresh_token", account.text("refresh_token")},
                    {"client_id", account.text("client_id")}})};
  if (const std::string secret = account.text("client_secret"); !secret.empty())
    out.headers.emplace_back("Authorization", "Basic " + to_base64(account.text("client_id") + ":" + secret));
  return out;
}

Result<Token> XAccountActivity::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  const auto body = read_json(answer.body);
  Token out;
  if (body) out.value = text_at(*body, "access_token");
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "token_refused",
                "X gave no token: " + (body ? text_at(*body, "error_description") : std::string()));
  }
  out.expires_at = answer.now + number_at(*body, "expires_in") * kSecond;
  if (std::string next = text_at(*body, "refresh_token"); !next.empty())
    out.settings = {{"refresh_token", std::move(next)}};
  return out;
}

Call XAccountActivity::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  Json body;
  if (std::holds_alternative<FilePart>(message.part) && !message.media.empty()) {
    body["attachments"] = Json::array({{{"media_id", message.media}}});
  } else {
    body["text"] = text_of(message);
  }
  return json_call(
      x_url(account, "/2/dm_conversations/with/" + percent_encode(message.user_id) + "/messages"), body,
      token_of(account, token));
}

Verdict XAccountActivity::read_sent(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (out.state == Verdict::State::slow_down && out.wait == 0) {
    const TimeMs reset = number_at(Json(header(answer.headers, "x-rate-limit-reset")), "") * kSecond;
    out.wait = std::max<TimeMs>(0, reset - answer.now);
  }
  if (!body) return out;
  out.platform_id = text_at(*body, "data/dm_event_id");
  if (out.state == Verdict::State::sent) return out;
  out.code = x_error_code(*body, answer);
  out.detail = text_at(*body, "detail");
  if (out.detail.empty()) out.detail = text_at(*body, "errors/0/message");
  constexpr std::string_view kInvalidToken = "89";
  if (out.code == kInvalidToken) out.state = Verdict::State::token_bad;
  return out;
}

std::optional<Call> XAccountActivity::media_call(const Account& account, const Token& token,
                                                 const Media& media) const {
  const bool private_file = is_below(media.url, account.text("media_host", kXMediaHost));
  return fetch_call(media.url, private_file ? token_of(account, token) : "");
}

std::optional<Call> XAccountActivity::upload_call(const Account& account, const Token& token,
                                                  const FilePart& file, std::string_view bytes) const {
  Call out{"POST",
           x_url(account, "/2/media/upload"),
           {{"Authorization", "Bearer " + token_of(account, token)}},
           ""};
  put_multipart(out, {{"media_category", "dm_image"}}, form_file("media", file, bytes),
                to_hex(sha256(bytes)));
  return out;
}

Result<std::string> XAccountActivity::read_upload(const Account&, const Answer& answer) const {
  const auto body = read_json(answer.body);
  std::string id = body ? text_at(*body, "data/id") : "";
  if (id.empty()) {
    return fail(ErrorKind::invalid, "upload_refused",
                "X did not take the file: " + (body ? text_at(*body, "detail") : std::string()));
  }
  return id;
}

std::optional<Call> XAccountActivity::check_call(const Account& account, const Token& token) const {
  return fetch_call(x_url(account, "/2/users/me"), token_of(account, token));
}

std::optional<Json> XAccountActivity::run_vector(std::string_view kind, const Json& inputs,
                                                 const Json& expected) const {
  const Account account{"", inputs};
  const Push push = signed_push(inputs, kXSignature);
  if (kind == "signature") {
    Json out = signature_result(check_x(account, push));
    out["signature"] = x_signature(account, push.body);
    return out;
  }
  if (kind == "challenge") return reply_json(receive(account, push).reply);
  const auto body = read_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  return normalized(read_x(*body), expected);
}

}  // namespace yingda::channels
