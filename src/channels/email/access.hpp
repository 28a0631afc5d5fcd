#pragma once
// Where an account's servers are and how one signs in there.

#include <string>
#include <vector>

#include "channels/channel.hpp"
#include "channels/email/sasl.hpp"

namespace yingda::channels::mail {

enum class Security { tls, starttls, none };

struct MailServer {
  std::string host;
  std::string port;
  Security security = Security::tls;
  std::string user;
  std::string password;
  std::string auth;  // a mechanism in lower case, or "auto"
  std::string ca_pem;
};

// Codes: mail_settings_invalid, with the setting's name as field.
Result<MailServer> imap_server(const Account& account);
Result<MailServer> smtp_server(const Account& account);

// One exchange of SASL with a server, free of the protocol around it. Texts are plain, not in base64.
class SaslDialogue {
 public:
  // The mechanism that the account names, or the best of those that the server offers, in upper case. PLAIN,
  // LOGIN and XOAUTH2 show the secret, so they are used within TLS only. `token` is for XOAUTH2. Codes:
  // mail_auth_unsupported.
  static Result<SaslDialogue> choose(const MailServer& server, const std::vector<std::string>& offered,
                                     bool encrypted, const std::string& token);

  const std::string& mechanism() const { return mechanism_; }
  // What the client says first; nothing where the server speaks first.
  std::optional<std::string> initial() const;
  // To what the server says next. Codes: mail_auth_invalid.
  Result<std::string> answer(const std::string& challenge);
  // Whether the server may be believed that we are signed in: by SCRAM it has to know the password too.
  bool is_proven() const { return !scram_ || proven_; }

 private:
  std::string mechanism_;
  std::string user_;
  std::string secret_;  // password or token
  std::optional<Scram> scram_;
  int step_ = 0;
  bool proven_ = false;
};

}  // namespace yingda::channels::mail
