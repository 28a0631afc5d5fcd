#include "nlu/language.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <vector>

#include "base/text.hpp"
#include "nlu/concepts.hpp"
#include "nlu/langid/scripts.hpp"
#include "nlu/normalize.hpp"
#include "nlu/pinyin.hpp"
#include "nlu/stem.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

// From this confidence on, Chinese characters tell the two forms of writing, and Japanese, apart.
constexpr float kTellingCharacters = 0.95F;
constexpr std::size_t kFewLetters = 12;  // of one script; fewer do not tell its languages apart
// What it takes to believe that Latin letters are of another language than usual.
constexpr float kSureOfWord = 0.9F;     // of one word
constexpr float kSureOfWords = 0.8F;    // of several
constexpr float kSureOfEnglish = 0.4F;  // what brands and menus make everybody's second language
constexpr std::size_t kShortWord = 4;   // letters; a shorter one may be a code

constexpr auto kCyrillic = std::to_array<std::string_view>({"ru", "uk", "be", "bg", "sr", "mk", "kk"});
constexpr auto kArabic = std::to_array<std::string_view>({"ar", "fa", "ur"});

// Words of ASCII letters in a normalised text; those with digits in them are codes and models.
std::vector<std::string_view> latin_words(std::string_view text) {
  std::vector<std::string_view> words;
  const auto is_part = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    return is_ascii_letter(c) || is_ascii_digit(c);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    bool digits = false;
    for (; at < text.size() && is_part(at); ++at)
      digits = digits || is_ascii_digit(static_cast<unsigned char>(text[at]));
    if (at > begin && !digits) words.push_back(text.substr(begin, at - begin));
    if (at == begin) ++at;
  }
  return words;
}

bool is_english(std::string_view word) {
  std::vector<ConceptHit> hits;
  find_concepts(word, hits);
  return is_stop_word(word) || !hits.empty();
}

// English by its small words and by the words of the concept table; pinyin by splitting into syllables.
bool looks_pinyin(const std::vector<std::string_view>& words) {
  std::size_t english = 0;
  std::size_t pinyin = 0;
  std::size_t either = 0;  // "can", "men", "you"
  std::vector<Syllable> syllables;
  for (const auto word : words) {
    syllables.clear();
    const bool known = is_english(word);
    const bool is_pinyin = split_pinyin(word, syllables);
    if (is_pinyin && known) {
      ++either;
    } else {
      ++(is_pinyin ? pinyin : english);
    }
  }
  return 2 * pinyin > 2 * english + either;
}

std::size_t letters_in(const std::vector<std::string_view>& words) {
  return std::accumulate(words.begin(), words.end(), std::size_t{0},
                         [](std::size_t sum, auto word) { return sum + word.size(); });
}

bool are_both_in(std::span<const std::string_view> languages, std::string_view a, std::string_view b) {
  const auto has = [&](std::string_view one) { return std::ranges::find(languages, one) != languages.end(); };
  return has(a) && has(b);
}

class Recogniser {
 public:
  Recogniser(const Identifier& identifier, std::string_view text, const Spoken& spoken)
      : identifier_(identifier), text_(text), known_(!spoken.conversation.empty()) {
    for (const auto tag : {spoken.conversation, spoken.channel, spoken.workspace}) {
      if (usual_.empty()) usual_ = plain_language(tag);
    }
    wrote_traditional_ = usual_ == "zh-Hant" || (!known_ && plain_language(spoken.channel) == "zh-Hant");
  }

  std::string run() const {
    const auto found = identifier_.identify(text_);
    if (found.language.empty()) return usual_;
    const ScriptFinding script = find_script(text_);
    if (script.language.empty()) return of_latin(found);
    return of_script(found);
  }

 private:
  std::string of_script(const Identification& found) const {
    const bool chinese = found.language.starts_with("zh");
    const bool telling = found.confidence >= kTellingCharacters;
    if (chinese && known_ && usual_ == "ja" && !(telling && found.language == "zh")) return usual_;
    if (found.language == "zh" && !telling && wrote_traditional_) return "zh-Hant";
    const bool few = code_points(text_) < kFewLetters;
    if (known_ && few &&
        (are_both_in(kCyrillic, found.language, usual_) || are_both_in(kArabic, found.language, usual_)))
      return usual_;
    return found.language;
  }

  std::string of_latin(const Identification& found) const {
    const std::string normal = normalize(text_);
    const auto words = latin_words(normal);
    const bool accents = letters_in(words) < find_script(normal).latin_letters;
    if (words.empty() && !accents) return usual_;
    if (usual_.starts_with("zh") && !accents && looks_pinyin(words)) return usual_;
    if (!identifier_.has_table()) return accents && !usual_.empty() ? usual_ : "en";
    if (usual_.empty() || found.language == usual_) return found.language;
    if (is_believed(found, words)) return found.language;
    if (!known_ && std::ranges::any_of(words, is_english)) return "en";
    return usual_;
  }

  bool is_believed(const Identification& found, const std::vector<std::string_view>& words) const {
    if (words.size() > 1) {
      const float needed = known_ ? kSureOfWord : found.language == "en" ? kSureOfEnglish : kSureOfWords;
      return found.confidence >= needed && letters_in(words) > kShortWord;
    }
    if (known_) return false;  // one word changes no conversation's language
    if (found.language == "en") return found.confidence >= kSureOfEnglish;
    return found.confidence >= kSureOfWord && letters_in(words) >= kShortWord;
  }

  const Identifier& identifier_;
  std::string_view text_;
  bool known_;  // the customer has said something before
  std::string usual_;
  bool wrote_traditional_ = false;
};

}  // namespace

std::string plain_language(std::string_view tag) {
  const std::string lower = ascii_lower(tag);
  std::string first = lower.substr(0, lower.find_first_of("-_"));
  if (first != "zh" || lower.size() == first.size()) return first;
  const bool traditional = lower.find("hant") != std::string::npos || lower.ends_with("tw") ||
                           lower.ends_with("hk") || lower.ends_with("mo");
  return traditional ? "zh-Hant" : first;
}

std::string recognise_language(const Identifier& identifier, std::string_view text, const Spoken& spoken) {
  return Recogniser(identifier, text, spoken).run();
}

}  // namespace yingda::nlu
