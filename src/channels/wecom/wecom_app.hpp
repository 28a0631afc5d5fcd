#pragma once
// A WeCom app of the owner's own: sealed callbacks, application messages to members.
// Protocol: https://developer.work.weixin.qq.com/document/path/90236 and /90238

#include "channels/channel.hpp"

namespace yingda::channels {

class WecomApp final : public Adapter {
 public:
  std::string_view type() const override { return "wecom_app"; }
  std::string_view name_zh() const override { return "企业微信应用"; }
  std::string_view name_en() const override { return "WeCom App"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  std::optional<Call> token_call(const Account& account, TimeMs now) const override;
  Result<Token> read_token(const Account& account, const Answer& answer) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> upload_call(const Account& account, const Token& token, const FilePart& file,
                                  std::string_view bytes) const override;
  Result<std::string> read_upload(const Account& account, const Answer& answer) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
