#pragma once
// In which language and form of writing a customer is answered.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "core/conversations/parts.hpp"
#include "core/knowledge/types.hpp"
#include "core/workspaces/types.hpp"
#include "nlu/chinese/forms.hpp"

namespace yingda::bot {

struct Voice {
  std::string language;                                  // the customer's: "zh", "zh-Hant", "en", "de", …
  std::string_view phrases;                              // what the bot says of its own accord: "zh" or "en"
  nlu::ChineseForm form = nlu::ChineseForm::as_written;  // of every Chinese text that he reads
};

// `channel_language`: what the page or channel says; `cantonese`: the customer has written Cantonese.
Voice voice_for(std::string language, std::string_view channel_language, bool cantonese,
                const Workspace& workspace);

// The answer in the customer's language where the entry has one, else in the workspace's, else in its own.
const Answer& answer_for(const Entry& entry, const Voice& voice, const Workspace& workspace);

// All that is shown of the parts, and what their buttons send, in the voice's form of Chinese.
void put_into_form(Parts& parts, const Voice& voice);
std::string in_form(const std::string& text, const Voice& voice);
std::vector<std::string> in_form(std::vector<std::string> texts, const Voice& voice);

// For the agent, when the customer was not answered in his language: {"customer":"de","answer":"zh"}; else
// null.
Json language_note(const Voice& voice, std::string_view answered_in);

}  // namespace yingda::bot
