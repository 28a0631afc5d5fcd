#pragma once
// Cutting text into runs of characters of one kind: the common first step of indexing and querying.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yingda::storage {

struct FoldedChar {
  std::string text;  // one code point or more, folded
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct CharRun {
  bool unspaced = false;      // of a script that is written without spaces
  bool space_before = false;  // white space lies between this run and the one before
  std::vector<FoldedChar> chars;
};

std::vector<CharRun> char_runs(std::string_view text);

}  // namespace yingda::storage
