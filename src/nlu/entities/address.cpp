// Chinese postal addresses: a province, city or district, and a street, village or house below it.
#include <algorithm>
#include <array>

#include "nlu/entities/letters.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu::entities {
namespace {

constexpr std::size_t kMostAddress = 60;
constexpr std::size_t kMostName = 8;  // code points of a place's name
constexpr std::u32string_view kAreas = U"省市州县縣区區旗";
constexpr std::u32string_view kStreets = U"路街道巷弄镇鎮乡鄉村胡";
constexpr std::u32string_view kHouses = U"号號栋棟幢座楼樓层層室";
// Words before an address, and words that hold such a character without being a place.
constexpr auto kNoName = std::to_array<std::u32string_view>(
    {U"小区", U"社区", U"超市", U"门市", U"股市", U"上市", U"地区", U"城市",  U"知道",
     U"渠道", U"味道", U"难道", U"一路", U"网路", U"思路", U"电路", U"线路",  U"逛街",
     U"乡村", U"全省", U"外省", U"本市", U"市区", U"夜市", U"报道", U"人行道"});

bool is_part(const Letters& text, std::size_t i) {
  const char32_t c = text[i];
  return is_han(c) || is_word(c) || (c == '-' && is_word(text[i - 1])) || (c == '#' && is_digit(text[i - 1]));
}

bool ends_with_no_name(const Letters& text, std::size_t begin, std::size_t end) {
  for (const auto word : kNoName) {
    if (end - begin >= word.size() && text.starts(end - word.size(), word)) return true;
  }
  return false;
}

// The end of the name that closes with one of `marks`, begun at `i`; 0 for none.
std::size_t place_end(const Letters& text, std::size_t i, std::u32string_view marks) {
  for (std::size_t at = i; at < i + kMostName && is_part(text, at); ++at) {
    if (at > i && marks.contains(text[at]) && !ends_with_no_name(text, i, at + 1)) return at + 1;
  }
  return 0;
}

// Where the name of the place begins: without what leads to it ("我住在", "寄到").
std::size_t without_lead(const Letters& text, std::size_t i) {
  for (;;) {
    const std::size_t lead = text.one_of(
        i, {U"我",   U"我们", U"家", U"地址", U"收货", U"住在", U"住",   U"在",   U"是", U"寄到", U"寄",
            U"送到", U"送",   U"到", U"改成", U"改到", U"改为", U"换成", U"发到", U"发", U"的",   U"请",
            U"帮",   U"把",   U"人", U"新",   U"去",   U"给",   U"为",   U"填",   U"成"});
    if (lead == 0) return i;
    i += lead;
  }
}

}  // namespace

Finding find_address(const Letters& text, std::size_t i) {
  if (!is_han(text[i]) || (i > 0 && is_han(text[i - 1]))) return std::nullopt;
  const std::size_t begin = without_lead(text, i);
  std::size_t end = place_end(text, begin, kAreas);
  if (end == 0) return std::nullopt;
  for (std::size_t next = end; next != 0; next = place_end(text, end, kAreas)) end = next;
  // A street, a village or a housing estate must follow.
  std::size_t street = place_end(text, end, kStreets);
  if (street == 0) {
    for (std::size_t at = end; at < end + kMostName && street == 0; ++at) {
      const std::size_t estate =
          text.one_of(at, {U"小区", U"花园", U"大厦", U"广场", U"公寓", U"家园", U"新村", U"小區", U"大廈"});
      if (estate > 0 && at > end) street = at + estate;
    }
  }
  if (street == 0) return std::nullopt;
  end = street;
  for (std::size_t at = end; at < begin + kMostAddress && is_part(text, at); ++at) {
    const std::size_t estate =
        text.one_of(at, {U"小区", U"花园", U"大厦", U"广场", U"公寓", U"家园", U"单元", U"新村", U"單元"});
    if (estate > 0) end = at + estate;
    if (kStreets.contains(text[at]) || (kHouses.contains(text[at]) && is_word(text[at - 1])))
      end = std::max(end, at + 1);
    if (is_digit(text[at]) && !is_word(text[at + 1]) && text[at + 1] != U'点' && text[at + 1] != U'月')
      end = std::max(end, at + 1);
  }
  return Found{EntityType::address, begin, end, std::string(text.written(begin, end))};
}

}  // namespace yingda::nlu::entities
