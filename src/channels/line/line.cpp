#include "channels/line/line.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/line/line_read.hpp"
#include "channels/line/line_send.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kLineHost = "https://api.line.me";
constexpr std::string_view kLineDataHost = "https://api-data.line.me";
constexpr std::string_view kLineSignature = "x-line-signature";
constexpr TimeMs kLineReplyTokenLife = 50'000;  // LINE says about a minute
constexpr int kLineAccepted = 409;              // the same retry key was taken before

std::string line_signature(const Account& account, const Push& push) {
  return to_base64(hmac(Hash::sha256, account.text("channel_secret"), push.body));
}

std::optional<Refusal> check_line(const Account& account, const Push& push) {
  const bool known = !account.text("channel_secret").empty() &&
                     equal_secrets(header(push.headers, kLineSignature), line_signature(account, push));
  return known ? std::nullopt : std::optional(Refusal::bad_signature);
}

// The place behind "user:", "group:" or "room:".
std::string line_target(const Outgoing& message) {
  const auto cut = message.conversation_id.find(':');
  return cut == std::string::npos ? message.user_id : message.conversation_id.substr(cut + 1);
}

}  // namespace

Capabilities Line::capabilities(const Account& account) const {
  Capabilities out;
  // 5,000 UTF-16 units; a code point takes two of them at most.
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2500));
  out.images = out.cards = out.media_by_url = true;
  out.choices = kLineChoices;
  out.choice_limit = kLineLabel;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.rate = static_cast<double>(account.number("rate", 2000));
  return out;
}

std::span<const SetupField> Line::fields() const {
  static const std::array kFields = {
      SetupField{
          "channel_id", "频道编号", "Channel ID",
          "LINE Developers → Messaging API 频道 → 基本设置；没填长期令牌时必填",
          "LINE Developers → Messaging API channel → Basic settings; needed without a long-lived token",
          false, false, ""},
      SetupField{"channel_secret", "频道密钥", "Channel secret", "同一页的 Channel secret",
                 "On the same page", true, true, ""},
      SetupField{"access_token", "长期访问令牌", "Long-lived access token",
                 "Messaging API 页签；不填则自动换取短期令牌",
                 "Tab Messaging API; without it short-lived tokens are fetched", true, false, ""},
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kLineHost)},
      SetupField{"data_host", "文件接口地址", "API address of files", "一般不用填", "Not needed as a rule",
                 false, false, std::string(kLineDataHost)},
  };
  return kFields;
}

Reception Line::receive(const Account& account, const Push& push) const {
  if (const auto refusal = check_line(account, push)) return refuse(*refusal);
  const auto body = read_json(push.body);
  if (!body || !at(*body, "events").is_array()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages = read_line(*body);  // none where the console's button "Verify" was pressed
  return out;
}

std::optional<Call> Line::token_call(const Account& account, TimeMs) const {
  if (!account.text("access_token").empty()) return std::nullopt;
  return Call{"POST",
              account.text("host", kLineHost) + "/oauth2/v3/token",
              {{"Content-Type", "application/x-www-form-urlencoded"}},
              form_of({{"grant_type", "client_credentials"},
                       {"client_id", account.text("channel_id")},
                       {"client_secret", account.text("channel_secret")}})};
}

Result<Token> Line::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  const auto body = read_json(answer.body);
  Token out;
  if (body) out.value = text_at(*body, "access_token");
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "token_refused",
                "LINE gave no token: " + (body ? text_at(*body, "error_description") : std::string()));
  }
  out.expires_at = answer.now + number_at(*body, "expires_in") * kSecond;
  return out;
}

Call Line::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  const std::string host = account.text("host", kLineHost);
  const std::string reply_token = text_at(message.reply_to, "reply_token");
  const Json messages = Json::array({line_message(message)});
  // Replies are free, pushes are counted: but a reply token serves once, and not for long.
  const bool fresh = message.now - message.replied_at < kLineReplyTokenLife;
  if (!reply_token.empty() && message.replies == 0 && fresh) {
    return json_call(host + "/v2/bot/message/reply", {{"replyToken", reply_token}, {"messages", messages}},
                     token_of(account, token));
  }
  Call out = json_call(host + "/v2/bot/message/push", {{"to", line_target(message)}, {"messages", messages}},
                       token_of(account, token));
  out.headers.emplace_back("X-Line-Retry-Key", line_retry_key(message.id));
  return out;
}

Verdict Line::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (answer.status == kLineAccepted) out.state = Verdict::State::sent;
  if (!body) return out;
  out.platform_id = text_at(*body, "sentMessages/0/id");
  out.detail = text_at(*body, "message");
  if (out.detail.contains("Invalid reply token")) {
    out.state = Verdict::State::again;
    out.wait = kLineReplyTokenLife;  // from then on it is pushed
  }
  if (out.state == Verdict::State::slow_down && out.detail.contains("monthly limit"))
    out.state = Verdict::State::refused;
  return out;
}

std::optional<Call> Line::media_call(const Account& account, const Token& token, const Media& media) const {
  if (media.id.empty()) return fetch_call(media.url);
  return fetch_call(
      account.text("data_host", kLineDataHost) + "/v2/bot/message/" + percent_encode(media.id) + "/content",
      token_of(account, token));
}

std::optional<Call> Line::typing_call(const Account& account, const Token& token,
                                      const Outgoing& message) const {
  constexpr int kLoadingSeconds = 20;
  if (!message.conversation_id.starts_with("user:")) return std::nullopt;  // one to one only
  return json_call(account.text("host", kLineHost) + "/v2/bot/chat/loading/start",
                   {{"chatId", line_target(message)}, {"loadingSeconds", kLoadingSeconds}},
                   token_of(account, token));
}

std::optional<Call> Line::check_call(const Account& account, const Token& token) const {
  return fetch_call(account.text("host", kLineHost) + "/v2/bot/info", token_of(account, token));
}

std::optional<Json> Line::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  const Account account{"", inputs};
  const Push push = signed_push(inputs, kLineSignature);
  if (kind == "signature") {
    Json out = signature_result(check_line(account, push));
    out["signature"] = line_signature(account, push);
    return out;
  }
  if (kind == "challenge") return reply_json(receive(account, push).reply);
  const auto body = read_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  return normalized(read_line(*body), expected);
}

}  // namespace yingda::channels
