#include "channels/apple_messages/apple_messages.hpp"

#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/apple_messages/apple_token.hpp"
#include "channels/apple_messages/gzip.hpp"
#include "channels/apple_messages/messages.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kAppleHost = "https://mspgw.push.apple.com/v1";
constexpr TimeMs kAppleSecond = 1000;
constexpr std::size_t kMostAppleBody = 8U * 1024 * 1024;

std::string apple_url(const Account& account, std::string_view path) {
  return std::string(without_slash(account.text("host", kAppleHost))) + std::string(path);
}

std::string apple_auth(const Account& account, TimeMs now) {
  return bearer(apple_token(account.text("msp_id"), account.text("secret"), now / kAppleSecond).value_or(""));
}

AppleToken check_apple_push(const Account& account, const Push& push) {
  return check_apple_token(bearer_of(push.headers), account.text("msp_id"), account.text("secret"),
                           push.now / kAppleSecond);
}

std::optional<Json> apple_json(std::string_view body) {
  if (!is_gzip(body)) return read_json(body);
  const auto text = gunzip(body, kMostAppleBody);
  return text ? read_json(*text) : std::nullopt;
}

// Ours of "business:user"; both may hold ':' themselves.
std::string apple_business(const Account& account, const Outgoing& message) {
  const std::string end = ":" + message.user_id;
  std::string_view business = message.conversation_id;
  if (!business.ends_with(end)) return account.text("business_id");
  business.remove_suffix(end.size());
  return std::string(business);
}

Call apple_call(const Account& account, const Outgoing& message, const Json& body) {
  return json_call("POST", apple_url(account, "/message"), body,
                   {{"Authorization", apple_auth(account, message.now)},
                    {"id", text_at(body, "id")},
                    {"Source-Id", text_at(body, "sourceId")},
                    {"Destination-Id", text_at(body, "destinationId")}});
}

// Of the vectors, whose names for a sealed attachment vary.
Json run_attachment(const Json& inputs) {
  std::string key = text_at(inputs, "key");
  if (key.empty()) key = text_at(inputs, "key_hex");
  std::optional<std::string> bytes;
  for (const std::string name : {"ciphertext", "encrypted", "data", "body"}) {
    if (at(inputs, name + "_b64").is_string()) bytes = from_base64(text_at(inputs, name + "_b64"));
    if (at(inputs, name + "_hex").is_string()) bytes = from_hex(text_at(inputs, name + "_hex"));
  }
  const auto plain = bytes ? open_attachment(key, *bytes) : std::nullopt;
  if (!plain) return {{"error", "bad_key"}};
  Json out = {{"plaintext_b64", to_base64(*plain)}, {"plaintext_hex", to_hex(*plain)}};
  if (is_utf8(*plain)) out["plaintext"] = *plain;
  return out;
}

}  // namespace

Capabilities AppleMessages::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 10'000));
  out.choices = 10;
  out.choice_limit = 24;
  out.typing = true;
  out.media_in = true;
  return out;
}

std::span<const SetupField> AppleMessages::fields() const {
  static const std::array kFields = {
      SetupField{"msp_id", "MSP ID", "MSP id", "Apple Business Register → 消息服务提供商页面",
                 "Apple Business Register, the page of the messaging service provider", false, true, ""},
      SetupField{"secret", "MSP 密钥", "MSP secret", "与 MSP ID 同处，base64 文本",
                 "Beside the MSP id; base64", true, true, ""},
      SetupField{"business_id", "商家 ID", "Business id", "Apple 分配给商家账号的 ID",
                 "Apple's id of the business account", false, true, ""},
      SetupField{"host", "接口地址", "API address", "一般不用改", "Rarely changed", false, false,
                 std::string(kAppleHost)},
  };
  return kFields;
}

Reception AppleMessages::receive(const Account& account, const Push& push) const {
  const AppleToken token = check_apple_push(account, push);
  if (token != AppleToken::good)
    return refuse(token == AppleToken::expired ? Refusal::stale : Refusal::bad_signature);
  const auto body = apple_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages.push_back(read_apple(*body, push.headers, push.now));
  return out;
}

Call AppleMessages::send_call(const Account& account, const Token&, const Outgoing& message) const {
  return apple_call(account, message, apple_body(message, apple_business(account, message)));
}

Verdict AppleMessages::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  // Tokens are made anew for every call: one that is not taken means a wrong secret.
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  if (out.state != Verdict::State::sent)
    out.detail = std::string(prefix_code_points(is_utf8(answer.body) ? answer.body : "", 200));
  return out;
}

std::optional<Call> AppleMessages::media_call(const Account& account, const Token&,
                                              const Media& media) const {
  const auto attachment = read_attachment_id(media.id);
  const auto signature = attachment ? from_hex(attachment->signature) : std::nullopt;
  if (!signature) return std::nullopt;
  return Call{"GET",
              apple_url(account, "/preDownload"),
              {{"Authorization", apple_auth(account, attachment->received_at)},
               {"source-id", attachment->business},
               {"MMCS-Url", attachment->url},
               {"MMCS-Signature", to_base64(*signature)},
               {"MMCS-Owner", attachment->owner}},
              ""};
}

std::optional<Call> AppleMessages::media_next(const Account&, const Token&, const Media& media,
                                              const Answer& answer) const {
  // The sealed file is as long as the file: what has its length is not asked for an address any more.
  if (media.size > 0 && answer.body.size() == static_cast<std::size_t>(media.size)) return std::nullopt;
  const auto body = read_json(answer.body);
  const std::string url = body ? text_at(*body, "download-url") : "";
  if (!url.starts_with("https://")) return std::nullopt;
  return Call{"GET", url, {}, ""};
}

Result<std::string> AppleMessages::read_media(const Account&, const Media& media, std::string bytes) const {
  const auto attachment = read_attachment_id(media.id);
  if (media.size > 0 && bytes.size() != static_cast<std::size_t>(media.size))
    return fail(ErrorKind::invalid, "media_broken", "The attachment is not as long as was said.");
  auto plain = attachment ? open_attachment(attachment->key, bytes) : std::nullopt;
  if (!plain) return fail(ErrorKind::invalid, "media_broken", "The attachment's key does not open it.");
  return *std::move(plain);
}

std::optional<Call> AppleMessages::typing_call(const Account& account, const Token&,
                                               const Outgoing& message) const {
  const Json body = {{"v", 1},
                     {"type", "typing_start"},
                     {"id", uuid_of(message.id + "typing")},
                     {"sourceId", apple_business(account, message)},
                     {"destinationId", message.user_id}};
  return apple_call(account, message, body);
}

std::optional<Json> AppleMessages::run_vector(std::string_view kind, const Json& inputs,
                                              const Json& expected) const {
  const std::string secret = text_at(inputs, "secret_b64");
  Push push = push_of(inputs);
  if (kind == "decrypt") return run_attachment(inputs);
  if (kind == "signature" && text_at(inputs, "direction") == "create") {
    const auto iat = number_at(inputs, "iat");
    const auto token = apple_token(text_at(inputs, "msp_id"), secret, iat);
    if (!token) return std::nullopt;
    const auto dot = token->find('.') + 1;
    const auto claims = from_base64url(std::string_view(*token).substr(dot, token->rfind('.') - dot));
    return Json{{"claims", read_json(claims.value_or("")).value_or(Json())},
                {"token_if_header_and_claims_are_in_that_order", *token}};
  }
  if (kind == "signature") {
    push.headers.emplace_back("Authorization", text_at(inputs, "authorization"));
    const Account account{"", {{"msp_id", text_at(inputs, "msp_id")}, {"secret", secret}}};
    const bool good = check_apple_push(account, push) == AppleToken::good;
    return Json{{"valid", good}, {"status", good ? 200 : 403}};
  }
  const auto body = apple_json(push.body);
  if (kind != "payload" || !body) return std::nullopt;
  return normalized({read_apple(*body, push.headers, push.now)}, expected);
}

}  // namespace yingda::channels
