#pragma once
// Compatibility normalisation (NFKC with a few additions) as the encoder's word pieces were learnt with it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yingda::nlu {

// A compiled table of SentencePiece, which stays owned by somebody else: a double-array trie of byte
// sequences and their zero-terminated replacements. Immutable; safe from many threads.
class CharacterMap {
 public:
  // Nothing when the bytes are no such table. They must lie at a multiple of 4.
  static std::optional<CharacterMap> read(std::span<const std::byte> table);

  // The text with every sequence replaced, bytes that are no UTF-8 as a space (which U+FFFD becomes too),
  // runs of spaces as one, none at the ends, each space as U+2581 and one more of these before the first
  // word. Ends after the character with which it reaches `limit` bytes. Empty for a text of spaces.
  std::string normalize(std::string_view text, std::size_t limit) const;

 private:
  struct Match {
    std::string_view replacement;
    std::size_t length = 0;  // bytes of the text
  };
  CharacterMap(std::span<const std::uint32_t> units, std::string_view replacements)
      : units_(units), replacements_(replacements) {}
  Match longest(std::string_view text) const;

  std::span<const std::uint32_t> units_;
  std::string_view replacements_;
};

}  // namespace yingda::nlu
