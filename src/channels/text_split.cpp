#include "channels/text_split.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace yingda::channels {
namespace {

// Best first.
constexpr std::array<std::string_view, 2> kLines = {"\n\n", "\n"};
constexpr std::array<std::string_view, 7> kSentences = {"。", "！", "？", "；", ". ", "! ", "? "};
constexpr std::array<std::string_view, 3> kWords = {"，", ", ", " "};

// Behind the last of the marks that ends in the second half; 0 where there is none.
template <std::size_t N>
std::size_t last_of(std::string_view piece, const std::array<std::string_view, N>& marks) {
  std::size_t best = 0;
  for (const std::string_view mark : marks) {
    const auto found = piece.rfind(mark);
    if (found != std::string_view::npos) best = std::max(best, found + mark.size());
  }
  return best * 2 >= piece.size() ? best : 0;
}

std::size_t cut_of(std::string_view piece) {
  if (const auto cut = last_of(piece, kLines); cut > 0) return cut;
  if (const auto cut = last_of(piece, kSentences); cut > 0) return cut;
  if (const auto cut = last_of(piece, kWords); cut > 0) return cut;
  return piece.size();
}

}  // namespace

std::string_view prefix_bytes(std::string_view utf8, std::size_t limit) {
  if (utf8.size() <= limit) return utf8;
  while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0U) == 0x80U) --limit;
  return utf8.substr(0, limit);
}

std::vector<std::string> split_text(std::string_view utf8, std::size_t limit, Unit unit) {
  std::vector<std::string> out;
  std::string_view rest = trim(utf8);
  while (!rest.empty()) {
    std::string_view piece =
        unit == Unit::bytes ? prefix_bytes(rest, limit) : prefix_code_points(rest, limit);
    if (piece.size() < rest.size()) piece = piece.substr(0, cut_of(piece));
    rest = trim(rest.substr(piece.size()));
    if (const auto trimmed = trim(piece); !trimmed.empty()) out.emplace_back(trimmed);
  }
  return out;
}

}  // namespace yingda::channels
