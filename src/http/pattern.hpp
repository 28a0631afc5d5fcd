#pragma once
// The `pattern`s of api/openapi.yaml. Not std::regex: that one recurses for every character of the input,
// which an attacker chooses. Understood is what the contract needs: ^…$ around a sequence of characters,
// classes ([a-z], [^@\s]) and
// \d \w \s, each with ?, +, *, {n} or {n,m}. Matching works on code points. Immutable, thread-safe.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace yingda::http {

class Pattern {
 public:
  // Throws std::logic_error for what is not understood.
  explicit Pattern(std::string_view source);
  // `utf8` is well-formed.
  bool matches(std::string_view utf8) const;

 private:
  struct Item {
    std::vector<std::pair<char32_t, char32_t>> ranges;
    bool negated = false;
    std::uint32_t min = 1;
    std::uint32_t max = 1;
    bool takes(char32_t c) const;
  };
  static Item parse_class(std::string_view& rest);
  static Item parse_item(std::string_view& rest);
  static void parse_count(std::string_view& rest, Item& item);
  bool matches_from(std::size_t item, std::string_view text) const;

  std::vector<Item> items_;
};

}  // namespace yingda::http
