#pragma once
// What customers ask: real questions, each time in other words, so that no text comes twice.

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace yingda::app::bench {

class Questions {
 public:
  // One question a line; of a line with tabs the last column. Codes: file_unreadable, no_questions.
  static Result<Questions> read(const std::string& file);

  // The text of consultation `number`: distinct for each, always the same for the same.
  std::string text(std::uint64_t number) const;

 private:
  std::vector<std::string> all_;
};

}  // namespace yingda::app::bench
