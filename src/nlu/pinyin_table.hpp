#pragma once
// Which characters read how.

#include <string_view>

namespace yingda::nlu {

// "a啊阿… ai埃…": each toneless syllable followed by the characters of GB 2312 that read so, separated by
// spaces.
std::string_view pinyin_table();

}  // namespace yingda::nlu
