#pragma once
// A small shop for the bot's tests.

#include <memory>
#include <string>
#include <vector>

#include "bot/engine.hpp"

namespace yingda::bot::test {

inline constexpr TimeMs kNow = 1'750'000'000'000;

inline Entry entry(std::int64_t id, const std::string& question, std::vector<std::string> similar,
                   const std::string& answer) {
  Entry out;
  out.id = EntryId{id};
  out.external_id = "e" + std::to_string(id);
  out.category = "订单";
  out.question = question;
  out.similar = std::move(similar);
  out.answers = {{"zh", {TextPart{answer}}}};
  out.source_title = "《售后规则》";
  out.source_url = "https://example.com/rules";
  return out;
}

inline Workspace workspace() {
  Workspace out;
  out.id = WorkspaceId{1};
  out.name = "花间小铺";
  return out;
}

inline std::vector<Entry> entries() {
  auto all = std::vector<Entry>{
      entry(1, "怎么取消订单？", {"刚拍的不想要了", "how can I cancel my order"},
            "在订单页点“取消订单”，款项原路退回。"),
      entry(2, "退款多久到账？", {"钱什么时候退给我", "how long does a refund take"},
            "审核通过后3个工作日内原路退回。"),
      entry(3, "网上买的怎么退货？", {"想把东西退掉"}, "签收7天内在App申请退货，快递上门取件。"),
      entry(4, "在门店买的怎么退货？", {"店里买的能退吗"}, "7天内带小票到原门店退货。"),
      entry(5, "怎么申请发票？", {"给我开票"}, "在订单详情点“申请发票”，电子发票发到邮箱。"),
  };
  all[0].answers.push_back(
      {"en", {TextPart{"Tap “Cancel order” on the order page; the money goes back the way it came."}}});
  return all;
}

inline std::shared_ptr<const Snapshot> shop(Workspace settings = workspace()) {
  return build_snapshot(settings, entries());
}

// A conversation: keeps the state between messages.
class Talk {
 public:
  explicit Talk(std::shared_ptr<const Snapshot> snapshot = shop()) : snapshot_(std::move(snapshot)) {}

  Outcome say(const std::string& text, bool attachment = false) {
    Outcome outcome = step(*snapshot_, state_, {text, attachment, kNow, {}});
    // As the store keeps it: through JSON.
    state_ = state_from_json(Json::parse(to_json(outcome.state).dump()));
    return outcome;
  }
  // The 1-based message at which a person takes over, 0 = none.
  std::size_t handed_over_at(const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (say(texts[i]).handoff) return i + 1;
    }
    return 0;
  }
  const State& state() const { return state_; }

 private:
  std::shared_ptr<const Snapshot> snapshot_;
  State state_;
};

inline std::string first_text(const Outcome& outcome) {
  const auto* text = outcome.parts.empty() ? nullptr : std::get_if<TextPart>(&outcome.parts.front());
  return text == nullptr ? std::string() : text->text;
}

inline std::vector<std::string> quick_replies(const Parts& parts) {
  std::vector<std::string> out;
  for (const auto& part : parts) {
    if (const auto* choices = std::get_if<QuickRepliesPart>(&part)) {
      for (const auto& option : choices->options) out.push_back(option.reply);
    }
  }
  return out;
}

}  // namespace yingda::bot::test
