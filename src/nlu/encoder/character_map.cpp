#include "nlu/encoder/character_map.hpp"

#include <cstring>

#include "base/text.hpp"

namespace yingda::nlu {
namespace {

constexpr std::string_view kSpace = "\u2581";
constexpr std::string_view kReplacement = " ";  // what the table makes of U+FFFD

// The parts of a unit of the double array.
constexpr std::uint32_t label_of(std::uint32_t unit) { return unit & 0x800000FFU; }
constexpr std::size_t offset_of(std::uint32_t unit) {
  return std::size_t{unit >> 10U} << ((unit & 0x200U) >> 6U);
}
constexpr bool has_leaf(std::uint32_t unit) { return (unit & 0x100U) != 0; }
constexpr std::size_t value_of(std::uint32_t unit) { return unit & 0x7FFFFFFFU; }

// The first character of a text that is not empty, or nothing where its bytes are none.
std::string_view first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const auto character = text.substr(0, length);
  return is_utf8(character) ? character : std::string_view();
}

}  // namespace

std::optional<CharacterMap> CharacterMap::read(std::span<const std::byte> table) {
  std::uint32_t size = 0;
  if (table.size() < sizeof size) return std::nullopt;
  std::memcpy(&size, table.data(), sizeof size);
  const auto rest = table.subspan(sizeof size);
  if (size == 0 || size % sizeof(std::uint32_t) != 0 || size >= rest.size()) return std::nullopt;
  const std::string_view replacements(reinterpret_cast<const char*>(rest.data()) + size, rest.size() - size);
  if (replacements.back() != '\0') return std::nullopt;
  return CharacterMap({reinterpret_cast<const std::uint32_t*>(rest.data()), size / sizeof(std::uint32_t)},
                      replacements);
}

CharacterMap::Match CharacterMap::longest(std::string_view text) const {
  std::size_t length = 0;
  std::size_t value = 0;
  std::size_t node = offset_of(units_[0]);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    node ^= byte;
    if (node >= units_.size() || label_of(units_[node]) != byte) break;
    const std::uint32_t unit = units_[node];
    node ^= offset_of(unit);
    if (node >= units_.size()) break;
    if (has_leaf(unit)) {
      length = i + 1;
      value = value_of(units_[node]);
    }
  }
  if (length > 0 && value < replacements_.size()) return {replacements_.data() + value, length};
  const auto character = first_character(text);
  return character.empty() ? Match{kReplacement, 1} : Match{character, character.size()};
}

std::string CharacterMap::normalize(std::string_view text, std::size_t limit) const {
  std::string out;
  bool after_space = true;  // so that spaces before the first word are left out
  while (!text.empty() && out.size() < limit) {
    auto [part, length] = longest(text);
    text.remove_prefix(length);
    while (after_space && part.starts_with(' ')) part.remove_prefix(1);
    if (part.empty()) continue;
    if (out.empty()) out = kSpace;
    for (const char c : part) {
      if (c == ' ') {
        out += kSpace;
      } else {
        out += c;
      }
    }
    after_space = part.ends_with(' ');
  }
  while (out.ends_with(kSpace)) out.resize(out.size() - kSpace.size());
  return out;
}

}  // namespace yingda::nlu
