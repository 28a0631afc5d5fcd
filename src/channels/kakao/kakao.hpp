#pragma once
// KakaoTalk channel over a skill server of Open Builder. Protocol:
// https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide

#include "channels/channel.hpp"

namespace yingda::channels {

class Kakao final : public Adapter {
 public:
  std::string_view type() const override { return "kakao"; }
  std::string_view name_zh() const override { return "KakaoTalk 频道"; }
  std::string_view name_en() const override { return "KakaoTalk channel"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
