#pragma once
// QQ bots over web hooks: Ed25519 both ways, and answers to what a customer wrote.
// Protocol: https://bot.q.qq.com/wiki/develop/api-v2/

#include "channels/channel.hpp"

namespace yingda::channels {

class QqBot final : public Adapter {
 public:
  std::string_view type() const override { return "qq_bot"; }
  std::string_view name_zh() const override { return "QQ 机器人"; }
  std::string_view name_en() const override { return "QQ Bot"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  std::optional<Call> token_call(const Account& account, TimeMs now) const override;
  Result<Token> read_token(const Account& account, const Answer& answer) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
