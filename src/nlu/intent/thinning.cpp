#include "nlu/intent/thinning.hpp"

#include <algorithm>
#include <numeric>

#include "nlu/intent/shuffle.hpp"

namespace yingda::nlu {
namespace {

// The largest number a class that keeps the sum within `most`; at least 1.
std::size_t share_of_each(std::vector<std::size_t> sizes, std::size_t most) {
  std::ranges::sort(sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::size_t even = most / (sizes.size() - i);
    if (sizes[i] > even) return std::max<std::size_t>(1, even);
    most -= sizes[i];
  }
  return sizes.empty() ? 1 : sizes.back();
}

}  // namespace

std::vector<std::uint32_t> thin_out(std::span<const std::uint32_t> classes, std::size_t class_count,
                                    std::size_t most, std::uint64_t seed) {
  std::vector<std::uint32_t> places(classes.size());
  std::iota(places.begin(), places.end(), 0U);
  if (places.size() <= most) return places;
  std::vector<std::size_t> left(class_count);
  for (const std::uint32_t c : classes) ++left[c];
  const std::size_t each = share_of_each(left, most);
  for (std::size_t& count : left) count = std::min(count, each);
  Shuffle shuffle(seed);
  shuffle(std::span(places));
  std::erase_if(places, [&](std::uint32_t place) {
    std::size_t& count = left[classes[place]];
    if (count == 0) return true;
    --count;
    return false;
  });
  std::ranges::sort(places);
  return places;
}

}  // namespace yingda::nlu
