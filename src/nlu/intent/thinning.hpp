#pragma once
// Which of very many examples are learnt: training takes a time that grows with their number, and what the
// hundredth thousand adds is little.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yingda::nlu {

// The places of at most `most` of the examples, ascending; of each class the same number, but all of a class
// that has fewer, so rare classes lose nothing. Every class keeps at least one. The same classes and seed
// give the same places.
std::vector<std::uint32_t> thin_out(std::span<const std::uint32_t> classes, std::size_t class_count,
                                    std::size_t most, std::uint64_t seed = 1);

}  // namespace yingda::nlu
