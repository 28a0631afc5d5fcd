#include "nlu/pinyin.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <unordered_map>

#include "nlu/pinyin_table.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr char32_t kFirst = 0x4E00;
constexpr char32_t kLast = 0x9FFF;
constexpr std::size_t kLongestSyllable = 6;
constexpr std::size_t kLongestWord = 48;

std::string canonical(std::string_view syllable) {
  std::string out;
  for (std::size_t i = 0; i < syllable.size(); ++i) {
    const char c = syllable[i];
    const bool after_sibilant = c == 'h' && i == 1 && (out == "z" || out == "c" || out == "s");
    const bool nasal_end = c == 'g' && i + 1 == syllable.size() && !out.empty() && out.back() == 'n';
    if (!after_sibilant && !nasal_end) out += c == 'v' ? 'u' : c;
  }
  return out;
}

struct Readings {
  std::array<Syllable, kLast - kFirst + 1> of{};
  std::unordered_map<std::string_view, Syllable> by_letters;  // views of the table

  Readings() {
    std::unordered_map<std::string, Syllable> ids;
    const auto table = pinyin_table();
    for (std::size_t at = 0; at < table.size();) {
      const std::size_t end = std::min(table.find(' ', at), table.size());
      std::size_t letters = at;
      while (letters < end && is_ascii_letter(static_cast<unsigned char>(table[letters]))) ++letters;
      const auto name = table.substr(at, letters - at);
      const auto id = ids.try_emplace(canonical(name), static_cast<Syllable>(ids.size() + 1)).first->second;
      by_letters.emplace(name, id);
      for (std::size_t i = letters; i < end;) {
        const auto c = code_point_at(table, i);
        if (c.value >= kFirst && c.value <= kLast) of[c.value - kFirst] = id;
        i += c.length;
      }
      at = end + 1;
    }
    // The table writes ü as u; keyboards write it as v.
    by_letters.emplace("lv", ids.at("lu"));
    by_letters.emplace("nv", ids.at("nu"));
  }
};

const Readings& readings() {
  static const Readings instance;
  return instance;
}

}  // namespace

Syllable syllable_of(char32_t han) {
  return han >= kFirst && han <= kLast ? readings().of[han - kFirst] : Syllable{0};
}

bool split_pinyin(std::string_view letters, std::vector<Syllable>& out) {
  if (letters.empty() || letters.size() > kLongestWord) return false;
  constexpr int kNone = std::numeric_limits<int>::max();
  struct Step {
    int count = kNone;
    std::size_t from = 0;
    Syllable syllable = 0;
  };
  std::array<Step, kLongestWord + 1> best;
  best[0].count = 0;
  for (std::size_t from = 0; from < letters.size(); ++from) {
    if (best[from].count == kNone) continue;
    for (std::size_t length = 1; length <= std::min(kLongestSyllable, letters.size() - from); ++length) {
      // "a", "e" and "o" stand alone; inside a word they make pinyin of every second English one ("a-re").
      if (length == 1 && letters.size() > 1) continue;
      const auto found = readings().by_letters.find(letters.substr(from, length));
      if (found == readings().by_letters.end()) continue;
      Step& to = best[from + length];
      // The longer syllable last wins a tie: "xian" is one, "xi an" needs its space.
      if (best[from].count + 1 < to.count) to = {best[from].count + 1, from, found->second};
    }
  }
  if (best[letters.size()].count == kNone) return false;
  const std::size_t start = out.size();
  for (std::size_t at = letters.size(); at > 0; at = best[at].from) out.push_back(best[at].syllable);
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(start), out.end());
  return true;
}

}  // namespace yingda::nlu
