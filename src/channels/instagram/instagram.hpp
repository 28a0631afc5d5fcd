#pragma once
// Instagram messages of a professional account. Protocol:
// https://developers.facebook.com/docs/instagram-platform

#include "channels/channel.hpp"

namespace yingda::channels {

class Instagram final : public Adapter {
 public:
  std::string_view type() const override { return "instagram"; }
  std::string_view name_zh() const override { return "Instagram"; }
  std::string_view name_en() const override { return "Instagram"; }
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
