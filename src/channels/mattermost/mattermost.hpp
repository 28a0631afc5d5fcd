#pragma once
// Mattermost: outgoing web hooks, slash commands and buttons in, the REST API out.
// Protocol: https://developers.mattermost.com/integrate/webhooks/outgoing and https://api.mattermost.com

#include "channels/channel.hpp"

namespace yingda::channels {

class Mattermost final : public Adapter {
 public:
  std::string_view type() const override { return "mattermost"; }
  std::string_view name_zh() const override { return "Mattermost"; }
  std::string_view name_en() const override { return "Mattermost"; }
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
