#pragma once
// How a client proves to a mail server who it is: PLAIN (RFC 4616), CRAM-MD5 (RFC 2195), SCRAM (RFC 5802,
// 7677) and XOAUTH2. Pure. Everything that goes over the wire is in base64 but for the texts of Scram.

#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels::mail {

std::string sasl_plain(std::string_view authzid, std::string_view authcid, std::string_view password);

// "user digest" before base64; `challenge` decoded.
std::string cram_md5_text(std::string_view user, std::string_view password, std::string_view challenge);

std::string sasl_xoauth2(std::string_view user, std::string_view access_token);

// One exchange: first(), then final(), then whether the server knew the password too. The values are plain,
// to be put in base64.
class Scram {
 public:
  // `nonce` is printable ASCII without ',', new for every exchange.
  Scram(Hash hash, std::string_view user, std::string_view password, std::string nonce);
  std::string first() const { return "n,," + first_bare_; }
  // Codes: mail_auth_invalid, where the server's message is none for this exchange.
  Result<std::string> final(std::string_view server_first);
  bool verify(std::string_view server_final) const;
  const std::string& server_signature() const { return server_signature_; }  // in base64

 private:
  Hash hash_;
  std::string password_;
  std::string nonce_;
  std::string first_bare_;
  std::string server_signature_;
};

}  // namespace yingda::channels::mail
