// The entries of a vectors file that are e-mail's.

#include "base/crypto.hpp"
#include "channels/email/email.hpp"
#include "channels/email/inbound.hpp"
#include "channels/email/sasl.hpp"
#include "channels/email/words.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

std::string first_text(const Json& inputs, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = text_at(inputs, name); !text.empty()) return text;
  }
  return "";
}

// The entry does not name the hash; the length of what is wanted does.
Hash scram_hash(const Json& expected) {
  constexpr std::size_t kSha1InBase64 = 28;
  const std::string proof = text_at(expected, "client_final");
  const std::string signature = text_at(expected, "server_final");
  const auto at_proof = proof.rfind(",p=");
  const bool by_proof = at_proof != std::string::npos && proof.size() - at_proof - 3 == kSha1InBase64;
  return by_proof || signature.size() == kSha1InBase64 + 2 ? Hash::sha1 : Hash::sha256;
}

Json run_scram(const Json& inputs, const Json& expected) {
  mail::Scram scram(scram_hash(expected), first_text(inputs, {"user", "authcid"}),
                    text_at(inputs, "password"), text_at(inputs, "client_nonce"));
  const auto answer = scram.final(text_at(inputs, "server_first"));
  if (!answer) return {{"error", answer.error().code}};
  return {{"client_first", scram.first()},
          {"client_final", *answer},
          {"server_final", "v=" + scram.server_signature()}};
}

Json run_cram(const Json& inputs, const Json& expected) {
  std::string challenge = text_at(inputs, "challenge");
  // As the server sends it, or as it reads.
  if (!challenge.starts_with('<')) challenge = from_base64(challenge).value_or(challenge);
  const std::string text =
      mail::cram_md5_text(first_text(inputs, {"user", "authcid"}), text_at(inputs, "password"), challenge);
  const bool plain = text_at(expected, "response").find(' ') != std::string::npos;
  return {{"b64", to_base64(text)},
          {"response", plain ? text : to_base64(text)},
          {"text", text},
          {"digest", text.substr(text.rfind(' ') + 1)}};
}

std::optional<Json> run_sasl(const Json& inputs, const Json& expected) {
  const auto has = [&](const char* name) { return !at(inputs, name).is_null(); };
  if (has("server_first")) return run_scram(inputs, expected);
  if (has("challenge")) return run_cram(inputs, expected);
  if (const std::string token = first_text(inputs, {"access_token", "token"}); !token.empty())
    return Json{{"b64", mail::sasl_xoauth2(first_text(inputs, {"user", "authcid"}), token)}};
  if (!has("password")) return std::nullopt;
  return Json{{"b64", mail::sasl_plain(text_at(inputs, "authzid"), first_text(inputs, {"authcid", "user"}),
                                       text_at(inputs, "password"))}};
}

}  // namespace

std::optional<Json> Email::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  if (kind == "signature" || kind == "challenge") return run_sasl(inputs, expected);
  if (kind == "decrypt") {
    const std::string raw = text_at(inputs, "raw");
    const bool words = raw.find("=?") != std::string::npos && raw.find("?=") != std::string::npos;
    return Json{{"text", words ? mail::decode_words(raw) : mail::decode_folder(raw)}};
  }
  if (kind != "payload") return std::nullopt;
  const Account account{
      "", {{"address", text_at(inputs, "address")}, {"authserv_id", text_at(inputs, "authserv_id")}}};
  return normalized({mail::read_inbound(push_of(inputs).body, account)}, expected);
}

}  // namespace yingda::channels
