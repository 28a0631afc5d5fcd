#include "bot/entity_notes.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "bot/phrases.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kMostBeside = 4;  // code points that say nothing of their own

// Goes with a number and asks nothing.
constexpr auto kBeside = std::to_array<std::string_view>(
    {"不对",    "错了",  "弄错了", "看错了", "我的",     "我",       "是",     "是这个",   "这个",  "那个",
     "不是",    "这单",  "那单",   "另一单", "另外一单", "是另一单", "单号",   "订单号",   "订单",  "单子",
     "号码",    "编号",  "手机号", "电话",   "户号",     "理赔号",   "运单号", "快递单号", "尾号",  "找到了",
     "找着了",  "给你",  "喏",     "在这",   "哎",       "噢",       "哦",     "嗯",       "好的",  "好",
     "约好了",  "叫",    "为",     "有",     "它",       "就",       "的",     "了",       "呢",    "啊",
     "吧",      "my",    "order",  "number", "is",       "the",      "no",     "it's",     "it is", "here",
     "sorry",   "wrong", "one",    "this",   "phone",    "tracking", "id",     "not",      "that",  "it",
     "another", "other", "ok",     "yes",    "no."});

bool is_number(nlu::EntityType type) {
  using nlu::EntityType;
  return type == EntityType::order_number || type == EntityType::tracking_number ||
         type == EntityType::number || type == EntityType::phone || type == EntityType::id_number;
}

}  // namespace

Json entities_json(std::string_view text, const nlu::EntityClock& clock) {
  return entities_json(text, nlu::find_entities(text, clock));
}

Json entities_json(std::string_view text, std::span<const nlu::Entity> entities) {
  Json out = Json::array();
  if (entities.empty() || !is_utf8(text)) return out;  // of ill-formed text no part could be shown
  for (const nlu::Entity& entity : entities) {
    out.push_back({{"type", nlu::to_text(entity.type)},
                   {"value", entity.value},
                   {"text", text.substr(entity.begin, entity.end - entity.begin)}});
  }
  return out;
}

std::string only_number(std::string_view text, std::span<const nlu::Entity> entities) {
  std::string value;
  std::string beside;
  std::size_t at = 0;
  for (const nlu::Entity& entity : entities) {
    if (!is_number(entity.type)) continue;
    value = entity.value;
    beside += text.substr(at, entity.begin - at);
    beside += ' ';
    at = entity.end;
  }
  if (value.empty()) return {};
  beside += text.substr(at);
  const std::string normal = nlu::normalize(beside);
  // Small words may stand between others: what is left after each mark counts.
  std::size_t left = 0;
  for (std::string_view rest = without_leading(normal, kBeside); !rest.empty();
       rest = without_leading(rest, kBeside)) {
    if (++left > kMostBeside) return {};
    rest.remove_prefix(prefix_code_points(rest, 1).size());
  }
  return value;
}

Json message_notes(std::string_view text, std::span<const nlu::Entity> entities, const Signals& signals) {
  Json notes = Json::object();
  if (Json named = entities_json(text, entities); !named.empty()) notes["entities"] = std::move(named);
  const Mood mood = mood_of(signals);
  if (mood != Mood::calm) notes["mood"] = to_text(mood);
  return notes;
}

}  // namespace yingda::bot
