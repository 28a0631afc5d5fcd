#pragma once
// Zulip: an outgoing web hook bot in, the REST API out.
// Protocol: https://zulip.com/api/outgoing-webhooks and https://zulip.com/api/send-message

#include "channels/channel.hpp"

namespace yingda::channels {

class Zulip final : public Adapter {
 public:
  std::string_view type() const override { return "zulip"; }
  std::string_view name_zh() const override { return "Zulip"; }
  std::string_view name_en() const override { return "Zulip"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> media_next(const Account& account, const Token& token, const Media& media,
                                 const Answer& answer) const override;
  std::optional<Call> upload_call(const Account& account, const Token& token, const FilePart& file,
                                  std::string_view bytes) const override;
  Result<std::string> read_upload(const Account& account, const Answer& answer) const override;
  std::optional<Call> typing_call(const Account& account, const Token& token,
                                  const Outgoing& message) const override;
  std::optional<Call> check_call(const Account& account, const Token& token) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
