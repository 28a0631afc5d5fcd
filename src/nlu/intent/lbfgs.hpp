#pragma once
// Minimises a smooth convex function of many variables (Liu, Nocedal: "On the limited memory BFGS method for
// large scale optimization", 1989), with backtracking steps. Deterministic.

#include <functional>
#include <span>
#include <vector>

namespace yingda::nlu {

// Writes the gradient at `point` and returns the value.
using Objective = std::function<double(std::span<const float> point, std::span<float> gradient)>;

// Improves `point` in at most `iterations` steps; ends earlier once a step gains less than a millionth.
void minimise(const Objective& objective, std::span<float> point, unsigned iterations);

}  // namespace yingda::nlu
