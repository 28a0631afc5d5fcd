#pragma once
// Questions whose entry is known, to be asked of a bot that has not seen them.

#include <cstddef>
#include <string>
#include <vector>

#include "core/knowledge/types.hpp"

namespace yingda::bot {

// A question that `entries[entry]` answers.
struct KnownQuestion {
  std::size_t entry = 0;
  std::size_t wording = 0;  // 0 = the entry's question, n = its n-th similar question
  std::string text;
};

// What is left to learn from, and what is then asked.
struct HeldOut {
  std::vector<Entry> learnt;
  std::vector<KnownQuestion> asked;
};

inline constexpr std::size_t kFolds = 8;

// The similar questions of one of kFolds folds are held out; each is in exactly one, and an entry loses at
// most an eighth of its own (rounded up). `learnt` has the same entries in the same order.
HeldOut hold_out_similar(const std::vector<Entry>& entries, std::size_t fold);

// The entries of one of `folds` folds are left out as a whole, so that nothing learnt answers their
// questions, which are asked: they stand for questions out of scope.
HeldOut leave_out_entries(const std::vector<Entry>& entries, std::size_t fold, std::size_t folds);

}  // namespace yingda::bot
