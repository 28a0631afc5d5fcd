#pragma once
// Groups of vectors that point the same way, so that a question needs to look at the nearest groups alone.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace yingda::nlu {

struct Clusters {
  std::vector<float> centroids;       // rows of length 1
  std::vector<std::uint32_t> owners;  // cluster of each vector
};

// Spherical k-means (Dhillon, Modha: "Concept decompositions for large sparse text data using clustering",
// Machine Learning 42, 2001) on a sample, about 4·√n clusters. The same vectors give the same clusters.
// Seconds for 100,000 vectors of 512 numbers; nothing when a stop was asked for.
std::optional<Clusters> cluster(std::span<const std::int8_t> vectors, std::span<const float> units,
                                std::size_t dimensions, const std::stop_token& stop);

}  // namespace yingda::nlu
