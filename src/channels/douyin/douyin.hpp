#pragma once
// Private messages of Douyin accounts by the open platform: signed pushes, text replies within a day.
// Protocol: https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/im/

#include "channels/channel.hpp"

namespace yingda::channels {

class Douyin final : public Adapter {
 public:
  std::string_view type() const override { return "douyin"; }
  std::string_view name_zh() const override { return "抖音私信"; }
  std::string_view name_en() const override { return "Douyin Messages"; }
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
