#pragma once
// SMS by Tencent Cloud: approved templates out, replies and receipts in. Protocol:
// https://cloud.tencent.com/document/api/382/55981 (SendSms 2021-01-11) and its call-backs

#include "channels/channel.hpp"

namespace yingda::channels {

class TencentSms final : public Adapter {
 public:
  std::string_view type() const override { return "tencent_sms"; }
  std::string_view name_zh() const override { return "腾讯云短信"; }
  std::string_view name_en() const override { return "Tencent Cloud SMS"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
