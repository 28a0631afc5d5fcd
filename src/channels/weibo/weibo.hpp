#pragma once
// Weibo's fans service: pushes signed in the query, answers by the message API or in the push's own answer.
// Protocol: https://open.weibo.com/wiki/%E7%B2%89%E4%B8%9D%E6%9C%8D%E5%8A%A1%E5%B9%B3%E5%8F%B0

#include "channels/channel.hpp"

namespace yingda::channels {

class Weibo final : public Adapter {
 public:
  std::string_view type() const override { return "weibo"; }
  std::string_view name_zh() const override { return "微博私信"; }
  std::string_view name_en() const override { return "Weibo Messages"; }
  Capabilities capabilities(const Account& account) const override;
  std::span<const SetupField> fields() const override;
  Reception receive(const Account& account, const Push& push) const override;
  Call send_call(const Account& account, const Token& token, const Outgoing& message) const override;
  Verdict read_sent(const Account& account, const Answer& answer) const override;
  std::optional<Call> media_call(const Account& account, const Token& token,
                                 const Media& media) const override;
  std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                 const Json& expected) const override;
};

// The HTTP answer that says `message` at once, where there is one when the push is answered; needs no access
// token.
Reply weibo_passive_answer(const Outgoing& message);

}  // namespace yingda::channels
