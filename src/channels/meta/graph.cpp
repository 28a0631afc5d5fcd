#include "channels/meta/graph.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"

namespace yingda::channels::meta {
namespace {

constexpr std::string_view kSignatureHeader = "X-Hub-Signature-256";
constexpr std::string_view kGraphVersion = "v21.0";

struct GraphError {
  std::int64_t code;
  Verdict::State state;
};
constexpr std::array kGraphErrors = {
    GraphError{0, Verdict::State::token_bad},       GraphError{190, Verdict::State::token_bad},
    GraphError{1, Verdict::State::again},           GraphError{2, Verdict::State::again},
    GraphError{1200, Verdict::State::again},        GraphError{131000, Verdict::State::again},
    GraphError{131016, Verdict::State::again},      GraphError{131053, Verdict::State::again},
    GraphError{4, Verdict::State::slow_down},       GraphError{32, Verdict::State::slow_down},
    GraphError{613, Verdict::State::slow_down},     GraphError{80007, Verdict::State::slow_down},
    GraphError{130429, Verdict::State::slow_down},  GraphError{131048, Verdict::State::slow_down},
    GraphError{131056, Verdict::State::slow_down},  GraphError{133016, Verdict::State::slow_down},
    GraphError{131047, Verdict::State::window_over}};
constexpr std::int64_t kPairLimit = 131056;  // one customer gets a message every six seconds
constexpr std::array<std::int64_t, 2> kWindowSubcodes = {2018278, 2534022};

Verdict::State graph_state(const Json& error, const Answer& answer) {
  const auto code = number_at(error, "code", -1);
  const auto subcode = number_at(error, "error_subcode");
  constexpr std::int64_t kPermission = 10;  // says the window too, in its subcode or in words alone
  if (std::ranges::find(kWindowSubcodes, subcode) != kWindowSubcodes.end())
    return Verdict::State::window_over;
  if (code == kPermission && text_at(error, "message").contains("outside of allowed window"))
    return Verdict::State::window_over;
  const auto found = std::ranges::find(kGraphErrors, code, &GraphError::code);
  if (found != kGraphErrors.end()) return found->state;
  const Verdict::State by_status = verdict_of_status(answer).state;
  return by_status == Verdict::State::sent ? Verdict::State::refused : by_status;
}

}  // namespace

std::optional<Refusal> check(const Account& account, const Push& push) {
  const std::string secret = account.text("app_secret");
  const std::string expected = "sha256=" + to_hex(hmac(Hash::sha256, secret, push.body));
  if (secret.empty() || !equal_secrets(header(push.headers, kSignatureHeader), expected))
    return Refusal::bad_signature;
  return std::nullopt;
}

Reception handshake(const Account& account, const Push& push) {
  const std::string token = account.text("verify_token");
  const bool known = !token.empty() && equal_secrets(field(push.query, "hub.verify_token"), token);
  if (!known || field(push.query, "hub.mode") != "subscribe") return refuse(Refusal::bad_signature);
  Reception out;
  out.reply.body = field(push.query, "hub.challenge");
  return out;
}

Reception receive(const Account& account, const Push& push, std::string_view object,
                  std::vector<Inbound> (*read)(const Account&, const Json&)) {
  if (push.method == "GET") return handshake(account, push);
  if (const auto refusal = check(account, push)) return refuse(*refusal);
  const auto body = read_json(push.body);
  if (!body || !at(*body, "entry").is_array()) return refuse(Refusal::malformed, 400);
  if (text_at(*body, "object") != object) return refuse(Refusal::wrong_receiver, 400);
  Reception out;
  out.messages = read(account, *body);
  return out;
}

SetupField app_secret_field() {
  return {"app_secret",
          "应用密钥",
          "App secret",
          "Meta 开发者后台 → 应用设置 → 基本 → 应用密钥",
          "developers.facebook.com → App settings → Basic → App secret",
          true,
          true,
          ""};
}

SetupField verify_token_field() {
  return {"verify_token",
          "验证口令",
          "Verify token",
          "自己定的一段文字，在 Webhooks 页填回调地址时一并填写",
          "A text of your own; enter it beside the callback URL on the page Webhooks",
          true,
          true,
          ""};
}

SetupField version_field() {
  return {"version",       "接口版本", "API version", "如 v21.0",
          "Such as v21.0", false,      false,         std::string(kGraphVersion)};
}

std::string base_url(const Account& account, std::string_view host) {
  return account.text("host", host) + "/" + account.text("version", kGraphVersion);
}

Verdict verdict(const Answer& answer) {
  constexpr TimeMs kPairWait = 6000;
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body || !at(*body, "error").is_object()) return out;
  const Json& error = at(*body, "error");
  out.state = graph_state(error, answer);
  out.code = text_at(error, "code");
  if (const std::string subcode = text_at(error, "error_subcode"); !subcode.empty())
    out.code += "/" + subcode;
  out.detail = text_at(error, "message");
  if (const std::string more = text_at(error, "error_data/details"); !more.empty()) out.detail += ": " + more;
  if (number_at(error, "code") == kPairLimit && out.wait == 0) out.wait = kPairWait;
  return out;
}

std::optional<Json> run_vector(const Adapter& adapter, std::string_view kind, const Json& inputs,
                               const Json& expected,
                               std::vector<Inbound> (*read)(const Account&, const Json&)) {
  const Account account{"", inputs};
  if (kind == "signature") {
    Json out = signature_result(check(account, signed_push(inputs, kSignatureHeader)));
    out["signature"] =
        "sha256=" + to_hex(hmac(Hash::sha256, account.text("app_secret"), push_of(inputs).body));
    return out;
  }
  if (kind == "challenge") return reply_json(adapter.receive(account, push_of(inputs)).reply);
  if (kind != "payload") return std::nullopt;
  const auto body = read_json(push_of(inputs).body);
  if (!body) return std::nullopt;
  return normalized(read(account, *body), expected);
}

}  // namespace yingda::channels::meta
