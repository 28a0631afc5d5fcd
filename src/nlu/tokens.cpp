#include "nlu/tokens.hpp"

#include <unicode/uchar.h>

#include "nlu/concepts.hpp"
#include "nlu/pinyin.hpp"
#include "nlu/stem.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kFragmentWord = 6;  // words from this length on are also compared by three letters

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 33U;
  value *= 0xFF51AFD7ED558CCDULL;
  value ^= value >> 29U;
  value *= 0xC4CEB9FE1A85EC53ULL;
  return value ^ (value >> 32U);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return !is_unspaced(c) && u_isalpha(static_cast<UChar32>(c)) != 0;
}

// Walks a text once; remembers what stood directly before, for pairs.
class Tokenizer {
 public:
  // `derived`: whether pairs, sounds, fragments and concepts are wanted beside what stands in the text.
  Tokenizer(std::string_view text, std::vector<Token>& out, bool derived)
      : text_(text), out_(out), derived_(derived) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto c = code_point_at(text_, at);
      if (is_unspaced(c.value)) {
        character(c.value, at, at + c.length);
        at += c.length;
      } else if (is_letter(c.value)) {
        at = word(at);
      } else if (is_ascii_digit(c.value)) {
        at = number(at);
      } else {
        gap(c.value);
        at += c.length;
      }
    }
    if (derived_) concepts();
  }

 private:
  void add(Family family, std::uint64_t value, std::size_t begin, std::size_t end) {
    out_.push_back(
        {key_of(family, value), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  void sound(Syllable syllable, std::size_t begin, std::size_t end) {
    if (syllable != 0) {
      add(Family::syllable, syllable, begin, end);
      if (last_syllable_ != 0) {
        add(Family::syllable_pair, std::uint64_t{last_syllable_} << 16U | syllable, syllable_begin_, end);
      }
    }
    last_syllable_ = syllable;
    syllable_begin_ = begin;
  }

  void character(char32_t c, std::size_t begin, std::size_t end) {
    add(Family::character, c, begin, end);
    if (!derived_) return;
    if (last_character_ != 0) {
      add(Family::pair, std::uint64_t{last_character_} << 32U | c, character_begin_, end);
    }
    last_character_ = c;
    character_begin_ = begin;
    last_word_ = 0;
    sound(syllable_of(c), begin, end);
  }

  std::size_t word(std::size_t begin) {
    std::size_t end = begin;
    bool ascii = true;
    while (end < text_.size()) {
      const auto c = code_point_at(text_, end);
      const bool apostrophe = c.value == '\'' && end + 1 < text_.size() && end > begin;
      if (!is_letter(c.value) && !apostrophe) break;
      ascii = ascii && c.value < 0x80;
      end += c.length;
    }
    last_character_ = 0;
    const auto whole = text_.substr(begin, end - begin);
    const auto stemmed = ascii ? stem(whole) : whole;
    syllables_.clear();
    if (derived_ && ascii && split_pinyin(whole, syllables_)) {
      for (const Syllable syllable : syllables_) sound(syllable, begin, end);
    } else {
      last_syllable_ = 0;
    }
    if (is_stop_word(whole)) return end;
    const std::uint64_t hash = hash_of(stemmed);
    add(Family::word, hash, begin, end);
    if (!derived_) return end;
    if (last_word_ != 0) add(Family::pair, last_word_ * 31 + hash, word_begin_, end);
    last_word_ = hash;
    word_begin_ = begin;
    if (ascii && whole.size() >= kFragmentWord) {
      for (std::size_t i = 0; i + 3 <= stemmed.size(); ++i) {
        add(Family::fragment, hash_of(stemmed.substr(i, 3)), begin, end);
      }
    }
    return end;
  }

  std::size_t number(std::size_t begin) {
    std::size_t end = begin;
    const auto digit = [&](std::size_t i) {
      return i < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[i]));
    };
    while (digit(end) || (end > begin && text_[end] == '.' && digit(end + 1))) {
      if (++end == text_.size()) break;
    }
    add(Family::number, hash_of(text_.substr(begin, end - begin)), begin, end);
    last_character_ = 0;
    last_word_ = 0;
    last_syllable_ = 0;
    return end;
  }

  void gap(char32_t c) {
    last_character_ = 0;
    if (c == ' ') return;  // words and typed pinyin go on over a space
    last_word_ = 0;
    last_syllable_ = 0;
  }

  void concepts() {
    hits_.clear();
    find_concepts(text_, hits_);
    for (const auto& hit : hits_) add(Family::idea, hit.id, hit.begin, hit.end);
  }

  std::string_view text_;
  std::vector<Token>& out_;
  bool derived_;
  std::vector<Syllable> syllables_;
  std::vector<ConceptHit> hits_;
  char32_t last_character_ = 0;
  std::size_t character_begin_ = 0;
  std::uint64_t last_word_ = 0;
  std::size_t word_begin_ = 0;
  Syllable last_syllable_ = 0;
  std::size_t syllable_begin_ = 0;
};

}  // namespace

Key key_of(Family family, std::uint64_t value) {
  return static_cast<Key>(family) << 28U | static_cast<Key>(mix(value) & 0x0FFFFFFFU);
}

void tokenize(std::string_view normalized, std::vector<Token>& out) {
  Tokenizer(normalized, out, true).run();
}

void tokenize_content(std::string_view normalized, std::vector<Token>& out) {
  Tokenizer(normalized, out, false).run();
}

}  // namespace yingda::nlu
