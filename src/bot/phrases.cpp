#include "bot/phrases.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "nlu/utf8.hpp"

namespace yingda::bot {
namespace {

using nlu::code_point_at;

constexpr std::size_t kNone = std::string_view::npos;

bool is_latin(char c) { return nlu::is_ascii_letter(static_cast<unsigned char>(c)); }
bool is_digit(char c) { return nlu::is_ascii_digit(static_cast<unsigned char>(c)); }

// Punctuation and white space: whatever is no letter, digit or character of a script.
bool is_filler(char32_t c) {
  if (c < 0x80) return !nlu::is_ascii_letter(c) && !nlu::is_ascii_digit(c);
  return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F && c != 0x3007) || c >= 0x1F000 ||
         (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0xB7;
}

std::size_t skip_filler(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto c = code_point_at(text, at);
    if (!is_filler(c.value)) break;
    at += c.length;
  }
  return at;
}

constexpr auto kClosing = std::to_array<std::string_view>(
    {"啊",     "呀",   "吧",     "呢",  "吗",  "嘛",     "么",        "哦",   "哈",   "哇",
     "啦",     "了",   "的",     "呗",  "喽",  "咯",     "谢谢",      "好吗", "行吗", "行不",
     "可以吗", "一下", "please", "now", "pls", "thanks", "thank you", "ok"});

// Two letters, or two digits, side by side are inside one word.
bool is_inside(char a, char b) { return (is_latin(a) && is_latin(b)) || (is_digit(a) && is_digit(b)); }
bool ends_word(std::string_view text, std::size_t at, std::string_view word) {
  return at >= text.size() || !is_inside(word.back(), text[at]);
}
bool begins_word(std::string_view text, std::size_t at, std::string_view word) {
  return at == 0 || !is_inside(text[at - 1], word.front());
}

std::size_t bucket_of(char32_t c) { return (c ^ c >> 8U) & 0xFFU; }

// One character, or two side by side, in the buckets of Characters.
std::size_t bucket_of_pair(char32_t first, char32_t second) {
  const std::uint32_t mixed =
      (static_cast<std::uint32_t>(first) * 0x9E3779B1U) ^ (static_cast<std::uint32_t>(second) * 0x85EBCA6BU);
  return mixed >> 22U;
}

std::size_t opening_of(std::string_view text) {
  const auto first = code_point_at(text, 0);
  const bool alone = first.length >= text.size();
  return bucket_of_pair(first.value, alone ? 0 : code_point_at(text, first.length).value);
}

bool only_closing(std::string_view text) { return without_leading(text, kClosing).empty(); }

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + by.size();
  }
  return out;
}

}  // namespace

std::string_view without_leading(std::string_view text, std::span<const std::string_view> words) {
  for (;;) {
    text.remove_prefix(skip_filler(text, 0));
    std::size_t longest = 0;
    for (const auto word : words) {
      if (word.size() > longest && text.starts_with(word) && ends_word(text, word.size(), word))
        longest = word.size();
    }
    if (longest == 0) return text;
    text.remove_prefix(longest);
  }
}

Pattern::Pattern(std::string_view source) {
  std::size_t gap = 0;
  for (const auto word : split(source, " ")) {
    if (word == "^") {
      at_start_ = true;
    } else if (word == "$") {
      at_end_ = true;
    } else if (word.front() == '~') {
      std::from_chars(word.data() + 1, word.data() + word.size(), gap);
    } else {
      Step step;
      step.gap = gap;
      for (const auto alternative : split(word, "|")) {
        step.alternatives.emplace_back(alternative);
        std::ranges::replace(step.alternatives.back(), '_', ' ');
      }
      std::ranges::sort(step.alternatives, std::ranges::greater{}, &std::string::size);
      for (const auto& alternative : step.alternatives) {
        step.starts.set(bucket_of(code_point_at(alternative, 0).value));
        step.openings.set(opening_of(alternative));
      }
      steps_.push_back(std::move(step));
      gap = 0;
    }
  }
}

// The end of the match of the steps from `step` on at byte `at`, or kNone.
std::size_t Pattern::match_from(std::string_view text, std::size_t at, std::size_t step) const {
  if (step == steps_.size()) return !at_end_ || only_closing(text.substr(at)) ? at : kNone;
  const Step& next = steps_[step];
  for (std::size_t skipped = 0;; ++skipped) {
    const auto here = code_point_at(text, at);
    const bool may = here.length != 0 && next.starts.test(bucket_of(here.value));
    for (const auto& word : may ? std::span(next.alternatives) : std::span<const std::string>()) {
      if (!text.substr(at).starts_with(word)) continue;
      if (!begins_word(text, at, word) || !ends_word(text, at + word.size(), word)) continue;
      const std::size_t end = match_from(text, at + word.size(), step + 1);
      if (end != kNone) return end;
    }
    if (skipped == next.gap || at >= text.size()) return kNone;
    at += here.length;
  }
}

Characters characters_of(std::string_view text) {
  Characters present;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = code_point_at(text, at);
    present.set(bucket_of_pair(c.value, 0));
    if (at > 0) present.set(bucket_of_pair(before, c.value));
    before = c.value;
    at += c.length;
  }
  return present;
}

bool Pattern::may_match(const Characters& present) const {
  return std::ranges::all_of(steps_, [&](const Step& step) { return (step.openings & present).any(); });
}

std::string_view Pattern::find(std::string_view text) const {
  if (steps_.empty()) return {};
  for (std::size_t at = at_start_ ? skip_filler(text, 0) : 0; at < text.size();) {
    const auto here = code_point_at(text, at);
    // Most places are ruled out by their first character.
    const bool may = steps_[0].gap > 0 || steps_[0].starts.test(bucket_of(here.value));
    if (!may) {
      if (at_start_) break;
      at += here.length;
      continue;
    }
    if (const std::size_t end = match_from(text, at, 0); end != kNone) return text.substr(at, end - at);
    if (at_start_) break;
    at += here.length;
  }
  return {};
}

RuleSet::RuleSet(std::span<const RuleSource> sources) {
  for (const auto& source : sources) {
    Rule rule{Pattern(source.when), {}};
    for (const auto unless : split(source.unless, " ; ")) rule.unless.emplace_back(unless);
    rules_.push_back(std::move(rule));
  }
}

std::string_view RuleSet::find(std::string_view text, const Characters& present) const {
  for (const auto& rule : rules_) {
    if (!rule.when.may_match(present)) continue;
    const auto found = rule.when.find(text);
    if (found.empty()) continue;
    if (std::ranges::none_of(rule.unless,
                             [&](const Pattern& p) { return p.may_match(present) && !p.find(text).empty(); }))
      return found;
  }
  return {};
}

}  // namespace yingda::bot
