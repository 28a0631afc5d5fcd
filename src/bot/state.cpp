#include <algorithm>

#include "bot/engine.hpp"
#include "bot/json_fields.hpp"

namespace yingda::bot {
namespace {

// Counters beyond this come from a damaged state.
constexpr int kMostCount = 1000;

int count_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end() || !at->is_number_integer()) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(at->get<std::int64_t>(), 0, kMostCount));
}

bool flag_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_boolean() && at->get<bool>();
}

std::vector<EntryId> ids_at(const Json& json, const char* key) {
  std::vector<EntryId> out;
  for (const auto& text : texts_at(json, key)) {
    if (const auto id = parse_id<EntryId>(text)) out.push_back(*id);
  }
  return out;
}

Json ids_json(const std::vector<EntryId>& ids) {
  Json out = Json::array();
  for (const EntryId id : ids) out.push_back(to_text(id));
  return out;
}

constexpr std::string_view kKinds[] = {"answer", "clarify", "unknown", "smalltalk", "handoff", "greeting"};

}  // namespace

Json to_json(const State& state) {
  return {{"failures", state.failures},
          {"complaints", state.complaints},
          {"annoyed", state.annoyed},
          {"greeted", state.greeted},
          {"language", state.language},
          {"cantonese", state.cantonese},
          {"answered", ids_json(state.answered)},
          {"options", ids_json(state.options)},
          {"pending_question", state.pending_question},
          {"recent", state.recent},
          {"last_question", state.last_question}};
}

State state_from_json(const Json& json) {
  State state;
  if (!json.is_object()) return state;
  state.failures = count_at(json, "failures");
  state.complaints = count_at(json, "complaints");
  state.annoyed = flag_at(json, "annoyed");
  state.greeted = flag_at(json, "greeted");
  state.cantonese = flag_at(json, "cantonese");
  state.language = text_at(json, "language");
  state.answered = ids_at(json, "answered");
  state.options = ids_at(json, "options");
  state.pending_question = text_at(json, "pending_question");
  state.recent = texts_at(json, "recent");
  state.last_question = text_at(json, "last_question");
  return state;
}

std::string_view to_text(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Kind> parse_kind(std::string_view text) {
  const auto at = std::ranges::find(kKinds, text);
  if (at == std::end(kKinds)) return std::nullopt;
  return static_cast<Kind>(at - std::begin(kKinds));
}

}  // namespace yingda::bot
