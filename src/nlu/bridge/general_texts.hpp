#pragma once
// The texts that every map is learnt from: general_texts.txt, part of the program.

#include <string_view>
#include <vector>

namespace yingda::nlu {

// Short questions and remarks in the languages that the sentence encoder knows.
std::vector<std::string_view> general_texts();

}  // namespace yingda::nlu
