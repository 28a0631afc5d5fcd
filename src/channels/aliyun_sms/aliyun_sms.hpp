#pragma once
// SMS by Alibaba Cloud: approved templates out, replies and receipts in. Protocol:
// https://help.aliyun.com/zh/sms (SendSms 2017-05-25, SmsReport, SmsUp)

#include "channels/channel.hpp"

namespace yingda::channels {

class AliyunSms final : public Adapter {
 public:
  std::string_view type() const override { return "aliyun_sms"; }
  std::string_view name_zh() const override { return "阿里云短信"; }
  std::string_view name_en() const override { return "Alibaba Cloud SMS"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
