#pragma once
// Facebook Messenger of a page. Protocol: https://developers.facebook.com/docs/messenger-platform

#include "channels/channel.hpp"

namespace yingda::channels {

class Messenger final : public Adapter {
 public:
  std::string_view type() const override { return "messenger"; }
  std::string_view name_zh() const override { return "Facebook Messenger"; }
  std::string_view name_en() const override { return "Facebook Messenger"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> typing_call(const Account& account, const Token& token,
                                  const Outgoing& message) const override;
  std::optional<Call> check_call(const Account& account, const Token& token) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
