#pragma once
// Finds the concepts (synonym rows of concept_table.cpp) that a text speaks of.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace yingda::nlu {

struct ConceptHit {
  std::uint16_t id = 0;
  std::uint32_t begin = 0;  // bytes of the normalised text
  std::uint32_t end = 0;
};

// Appends a hit for each word of a concept that stands in `normalized`; English words match by their stems.
void find_concepts(std::string_view normalized, std::vector<ConceptHit>& out);

}  // namespace yingda::nlu
