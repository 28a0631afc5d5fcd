#pragma once
// Apple Messages for Business, as a messaging service provider (MSP).
// Protocol: https://register.apple.com/resources/messages/msp-rest-api

#include "channels/channel.hpp"

namespace yingda::channels {

class AppleMessages final : public Adapter {
 public:
  std::string_view type() const override { return "apple_messages"; }
  std::string_view name_zh() const override { return "Apple 商务聊天"; }
  std::string_view name_en() const override { return "Apple Messages for Business"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> media_next(const Account& account, const Token& token, const Media& media,
                                 const Answer& answer) const override;
  Result<std::string> read_media(const Account& account, const Media& media,
                                 std::string bytes) const override;
  std::optional<Call> typing_call(const Account& account, const Token& token,
                                  const Outgoing& message) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
