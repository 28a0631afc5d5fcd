#include "nlu/language.hpp"

#include <numeric>
#include <vector>

#include "nlu/concepts.hpp"
#include "nlu/langid/scripts.hpp"
#include "nlu/pinyin.hpp"
#include "nlu/stem.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

// Words of ASCII letters in a normalised text.
std::vector<std::string_view> latin_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at]))) ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    if (at == begin) ++at;
  }
  return words;
}

// English by its small words and by the words of the concept table; pinyin by splitting into syllables.
bool looks_pinyin(const std::vector<std::string_view>& words) {
  std::size_t english = 0;
  std::size_t pinyin = 0;
  std::size_t either = 0;  // "can", "men", "you"
  std::vector<Syllable> syllables;
  std::vector<ConceptHit> hits;
  for (const auto word : words) {
    syllables.clear();
    hits.clear();
    find_concepts(word, hits);
    const bool is_english = is_stop_word(word) || !hits.empty();
    const bool is_pinyin = split_pinyin(word, syllables);
    if (is_pinyin && is_english) {
      ++either;
    } else {
      ++(is_pinyin ? pinyin : english);
    }
  }
  return 2 * pinyin > 2 * english + either;
}

}  // namespace

std::string detect_language(std::string_view normalized, std::string_view fallback) {
  const ScriptFinding finding = find_script(normalized);
  if (finding.language == "zh-Hant") return "zh";
  if (!finding.language.empty()) return std::string(finding.language);
  const auto words = latin_words(normalized);
  if (words.empty()) return std::string(fallback);
  if (fallback.starts_with("zh") && looks_pinyin(words)) return "zh";
  const bool accents =
      std::accumulate(words.begin(), words.end(), std::size_t{0},
                      [](std::size_t sum, auto word) { return sum + word.size(); }) < finding.latin_letters;
  if (accents && !fallback.empty()) return std::string(fallback);
  return "en";
}

}  // namespace yingda::nlu
