#pragma once
// How text is cut for the full-text search. Pure functions on UTF-8; broken bytes separate words.
//
// Everything is folded first (full width to half width, upper to lower case, accents away). Letters and
// digits make a word. Where words are written without spaces (Chinese, Japanese, Korean, Thai …) a run of
// characters makes a token for each pair of neighbours and one for its last character: 退货运费 -> 退货 货运
// 运费 费. So every character begins a token: a longer query is a phrase of pairs, and a single character is
// a prefix.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yingda::storage {

struct SearchToken {
  std::string text;       // folded
  std::size_t begin = 0;  // bytes of the original text
  std::size_t end = 0;
  std::size_t first_end = 0;   // where the first character of a pair ends; `end` of every other token
  bool same_position = false;  // lies at the place of the token before: the last character of a run
};

// Tokens that must follow each other. `prefix`: the last one may go on.
struct SearchPhrase {
  std::vector<std::string> tokens;
  bool prefix = false;
};

std::vector<SearchToken> search_tokens(std::string_view text);

// What a user's query asks for: all of the phrases, one for each part between spaces. Empty when it holds no
// letter or digit. Long queries are cut off after 200 code points.
std::vector<SearchPhrase> search_phrases(std::string_view query);

// The text around the first hit, about 80 code points with hits as «…» and "…" where it was cut; the
// beginning of the text when nothing is hit.
std::string search_snippet(std::string_view text, std::string_view query);

}  // namespace yingda::storage
