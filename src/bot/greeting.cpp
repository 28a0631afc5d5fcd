#include "bot/greeting.hpp"

#include <algorithm>

#include "bot/replies.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kMostSuggestions = 4;

// One question of each category: the first ones as the company ordered them.
std::vector<std::string> first_questions(const Snapshot& snapshot) {
  std::vector<std::string> questions;
  std::vector<std::string_view> categories;
  for (const Entry& entry : snapshot.entries()) {
    if (questions.size() == kMostSuggestions) break;
    // What is valid only for a time may be gone when it is tapped.
    if (entry.valid_from != 0 || entry.valid_until != 0) continue;
    if (std::ranges::find(categories, entry.category) != categories.end()) continue;
    categories.push_back(entry.category);
    questions.push_back(entry.question);
  }
  return questions;
}

}  // namespace

Parts greeting(const Snapshot& snapshot, const ChannelSettings& settings, std::string_view language) {
  const auto reply =
      reply_language(language.empty() ? snapshot.workspace().locale : language, snapshot.workspace());
  Parts parts;
  parts.push_back(TextPart{settings.greeting.empty() ? say(Say::greeting, snapshot.workspace(), reply)
                                                     : settings.greeting.pick(reply)});
  std::vector<std::string> questions;
  for (const Localized& question : settings.suggested_questions) {
    if (!question.empty()) questions.push_back(question.pick(reply));
  }
  if (questions.empty()) questions = first_questions(snapshot);
  QuickRepliesPart choices;
  for (auto& question : questions) choices.options.push_back({question, "", question});
  if (!choices.options.empty()) parts.push_back(std::move(choices));
  return parts;
}

}  // namespace yingda::bot
