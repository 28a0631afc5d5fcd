#pragma once
// RCS for Business (Google): signed events in, agent messages out.
// Protocol: https://developers.google.com/business-communications/rcs-business-messaging

#include "channels/channel.hpp"

namespace yingda::channels {

class RcsBusiness final : public Adapter {
 public:
  std::string_view type() const override { return "rcs_business"; }
  std::string_view name_zh() const override { return "RCS 商业消息"; }
  std::string_view name_en() const override { return "RCS for Business"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  std::optional<Call> token_call(const Account& account, TimeMs now) const override;
  Result<Token> read_token(const Account& account, const Answer& answer) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> typing_call(const Account& account, const Token& token,
                                  const Outgoing& message) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
