#pragma once
// Chinese by sound: homophone typos ("逃餐" for "套餐") and messages typed in pinyin ("huan tao can") meet
// the right characters here. Tones are left out, and what southern speakers and keyboards confuse is one:
// zh/z, ch/c, sh/s, -ng/-n, ü/u/v.

#include <cstdint>
#include <string_view>
#include <vector>

namespace yingda::nlu {

using Syllable = std::uint16_t;  // 0 = none

// The reading of a character; its main one where it has several.
Syllable syllable_of(char32_t han);

// Splits lower-case ASCII letters into the fewest syllables, appended to `out`. False (and nothing appended)
// where that cannot be done.
bool split_pinyin(std::string_view letters, std::vector<Syllable>& out);

}  // namespace yingda::nlu
