#pragma once
// A time of day in a text.

#include <chrono>
#include <optional>

#include "nlu/entities/letters.hpp"

namespace yingda::nlu::entities {

struct DayTime {
  std::chrono::minutes time{};  // since midnight
  std::size_t end = 0;
  bool next_day = false;  // 晚上十二点: the midnight that ends the day
};

// At `i` or after a space or "at" there.
std::optional<DayTime> read_day_time(const Letters& text, std::size_t i);

}  // namespace yingda::nlu::entities
