#pragma once
// One linear separator a class against all others: L2-regularised squared hinge loss, solved by dual
// coordinate descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: "A dual coordinate descent method for
// large-scale linear SVM", ICML 2008). The same rows, classes and options give the same weights, bit for bit,
// on any number of threads.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "nlu/intent/rows.hpp"

namespace yingda::nlu {

struct LinearOptions {
  float cost = 1.F;        // weight of the loss against the regularisation
  float tolerance = 0.1F;  // a pass whose gradients all lie within this ends the training
  unsigned passes = 60;    // at most
  std::uint64_t seed = 1;  // of the order in which rows are visited
  unsigned threads = 1;
};

// Chosen on validation sets of intents (docs/nlu.md): for n-grams, and for sentence vectors.
inline constexpr float kGramCost = 4.F;
inline constexpr float kPlaneCost = 2.F;

// Column c holds the weights of class c and, last, its bias: weights[c * (dimensions + 1) + d].
template <class Rows>
std::vector<float> train_linear(const Rows& rows, std::span<const std::uint32_t> classes,
                                std::size_t class_count, const LinearOptions& options);

// The margin of each class for a dense row, of weights as train_linear() gives them.
void separator_margins(std::span<const float> weights, std::span<const float> row, std::vector<float>& out);

// Runs work(0) … work(count - 1) on `threads` threads; each index exactly once.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

extern template std::vector<float> train_linear(const SparseRows&, std::span<const std::uint32_t>,
                                                std::size_t, const LinearOptions&);
extern template std::vector<float> train_linear(const DenseRows&, std::span<const std::uint32_t>, std::size_t,
                                                const LinearOptions&);

}  // namespace yingda::nlu
