#pragma once
// Direct messages of X over the Account Activity API. Protocol: https://docs.x.com/x-api/account-activity

#include "channels/channel.hpp"

namespace yingda::channels {

class XAccountActivity final : public Adapter {
 public:
  std::string_view type() const override { return "x_account_activity"; }
  std::string_view name_zh() const override { return "X"; }
  std::string_view name_en() const override { return "X"; }
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
  std::optional<Call> check_call(const Account& account, const Token& token) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
