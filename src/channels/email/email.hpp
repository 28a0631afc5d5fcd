#pragma once
// E-mail: mailboxes over IMAP, answers over SMTP. The connections are mailbox.hpp and smtp_session.hpp; a
// Call of this adapter is a message for smtp_session.hpp, not HTTP: url "smtps://host:465" or
// "smtp://host:587", headers From and To are the envelope, the body is the whole message, and the Answer's
// status is SMTP's.

#include "channels/channel.hpp"

namespace yingda::channels {

class Email final : public Adapter {
 public:
  std::string_view type() const override { return "email"; }
  std::string_view name_zh() const override { return "电子邮件"; }
  std::string_view name_en() const override { return "E-mail"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  // Always refused: there is no web hook.
  Reception receive(const Account& account, const Push& push) const override;
  // With the setting auth "xoauth2": an access token for the owner's refresh token (RFC 6749, 6).
  std::optional<Call> token_call(const Account& account, TimeMs now) const override;
  Result<Token> read_token(const Account& account, const Answer& answer) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
