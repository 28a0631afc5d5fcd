#pragma once
// Understands the reply to "which of these do you mean?".

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yingda::bot {

enum class Choice { none_given, one, rejected };
struct Chosen {
  Choice choice = Choice::none_given;
  std::size_t index = 0;  // with Choice::one
};

// `questions`: the options in the order shown. A number ("2", "第二个", "the second one", "后面那个"), an
// option's own text, or "none of these".
Chosen read_choice(std::string_view normalized, std::span<const std::string> questions);

}  // namespace yingda::bot
