#pragma once
// Any system of the owner's: signed JSON in and out. The body is our own and told in
// docs/channels/generic_webhook.md; the signatures are Standard Webhooks (https://www.standardwebhooks.com).

#include "channels/channel.hpp"

namespace yingda::channels {

class GenericWebhook final : public Adapter {
 public:
  std::string_view type() const override { return "generic_webhook"; }
  std::string_view name_zh() const override { return "通用 Webhook"; }
  std::string_view name_en() const override { return "Generic web hook"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> typing_call(const Account& account, const Token& token,
                                  const Outgoing& message) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
