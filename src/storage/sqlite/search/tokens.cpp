#include "storage/sqlite/search/tokens.hpp"

#include "base/text.hpp"
#include "storage/sqlite/search/runs.hpp"

namespace yingda::storage {
namespace {

constexpr std::size_t kLongestQuery = 200;
// A token longer than this is no word; a key of the index should stay short.
constexpr std::size_t kLongestToken = 64;
constexpr std::size_t kShortestPrefix = 3;

std::string word_of(const CharRun& run) {
  std::string word;
  for (const auto& c : run.chars) {
    if (word.size() + c.text.size() > kLongestToken) break;
    word += c.text;
  }
  return word;
}

void add_pairs(const CharRun& run, std::vector<SearchToken>& tokens) {
  const auto& chars = run.chars;
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    tokens.push_back(
        {chars[i].text + chars[i + 1].text, chars[i].begin, chars[i + 1].end, chars[i].end, false});
  }
  const auto& last = chars.back();
  tokens.push_back({last.text, last.begin, last.end, last.end, chars.size() > 1});
}

// Adds the tokens that a run of the query asks for to the phrase that is being built.
void ask_for(const CharRun& run, std::vector<SearchPhrase>& phrases) {
  auto& phrase = phrases.back();
  if (!run.unspaced) {
    phrase.tokens.push_back(word_of(run));
    phrase.prefix = phrase.tokens.back().size() >= kShortestPrefix;
    return;
  }
  for (std::size_t i = 0; i + 1 < run.chars.size(); ++i) {
    phrase.tokens.push_back(run.chars[i].text + run.chars[i + 1].text);
  }
  phrase.prefix = run.chars.size() == 1;
  if (phrase.prefix) {
    phrase.tokens.push_back(run.chars.front().text);
    phrases.emplace_back();  // only the last token of a phrase can be a prefix
  }
}

}  // namespace

std::vector<SearchToken> search_tokens(std::string_view text) {
  std::vector<SearchToken> tokens;
  for (const auto& run : char_runs(text)) {
    if (run.unspaced) {
      add_pairs(run, tokens);
    } else {
      const auto end = run.chars.back().end;
      tokens.push_back({word_of(run), run.chars.front().begin, end, end, false});
    }
  }
  return tokens;
}

std::vector<SearchPhrase> search_phrases(std::string_view query) {
  std::vector<SearchPhrase> phrases(1);
  for (const auto& run : char_runs(prefix_code_points(query, kLongestQuery))) {
    if (run.space_before && !phrases.back().tokens.empty()) phrases.emplace_back();
    ask_for(run, phrases);
  }
  std::erase_if(phrases, [](const SearchPhrase& phrase) { return phrase.tokens.empty(); });
  return phrases;
}

}  // namespace yingda::storage
