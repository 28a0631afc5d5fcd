#include "nlu/langid/scripts.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

struct LetterRange {
  char32_t first;
  char32_t last;
  std::string_view language;  // the most spoken one of those that use the script
};
constexpr auto kRanges = std::to_array<LetterRange>(
    {{0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
     {0x0600, 0x06FF, "ar"}, {0x0750, 0x077F, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"},
     {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"}, {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"},
     {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"}, {0x0E01, 0x0E7F, "th"},
     {0x0E80, 0x0EFF, "lo"}, {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1780, 0x17FF, "km"}});

// Letters that the script's most spoken language does not have.
struct Telling {
  std::string_view script;
  std::u32string_view letters;
  std::string_view language;
};
constexpr auto kTelling = std::to_array<Telling>({{"ru", U"їєґЇЄҐ", "uk"},
                                                  {"ru", U"ѓќѕЃЌЅ", "mk"},
                                                  {"ru", U"ђћЂЋ", "sr"},
                                                  {"ru", U"јљњџЈЉЊЏ", "sr"},
                                                  {"ru", U"әқңғұһӘҚҢҒҰҺ", "kk"},
                                                  {"ru", U"іІ", "uk"},
                                                  {"ar", U"ٹڈڑںےہ", "ur"},
                                                  {"ar", U"پچژگکی", "fa"}});
constexpr std::u32string_view kJapaneseHan = U"駅円気図広売読働込畑峠県価払検済焼変発戻帰対";
constexpr std::size_t kLatinPerLetter = 4;  // Latin letters that one of another script outweighs

// For each character from kFirstHan on: 't' where only traditional Chinese writes it so, 's' only simplified.
constexpr char32_t kFirstHan = 0x4E00;
constexpr char32_t kLastHan = 0x9FFF;

void mark_changed(const char* transliterator, char mark, std::vector<char>& marks) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> convert(
      icu::Transliterator::createInstance(transliterator, UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) return;  // ICU without its data: every text counts as simplified
  icu::UnicodeString all;
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) all.append(static_cast<UChar32>(c));
  icu::UnicodeString changed = all;
  convert->transliterate(changed);
  if (changed.length() != all.length()) return;
  for (std::int32_t i = 0; i < all.length(); ++i) {
    if (changed[i] != all[i]) marks[static_cast<std::size_t>(i)] = mark;
  }
}

const std::vector<char>& han_marks() {
  static const std::vector<char> marks = [] {
    std::vector<char> made(kLastHan - kFirstHan + 1, ' ');
    mark_changed("Simplified-Traditional", 's', made);
    mark_changed("Traditional-Simplified", 't', made);
    return made;
  }();
  return marks;
}

struct LetterCounts {
  std::array<std::size_t, kRanges.size()> ranges{};
  std::array<std::size_t, kTelling.size()> telling{};
  std::size_t latin = 0;
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t traditional = 0;
  std::size_t simplified = 0;
  std::size_t japanese = 0;
};

void count_han(char32_t c, LetterCounts& counts) {
  ++counts.han;
  if (kJapaneseHan.contains(c)) ++counts.japanese;
  if (c < kFirstHan || c > kLastHan) return;
  const char mark = han_marks()[c - kFirstHan];
  if (mark == 't') ++counts.traditional;
  if (mark == 's') ++counts.simplified;
}

void count_other(char32_t c, LetterCounts& counts) {
  for (std::size_t i = 0; i < kRanges.size(); ++i) {
    if (c >= kRanges[i].first && c <= kRanges[i].last) ++counts.ranges[i];
  }
  for (std::size_t i = 0; i < kTelling.size(); ++i) {
    if (kTelling[i].letters.contains(c)) ++counts.telling[i];
  }
}

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = code_point_at(text, at);
    at += length;
    if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') {
      ++counts.latin;
    } else if (c < 0xC0) {
      continue;
    } else if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) {
      if (c != 0xD7 && c != 0xF7) ++counts.latin;
    } else if (is_han(c)) {
      count_han(c, counts);
    } else if (is_kana(c)) {
      if (c != 0x30FB && c != 0x30FC) ++counts.kana;  // marks that Chinese texts borrow
    } else if (is_hangul(c) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E)) {
      ++counts.hangul;
    } else {
      count_other(c, counts);
    }
  }
  return counts;
}

ScriptFinding of_east_asia(const LetterCounts& counts) {
  if (counts.hangul * 2 >= counts.han + counts.kana) return {"ko", 0.99F, counts.latin};
  if (counts.kana * 4 >= counts.han) return {"ja", 0.99F, counts.latin};
  if (counts.kana == 0 && counts.japanese > counts.simplified) return {"ja", 0.7F, counts.latin};
  if (counts.traditional > counts.simplified) return {"zh-Hant", 0.95F, counts.latin};
  return {"zh", counts.simplified > 0 ? 0.99F : 0.9F, counts.latin};
}

}  // namespace

ScriptFinding find_script(std::string_view text) {
  const LetterCounts counts = count_letters(text);
  if (counts.han + counts.kana + counts.hangul > 0) return of_east_asia(counts);
  const auto most = std::ranges::max_element(counts.ranges);
  if (*most == 0 || *most * kLatinPerLetter < counts.latin) return {{}, 0, counts.latin};
  const std::string_view script = kRanges[static_cast<std::size_t>(most - counts.ranges.begin())].language;
  for (std::size_t i = 0; i < kTelling.size(); ++i) {
    if (kTelling[i].script == script && counts.telling[i] > 0)
      return {kTelling[i].language, 0.9F, counts.latin};
  }
  return {script, 0.95F, counts.latin};
}

HanFinding find_han(std::string_view text) {
  const LetterCounts counts = count_letters(text);
  const bool chinese = counts.han > 0 && counts.kana == 0 && counts.hangul == 0;
  return {chinese, chinese && counts.traditional > 0};
}

}  // namespace yingda::nlu
