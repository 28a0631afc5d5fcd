#include "channels/email/access.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"

namespace yingda::channels::mail {
namespace {

std::unexpected<Error> bad_setting(const std::string& name, std::string detail) {
  return fail(ErrorKind::invalid, "mail_settings_invalid", std::move(detail), name);
}

// Of "imap" or "smtp".
Result<MailServer> server_of(const Account& account, const std::string& protocol, const char* tls_port,
                             const char* plain_port) {
  MailServer out;
  out.host = account.text(protocol + "_host");
  if (out.host.empty()) return bad_setting(protocol + "_host", "No server is named.");
  const std::string security = ascii_lower(account.text(protocol + "_security", "tls"));
  if (security == "starttls") {
    out.security = Security::starttls;
  } else if (security == "none") {
    out.security = Security::none;
  } else if (security != "tls") {
    return bad_setting(protocol + "_security", "'" + security + "' is none of tls, starttls and none.");
  }
  out.port = account.text(protocol + "_port", out.security == Security::tls ? tls_port : plain_port);
  const bool digits = out.port.find_first_not_of("0123456789") == std::string::npos && out.port.size() <= 5;
  if (!digits) return bad_setting(protocol + "_port", "'" + out.port + "' is no port.");
  out.user = account.text("imap_user", account.text("address"));
  out.password = account.text("imap_password");
  out.user = account.text(protocol + "_user", out.user);
  out.password = account.text(protocol + "_password", out.password);
  for (const std::string* text : {&out.user, &out.password}) {
    const bool sound =
        std::ranges::all_of(*text, [](char c) { return static_cast<unsigned char>(c) >= ' '; });
    if (!sound) return bad_setting(protocol + "_user", "User and password may not hold control characters.");
  }
  out.auth = ascii_lower(account.text("auth", "auto"));
  out.ca_pem = account.text("ca_pem");
  return out;
}

// Best first.
constexpr std::array<std::string_view, 6> kMechanisms = {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN",
                                                         "LOGIN",         "CRAM-MD5",    "XOAUTH2"};

bool shows_secret(std::string_view mechanism) {
  return mechanism == "PLAIN" || mechanism == "LOGIN" || mechanism == "XOAUTH2";
}

}  // namespace

Result<MailServer> imap_server(const Account& account) { return server_of(account, "imap", "993", "143"); }
Result<MailServer> smtp_server(const Account& account) { return server_of(account, "smtp", "465", "587"); }

Result<SaslDialogue> SaslDialogue::choose(const MailServer& server, const std::vector<std::string>& offered,
                                          bool encrypted, const std::string& token) {
  constexpr std::size_t kNonce = 24;
  SaslDialogue out;
  for (const std::string_view mechanism : kMechanisms) {
    const bool named = ascii_equal(server.auth, mechanism);
    const bool fits = named || (server.auth == "auto" && mechanism != "XOAUTH2");
    const bool known =
        std::ranges::any_of(offered, [&](const std::string& one) { return ascii_equal(one, mechanism); });
    if (fits && known && (encrypted || !shows_secret(mechanism))) {
      out.mechanism_ = mechanism;
      break;
    }
  }
  if (out.mechanism_.empty()) {
    return fail(ErrorKind::invalid, "mail_auth_unsupported",
                encrypted ? "The server offers no way of signing in that is wanted."
                          : "The server offers no way of signing in that is safe without TLS.",
                "auth");
  }
  out.user_ = server.user;
  out.secret_ = out.mechanism_ == "XOAUTH2" ? token : server.password;
  if (out.mechanism_.starts_with("SCRAM")) {
    out.scram_.emplace(out.mechanism_ == "SCRAM-SHA-1" ? Hash::sha1 : Hash::sha256, out.user_, out.secret_,
                       random_text(kNonce));
  }
  return out;
}

std::optional<std::string> SaslDialogue::initial() const {
  if (scram_) return scram_->first();
  // The two are made in base64, which is how they are told of.
  if (mechanism_ == "PLAIN") return from_base64(sasl_plain("", user_, secret_));
  if (mechanism_ == "XOAUTH2") return from_base64(sasl_xoauth2(user_, secret_));
  return std::nullopt;
}

Result<std::string> SaslDialogue::answer(const std::string& challenge) {
  const int step = step_++;
  if (mechanism_ == "LOGIN") return step == 0 ? user_ : secret_;
  if (mechanism_ == "CRAM-MD5") return cram_md5_text(user_, secret_, challenge);
  // Of XOAUTH2 it is the reason of a refusal, which follows after an empty line.
  if (!scram_) return std::string();
  if (step == 0) return scram_->final(challenge);
  proven_ = scram_->verify(challenge);
  if (!proven_)
    return fail(ErrorKind::unauthorized, "mail_auth_invalid",
                "The server does not know the password itself.");
  return std::string();
}

}  // namespace yingda::channels::mail
