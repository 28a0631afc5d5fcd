#include "nlu/language.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "nlu/concepts.hpp"
#include "nlu/pinyin.hpp"
#include "nlu/stem.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

struct Script {
  char32_t first;
  char32_t last;
  std::string_view language;
};
// Han is not here: it may be Japanese, and decides only where there is no kana.
constexpr auto kScripts = std::to_array<Script>({{0x0370, 0x03FF, "el"},
                                                 {0x0400, 0x052F, "ru"},
                                                 {0x0590, 0x05FF, "he"},
                                                 {0x0600, 0x06FF, "ar"},
                                                 {0x0750, 0x077F, "ar"},
                                                 {0x0900, 0x097F, "hi"},
                                                 {0x0E01, 0x0E7F, "th"},
                                                 {0x0E80, 0x0EFF, "lo"},
                                                 {0x1000, 0x109F, "my"},
                                                 {0x1100, 0x11FF, "ko"},
                                                 {0x1780, 0x17FF, "km"},
                                                 {0x3041, 0x30FF, "ja"},
                                                 {0xAC00, 0xD7A3, "ko"}});

struct Counts {
  std::array<std::size_t, kScripts.size()> scripts{};
  std::size_t han = 0;
  std::vector<std::string_view> words;  // of ASCII letters
  std::size_t other_latin = 0;
};

Counts count(std::string_view text) {
  Counts counts;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = code_point_at(text, at);
    const std::size_t begin = at;
    at += c.length;
    if (is_ascii_letter(c.value)) {
      while (at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at]))) ++at;
      counts.words.push_back(text.substr(begin, at - begin));
    } else if (is_han(c.value)) {
      ++counts.han;
    } else if (c.value >= 0xC0 && c.value < 0x250) {
      ++counts.other_latin;
    } else if (c.value >= kScripts.front().first) {
      for (std::size_t i = 0; i < kScripts.size(); ++i) {
        if (c.value >= kScripts[i].first && c.value <= kScripts[i].last) ++counts.scripts[i];
      }
    }
  }
  return counts;
}

// English by its small words and by the words of the concept table; pinyin by splitting into syllables.
bool looks_pinyin(const Counts& counts) {
  std::size_t english = 0;
  std::size_t pinyin = 0;
  std::size_t either = 0;  // "can", "men", "you"
  std::vector<Syllable> syllables;
  std::vector<ConceptHit> hits;
  for (const auto word : counts.words) {
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
  const Counts counts = count(normalized);
  const auto kana = static_cast<std::size_t>(
      std::ranges::find(kScripts, std::string_view("ja"), &Script::language) - kScripts.begin());
  if (counts.scripts[kana] > 0 && counts.scripts[kana] * 4 >= counts.han) return "ja";
  if (counts.han > 0) return "zh";
  const auto most = std::ranges::max_element(counts.scripts);
  if (*most > 0)
    return std::string(kScripts[static_cast<std::size_t>(most - counts.scripts.begin())].language);
  if (counts.words.empty()) return std::string(fallback);
  if (fallback.starts_with("zh") && looks_pinyin(counts)) return "zh";
  if (counts.other_latin > 0 && !fallback.empty()) return std::string(fallback);
  return "en";
}

}  // namespace yingda::nlu
