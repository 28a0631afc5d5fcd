// Opening pushes; declared in message.hpp.

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/json_read.hpp"
#include "channels/wechat/envelope.hpp"
#include "channels/wechat/message.hpp"

namespace yingda::channels {
namespace {

// Over the query's time stamp and nonce, and over `sealed` where there is one. Without a token nothing is
// believed.
bool is_wechat_signed(const Account& account, const Push& push, std::string_view name,
                      const std::string& sealed) {
  const std::string token = account.text("token");
  const std::string timestamp(field(push.query, "timestamp"));
  const std::string nonce(field(push.query, "nonce"));
  if (token.empty() || timestamp.empty() || nonce.empty()) return false;
  std::vector<std::string> parts{token, timestamp, nonce};
  if (!sealed.empty()) parts.push_back(sealed);
  return equal_secrets(field(push.query, name), sorted_sha1(std::move(parts)));
}

WechatPush refused_wechat(Refusal refusal, int status = 403) { return {refuse(refusal, status), Json()}; }

WechatPush answered_wechat(std::string body) {
  Reception out;
  out.reply.body = std::move(body);
  return {std::move(out), Json()};
}

Refusal envelope_refusal(EnvelopeFault fault) {
  return fault == EnvelopeFault::wrong_receiver ? Refusal::wrong_receiver : Refusal::malformed;
}

WechatPush open_wechat_sealed(const Account& account, const Push& push, std::string_view receiver) {
  const auto outer = read_wechat_body(push.body);
  const std::string sealed = outer ? text_at(*outer, "Encrypt") : "";
  if (sealed.empty() || !is_wechat_signed(account, push, "msg_signature", sealed))
    return refused_wechat(Refusal::bad_signature);
  const auto opened = open_envelope(account.text("encoding_aes_key"), sealed, account.text(receiver));
  if (!opened) return refused_wechat(envelope_refusal(opened.error()));
  auto message = read_wechat_body(opened->message);
  if (!message) return refused_wechat(Refusal::malformed, 400);
  return {std::nullopt, std::move(*message)};
}

Json run_envelope_signature(const Json& inputs) {
  std::vector<std::string> parts;
  if (const Json& given = at(inputs, "parts"); given.is_array()) {
    for (std::size_t i = 0; i < given.size(); ++i) parts.push_back(text_at(given, std::to_string(i)));
  } else {
    parts = {text_at(inputs, "token"), text_at(inputs, "timestamp"), text_at(inputs, "nonce")};
    if (const std::string sealed = text_at(inputs, "encrypt"); !sealed.empty()) parts.push_back(sealed);
  }
  const std::string signature = sorted_sha1(std::move(parts));
  std::string given = text_at(inputs, "msg_signature");
  if (given.empty()) given = text_at(inputs, "signature");
  return {{"signature", signature}, {"msg_signature", signature}, {"valid", equal_secrets(given, signature)}};
}

void seal_envelope_vector(const Json& inputs, const std::string& message, const std::string& receiver,
                          Json& out) {
  const auto sealed =
      seal_envelope(text_at(inputs, "encoding_aes_key"), text_at(inputs, "random16"), message, receiver);
  if (!sealed) return;
  out["ciphertext_b64"] = out["encrypt_with_random16_gives"] = *sealed;
  out["msg_signature"] = sorted_sha1(
      {text_at(inputs, "token"), text_at(inputs, "timestamp"), text_at(inputs, "nonce"), *sealed});
}

Json run_envelope_decrypt(const Json& inputs, const std::string& receiver) {
  Json out = Json::object();
  if (text_at(inputs, "direction") == "encrypt") {
    seal_envelope_vector(inputs, text_at(inputs, "plaintext"), receiver, out);
    return out;
  }
  const std::string sealed = text_at(inputs, "ciphertext_b64");
  if (const std::string given = text_at(inputs, "msg_signature"); !given.empty()) {
    out["valid"] = equal_secrets(given, sorted_sha1({text_at(inputs, "token"), text_at(inputs, "timestamp"),
                                                     text_at(inputs, "nonce"), sealed}));
    if (!out["valid"].get<bool>()) return out;
  }
  const auto opened = open_envelope(text_at(inputs, "encoding_aes_key"), sealed, receiver);
  if (!opened) {
    out["error"] = to_text(opened.error());
    return out;
  }
  seal_envelope_vector(inputs, opened->message, opened->receiver, out);
  if (!is_utf8(opened->message) || !is_utf8(opened->receiver)) return out;
  out["plaintext"] = opened->message;
  out["receive_id"] = opened->receiver;
  return out;
}

}  // namespace

WechatPush open_wechat(const Account& account, const Push& push) {
  if (push.method == "GET") {
    if (!is_wechat_signed(account, push, "signature", {})) return refused_wechat(Refusal::bad_signature);
    return answered_wechat(std::string(field(push.query, "echostr")));
  }
  if (!account.text("encoding_aes_key").empty()) return open_wechat_sealed(account, push, "app_id");
  if (!is_wechat_signed(account, push, "signature", {})) return refused_wechat(Refusal::bad_signature);
  auto message = read_wechat_body(push.body);
  if (!message) return refused_wechat(Refusal::malformed, 400);
  return {std::nullopt, std::move(*message)};
}

WechatPush open_wecom(const Account& account, const Push& push) {
  if (push.method != "GET") return open_wechat_sealed(account, push, "corp_id");
  const std::string sealed(field(push.query, "echostr"));
  if (sealed.empty() || !is_wechat_signed(account, push, "msg_signature", sealed))
    return refused_wechat(Refusal::bad_signature);
  const auto opened = open_envelope(account.text("encoding_aes_key"), sealed, account.text("corp_id"));
  if (!opened) return refused_wechat(envelope_refusal(opened.error()));
  return answered_wechat(opened->message);
}

std::optional<Json> run_envelope_vector(std::string_view kind, const Json& inputs,
                                        std::string_view receiver) {
  if (kind == "signature") return run_envelope_signature(inputs);
  if (kind == "decrypt") return run_envelope_decrypt(inputs, text_at(inputs, receiver));
  return std::nullopt;
}

}  // namespace yingda::channels
