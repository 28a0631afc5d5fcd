#include "nlu/encoder/character_map.hpp"

#include <cstring>

#include "base/text.hpp"

namespace yingda::nlu {
namespace {

constexpr std::string_view kWordMark = "\u2581";
constexpr std::string_view kIllFormed = " ";  // what the table makes of U+FFFD

// The parts of a unit of the double array.
constexpr std::uint32_t unit_label(std::uint32_t unit) { return unit & 0x800000FFU; }
constexpr std::size_t unit_offset(std::uint32_t unit) {
  return std::size_t{unit >> 10U} << ((unit & 0x200U) >> 6U);
}
constexpr bool unit_has_leaf(std::uint32_t unit) { return (unit & 0x100U) != 0; }
constexpr std::size_t unit_value(std::uint32_t unit) { return unit & 0x7FFFFFFFU; }

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
  std::size_t node = unit_offset(units_[0]);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    node ^= byte;
    if (node >= units_.size() || unit_label(units_[node]) != byte) break;
    const std::uint32_t unit = units_[node];
    node ^= unit_offset(unit);
    if (node >= units_.size()) break;
    if (unit_has_leaf(unit)) {
      length = i + 1;
      value = unit_value(units_[node]);
    }
  }
  if (length > 0 && value < replacements_.size()) return {replacements_.data() + value, length};
  const auto character = first_character(text);
  return character.empty() ? Match{kIllFormed, 1} : Match{character, character.size()};
}

std::string CharacterMap::normalize(std::string_view text, std::size_t limit) const {
  std::string out;
  bool after_space = true;  // so that spaces before the first word are left out
  while (!text.empty() && out.size() < limit) {
    auto [part, length] = longest(text);
    text.remove_prefix(length);
    while (after_space && part.starts_with(' ')) part.remove_prefix(1);
    if (part.empty()) continue;
    if (out.empty()) out = kWordMark;
    for (const char c : part) {
      if (c == ' ') {
        out += kWordMark;
      } else {
        out += c;
      }
    }
    after_space = part.ends_with(' ');
  }
  while (out.ends_with(kWordMark)) out.resize(out.size() - kWordMark.size());
  return out;
}

}  // namespace yingda::nlu
