#include "channels/email/sasl.hpp"

#include <openssl/evp.h>
#include <unicode/unistr.h>
#include <unicode/usprep.h>

#include <memory>

#include "base/crypto.hpp"

namespace yingda::channels::mail {
namespace {

// SASLprep (RFC 4013): what looks the same is the same. A text that it forbids stays as it is; the server
// says then whether it is right.
std::string prepared(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UStringPrepProfile, decltype(&usprep_close)> profile(
      usprep_openByType(USPREP_RFC4013_SASLPREP, &error), &usprep_close);
  if (U_FAILURE(error)) return std::string(text);
  const auto source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString target;
  const int32_t capacity = source.length() * 4 + 16;
  const int32_t length =
      usprep_prepare(profile.get(), source.getBuffer(), source.length(), target.getBuffer(capacity), capacity,
                     USPREP_DEFAULT, nullptr, &error);
  target.releaseBuffer(U_SUCCESS(error) ? length : 0);
  if (U_FAILURE(error)) return std::string(text);
  std::string out;
  target.toUTF8String(out);
  return out;
}

std::string escaped(std::string_view user) {
  std::string out;
  for (const char c : user) {
    if (c == '=') {
      out += "=3D";
    } else if (c == ',') {
      out += "=2C";
    } else {
      out += c;
    }
  }
  return out;
}

// The value of "x=…" in a list that commas part; nothing where it is not there.
std::optional<std::string_view> attribute_of(std::string_view text, char name) {
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    const std::string_view one = text.substr(0, end);
    if (one.size() >= 2 && one[0] == name && one[1] == '=') return one.substr(2);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
}

// Enough for every server, and too few to keep a thread busy for long; 0 where it is no such number.
int iterations_of(std::string_view text) {
  constexpr int kMost = 1'000'000;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    out = out * 10 + (c - '0');
    if (out > kMost) return 0;
  }
  return out;
}

std::string salted_password(Hash hash, std::string_view password, std::string_view salt, int iterations) {
  const EVP_MD* method = hash == Hash::sha1 ? EVP_sha1() : EVP_sha256();
  std::string out(hash == Hash::sha1 ? 20 : 32, '\0');
  if (PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                        reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()),
                        iterations, method, static_cast<int>(out.size()),
                        reinterpret_cast<unsigned char*>(out.data())) != 1) {
    throw std::runtime_error("pbkdf2");
  }
  return out;
}

}  // namespace

std::string sasl_plain(std::string_view authzid, std::string_view authcid, std::string_view password) {
  std::string text(authzid);
  text.append(1, '\0').append(authcid).append(1, '\0').append(password);
  return to_base64(text);
}

std::string cram_md5_text(std::string_view user, std::string_view password, std::string_view challenge) {
  return std::string(user) + " " + to_hex(hmac(Hash::md5, password, challenge));
}

std::string sasl_xoauth2(std::string_view user, std::string_view access_token) {
  std::string text = "user=";
  text.append(user)
      .append(
          "\x01"
          "auth=Bearer ")
      .append(access_token)
      .append("\x01\x01");
  return to_base64(text);
}

Scram::Scram(Hash hash, std::string_view user, std::string_view password, std::string nonce)
    : hash_(hash), password_(prepared(password)), nonce_(std::move(nonce)) {
  first_bare_ = "n=" + escaped(prepared(user)) + ",r=" + nonce_;
}

Result<std::string> Scram::final(std::string_view server_first) {
  const auto invalid = [](std::string detail) {
    return fail(ErrorKind::unauthorized, "mail_auth_invalid", std::move(detail));
  };
  const auto nonce = attribute_of(server_first, 'r');
  const auto salt_text = attribute_of(server_first, 's');
  const auto count_text = attribute_of(server_first, 'i');
  if (!nonce || !salt_text || !count_text) return invalid("The server's SCRAM message is not complete.");
  if (!nonce->starts_with(nonce_) || nonce->size() == nonce_.size())
    return invalid("The server's SCRAM nonce is not for this exchange.");
  const auto salt = from_base64(*salt_text);
  const int iterations = iterations_of(*count_text);
  if (!salt || iterations == 0) return invalid("The server's SCRAM salt or count cannot be used.");

  const std::string salted = salted_password(hash_, password_, *salt, iterations);
  const std::string client_key = hmac(hash_, salted, "Client Key");
  const std::string without_proof = "c=biws,r=" + std::string(*nonce);
  const std::string said = first_bare_ + "," + std::string(server_first) + "," + without_proof;
  const std::string signature = hmac(hash_, digest(hash_, client_key), said);
  std::string proof = client_key;
  for (std::size_t i = 0; i < proof.size(); ++i) proof[i] = static_cast<char>(proof[i] ^ signature[i]);
  server_signature_ = to_base64(hmac(hash_, hmac(hash_, salted, "Server Key"), said));
  return without_proof + ",p=" + to_base64(proof);
}

bool Scram::verify(std::string_view server_final) const {
  const auto signature = attribute_of(server_final, 'v');
  return signature && !server_signature_.empty() && equal_secrets(*signature, server_signature_);
}

}  // namespace yingda::channels::mail
