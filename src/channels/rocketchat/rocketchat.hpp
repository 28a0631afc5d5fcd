#pragma once
// Rocket.Chat: outgoing integrations and Omnichannel (livechat) web hooks in, the REST API out.
// Protocol: https://developer.rocket.chat/apidocs and https://docs.rocket.chat/docs/integrations

#include "channels/channel.hpp"

namespace yingda::channels {

class RocketChat final : public Adapter {
 public:
  std::string_view type() const override { return "rocketchat"; }
  std::string_view name_zh() const override { return "Rocket.Chat"; }
  std::string_view name_en() const override { return "Rocket.Chat"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> check_call(const Account& account, const Token& token) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
