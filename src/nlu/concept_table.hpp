#pragma once
// The general synonym table; see concept_table.cpp.

#include <span>
#include <string_view>

namespace yingda::nlu {

// Each row: the words of one concept, separated by '|'.
std::span<const std::string_view> concept_rows();

}  // namespace yingda::nlu
