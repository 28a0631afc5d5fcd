#pragma once
// SMS, MMS and WhatsApp by Twilio Programmable Messaging; calls are told, not taken.
// Protocol: https://www.twilio.com/docs/messaging/twiml, https://www.twilio.com/docs/usage/security

#include "channels/channel.hpp"

namespace yingda::channels {

class Twilio final : public Adapter {
 public:
  std::string_view type() const override { return "twilio"; }
  std::string_view name_zh() const override { return "Twilio 短信与 WhatsApp"; }
  std::string_view name_en() const override { return "Twilio SMS and WhatsApp"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> check_call(const Account& account, const Token& token) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
