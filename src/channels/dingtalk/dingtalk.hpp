#pragma once
// DingTalk robots over HTTP, and its event callbacks. Replies go to the session's web hook while that is
// valid, else through the robot API.
// Protocol: https://open.dingtalk.com/document/orgapp/receive-message

#include "channels/channel.hpp"

namespace yingda::channels {

class Dingtalk final : public Adapter {
 public:
  std::string_view type() const override { return "dingtalk"; }
  std::string_view name_zh() const override { return "钉钉机器人"; }
  std::string_view name_en() const override { return "DingTalk Robot"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  std::optional<Call> token_call(const Account& account, TimeMs now) const override;
  Result<Token> read_token(const Account& account, const Answer& answer) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> media_next(const Account& account, const Token& token, const Media& media,
                                 const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
