#pragma once
// Several questions in one message.

#include <string_view>
#include <vector>

namespace yingda::bot {

struct Question {
  std::string_view text;
  bool joined = false;  // a word that adds a question stands before it: 另外, "and also"
};

// The questions of a normalised message, in order, without the words that join them: "改地址,另外发票怎么开?"
// → "改地址", "发票怎么开". One where it does not clearly fall apart: sentences count only where each asks or
// wants something, clauses only where a word such as 另外 or "and also" begins them. Never empty.
std::vector<Question> split_questions(std::string_view normalized);

}  // namespace yingda::bot
