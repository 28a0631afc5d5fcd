#pragma once
// Matrix as an application service: the homeserver pushes transactions, we write as our own user.
// Protocol: https://spec.matrix.org/latest/application-service-api

#include "channels/channel.hpp"

namespace yingda::channels {

class Matrix final : public Adapter {
 public:
  std::string_view type() const override { return "matrix"; }
  std::string_view name_zh() const override { return "Matrix"; }
  std::string_view name_en() const override { return "Matrix"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Call> upload_call(const Account& account, const Token& token, const FilePart& file,
                                  std::string_view bytes) const override;
  Result<std::string> read_upload(const Account& account, const Answer& answer) const override;
  std::optional<Call> follow_call(const Account& account, const Token& token,
                                  const Inbound& message) const override;
  std::optional<Call> typing_call(const Account& account, const Token& token,
                                  const Outgoing& message) const override;
  std::optional<Call> check_call(const Account& account, const Token& token) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

}  // namespace yingda::channels
