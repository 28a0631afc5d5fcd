#pragma once
// A text as the finders of entities read it: by code point, folded, with the place of each in the bytes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nlu/entities/entities.hpp"

namespace yingda::nlu::entities {

// Full-width forms become ASCII, letters lower case, the traditional characters of dates and amounts
// simplified ones; one for one.
class Letters {
 public:
  explicit Letters(std::string_view text);

  std::size_t size() const { return folded_.size(); }
  // U+0000 beyond the end.
  char32_t operator[](std::size_t i) const { return i < folded_.size() ? folded_[i] : 0; }
  std::u32string_view from(std::size_t i) const {
    return std::u32string_view(folded_).substr(std::min(i, size()));
  }
  bool starts(std::size_t i, std::u32string_view word) const { return from(i).starts_with(word); }
  // The longest of the words that stands at `i`; its length, 0 for none.
  std::size_t one_of(std::size_t i, std::initializer_list<std::u32string_view> words) const;
  std::uint32_t byte_of(std::size_t i) const { return places_[i]; }
  // As it was written.
  std::string_view written(std::size_t begin, std::size_t end) const {
    return text_.substr(places_[begin], places_[end] - places_[begin]);
  }
  bool is_upper(std::size_t i) const { return i < size() && upper_[i]; }
  // Whether a word of ASCII letters and digits may begin here, or end before here.
  bool is_edge(std::size_t i) const;
  // Digits from `i` on: how many.
  std::size_t digits(std::size_t i) const;
  std::size_t skip_spaces(std::size_t i) const;

 private:
  std::string_view text_;
  std::u32string folded_;
  std::vector<std::uint32_t> places_;  // size() + 1
  std::vector<bool> upper_;
};

inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char32_t c) { return c >= 'a' && c <= 'z'; }
inline bool is_word(char32_t c) { return is_digit(c) || is_letter(c); }

// Something found at code points [begin, end).
struct Found {
  EntityType type;
  std::size_t begin;
  std::size_t end;
  std::string value;
};

struct WallClock;  // moment.hpp

// A finder looks whether its entity begins at `i`.
using Finding = std::optional<Found>;
Finding find_link(const Letters& text, std::size_t i);
Finding find_time(const Letters& text, std::size_t i, const WallClock& clock);
Finding find_amount(const Letters& text, std::size_t i);
Finding find_phone(const Letters& text, std::size_t i);
Finding find_code(const Letters& text, std::size_t i);  // identity cards, parcels, orders, models, numbers
Finding find_address(const Letters& text, std::size_t i);

// A whole number in digits or Chinese numerals below 100,000 ("15", "十五", "两百"), and where it ends.
struct Whole {
  int value = 0;
  std::size_t end = 0;
};
std::optional<Whole> read_whole(const Letters& text, std::size_t i);

std::string ascii_of(const Letters& text, std::size_t begin, std::size_t end);

}  // namespace yingda::nlu::entities
