#pragma once
// Small patterns over normalised text, for what customers say in countless wordings.
//
// A pattern is words separated by spaces: each word a list of alternatives "a|b|c", found one after the
// other, directly adjacent unless a gap "~N" (up to N code points) stands between. "^" first: nothing before
// but punctuation;
// "$" last: nothing after but punctuation and closing particles. "_" is a space inside an alternative. An
// alternative of Latin letters matches whole words only.

#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yingda::bot {

// Which characters, and which two side by side, a text has, by hash: what rules most patterns out without
// walking the text for each.
using Characters = std::bitset<1024>;
Characters characters_of(std::string_view text);

class Pattern {
 public:
  explicit Pattern(std::string_view source);
  // The matched part of `text`, empty where it does not match.
  std::string_view find(std::string_view text) const;
  // False only where no text of these characters can match.
  bool may_match(const Characters& present) const;

 private:
  struct Step {
    std::size_t gap = 0;                    // code points that may lie before
    std::vector<std::string> alternatives;  // longest first
    std::bitset<256> starts;                // of their first characters' hashes
    Characters openings;                    // of their first two characters, or of the only one
  };
  std::size_t match_from(std::string_view text, std::size_t at, std::size_t step) const;

  std::vector<Step> steps_;
  bool at_start_ = false;
  bool at_end_ = false;
};

// A rule holds when `when` matches and none of `unless` does.
struct RuleSource {
  std::string_view when;
  std::string_view unless;  // patterns separated by " ; ", may be empty
};

class RuleSet {
 public:
  explicit RuleSet(std::span<const RuleSource> sources);
  // What the first rule that holds matched; empty where none holds.
  std::string_view find(std::string_view text) const { return find(text, characters_of(text)); }
  std::string_view find(std::string_view text, const Characters& present) const;

 private:
  struct Rule {
    Pattern when;
    std::vector<Pattern> unless;
  };
  std::vector<Rule> rules_;
};

// The text without what stands in `words` (and punctuation, white space) at its start, taken away again and
// again.
std::string_view without_leading(std::string_view text, std::span<const std::string_view> words);

}  // namespace yingda::bot
