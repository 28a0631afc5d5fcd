#include <array>
#include <utility>

#include "core/conversations/types.hpp"

namespace yingda {
namespace {

// The texts of an enum in the order of its values: stored in the database and shown outside, so they never
// change.
template <std::size_t N>
using Texts = std::array<std::string_view, N>;

constexpr Texts<2> kStatus{"open", "resolved"};
constexpr Texts<3> kHandler{"bot", "queue", "human"};
constexpr Texts<3> kLevel{"ai", "l2", "l3"};
constexpr Texts<3> kMood{"calm", "worried", "angry"};
constexpr Texts<5> kAuthor{"customer", "bot", "agent", "system", "note"};
constexpr Texts<8> kReason{"none",  "asked",    "not_understood", "anger",
                           "topic", "repeated", "bot_disabled",   "agent"};

template <std::size_t N, class Enum>
std::string_view text_of(const Texts<N>& texts, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? texts[index] : std::string_view("unknown");
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const Texts<N>& texts, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (texts[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_text(ConversationStatus v) { return text_of(kStatus, v); }
std::string_view to_text(Handler v) { return text_of(kHandler, v); }
std::string_view to_text(Level v) { return text_of(kLevel, v); }
std::string_view to_text(Mood v) { return text_of(kMood, v); }
std::string_view to_text(Author v) { return text_of(kAuthor, v); }
std::string_view to_text(HandoffReason v) { return text_of(kReason, v); }

std::optional<ConversationStatus> parse_conversation_status(std::string_view text) {
  return value_of<ConversationStatus>(kStatus, text);
}
std::optional<Handler> parse_handler(std::string_view text) { return value_of<Handler>(kHandler, text); }
std::optional<Level> parse_level(std::string_view text) { return value_of<Level>(kLevel, text); }
std::optional<Mood> parse_mood(std::string_view text) { return value_of<Mood>(kMood, text); }
std::optional<Author> parse_author(std::string_view text) { return value_of<Author>(kAuthor, text); }
std::optional<HandoffReason> parse_handoff_reason(std::string_view text) {
  return value_of<HandoffReason>(kReason, text);
}

}  // namespace yingda
