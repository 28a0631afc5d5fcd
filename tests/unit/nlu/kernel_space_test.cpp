#include "nlu/intent/kernel_space.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <random>
#include <thread>
#include <vector>

namespace yingda::nlu {
namespace {

constexpr std::size_t kDimensions = 512;
constexpr std::size_t kVectors = 300;

DenseMatrix unit_vectors(std::size_t count) {
  std::mt19937 random(11);
  std::normal_distribution<float> normal;
  DenseMatrix rows(count * kDimensions);
  for (std::size_t i = 0; i < count; ++i) {
    float squares = 0;
    for (std::size_t d = 0; d < kDimensions; ++d) {
      float& value = rows[i * kDimensions + d] = normal(random);
      squares += value * value;
    }
    for (std::size_t d = 0; d < kDimensions; ++d) rows[i * kDimensions + d] /= std::sqrt(squares);
  }
  return rows;
}

// A linear algebra library that keeps buffers between calls must not mix up those of two threads.
TEST(KernelSpaceTest, ManyThreadsAtOnceGetWhatOneGets) {
  const DenseMatrix vectors = unit_vectors(kVectors);
  const KernelSpace space(vectors, kDimensions, 4.F, kVectors, 1);
  const auto vector = [&](std::size_t i) { return std::span(vectors).subspan(i * kDimensions, kDimensions); };
  std::vector<std::vector<float>> alone(kVectors);
  for (std::size_t i = 0; i < kVectors; ++i) space.kernel_row(vector(i), alone[i]);
  const DenseMatrix coordinates = space.coordinates(vectors);
  std::atomic<int> wrong = 0;
  const auto work = [&] {
    std::vector<float> row;
    for (int round = 0; round < 4; ++round) {
      for (std::size_t i = 0; i < kVectors; ++i) {
        space.kernel_row(vector(i), row);
        wrong += row == alone[i] ? 0 : 1;
      }
      wrong += space.coordinates(vectors) == coordinates ? 0 : 1;
    }
  };
  std::vector<std::thread> threads(4);
  for (auto& thread : threads) thread = std::thread(work);
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(KernelSpaceTest, CoordinatesSpanTheKernel) {
  const DenseMatrix vectors = unit_vectors(40);
  const KernelSpace space(vectors, kDimensions, 4.F, 40, 1);
  const DenseMatrix coordinates = space.coordinates(vectors);
  std::vector<float> row;
  for (std::size_t i = 0; i < 40; ++i) {
    space.kernel_row(std::span(vectors).subspan(i * kDimensions, kDimensions), row);
    for (std::size_t j = 0; j < 40; ++j) {
      float dot = 0;
      for (std::size_t k = 0; k < 40; ++k) dot += coordinates[i * 40 + k] * coordinates[j * 40 + k];
      EXPECT_NEAR(dot, row[j], 1e-2);
    }
  }
}

}  // namespace
}  // namespace yingda::nlu
