#pragma once
// Joins the views by weights that are learnt on examples which the views were not trained on, and tells a
// question in scope from one out of scope. Everything here is a handful of numbers.

#include <array>
#include <span>
#include <vector>

#include "nlu/intent/views.hpp"

namespace yingda::nlu {

// Joint score of a class = Σ weight × view; with the weights, softmax of it is a calibrated probability.
struct Stack {
  float grams = 3.F;
  float kernel = 1.F;
  float plane = 2.F;
};

// What is known about whether a text is in scope at all.
inline constexpr std::size_t kScopeSigns = 8;
using ScopeSigns = std::array<float, kScopeSigns>;

struct ScopeModel {
  ScopeSigns mean{};
  ScopeSigns scale{};
  ScopeSigns weight{};
  float bias = 0;
  // The logarithm of the odds that the text is in scope.
  float score(const ScopeSigns& signs) const;
};

// One text that was held out.
struct HeldOut {
  ViewScores scores;
  std::uint32_t truth = 0;
  bool in_scope = true;  // out of scope: `truth` says nothing
};

// Joint scores → probabilities by class; `out` may be used again and again.
void join(const Stack& stack, const ViewScores& scores, std::vector<float>& out);
ScopeSigns scope_signs(const ViewScores& scores, std::span<const float> joined);

// Fits on the texts in scope. With `meaning` false only the n-gram weight.
Stack fit_stack(std::span<const HeldOut> texts, bool meaning);
ScopeModel fit_scope(std::span<const HeldOut> texts, const Stack& stack);

}  // namespace yingda::nlu
