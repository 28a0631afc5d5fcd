#pragma once
// The wordings behind bot/signals.hpp.

#include <span>
#include <string_view>

#include "bot/phrases.hpp"

namespace yingda::bot {

std::span<const RuleSource> wants_person_rules();
std::span<const RuleSource> wants_person_english_rules();
std::span<const RuleSource> declined_rules();  // where 转人工 is heard, but not wanted
std::span<const RuleSource> anger_rules();
std::span<const RuleSource> sharp_rules();  // anger only when shouted
std::span<const RuleSource> emergency_rules();
std::span<const RuleSource> legal_rules();
std::span<const RuleSource> important_rules();
std::span<const RuleSource> complaint_rules();
std::span<const RuleSource> last_complaint_rules();
std::span<const RuleSource> annoyed_rules();
std::span<const RuleSource> urgent_rules();
std::span<const RuleSource> who_rules();
std::span<const RuleSource> robot_rules();

std::span<const std::string_view> greeting_words();
std::span<const std::string_view> thanks_words();
std::span<const std::string_view> bye_words();
std::span<const std::string_view> acknowledgement_words();

}  // namespace yingda::bot
