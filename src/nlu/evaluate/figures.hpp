#pragma once
// Figures that every evaluation needs, unrounded.

#include <span>
#include <vector>

namespace yingda::nlu {

// The value below which `part` (0–1) of the values lie; `values` is not empty.
double percentile(std::vector<double> values, double part);

// The probability that a text in scope has a higher score than one out of scope, equal ones counted half
// (Mann-Whitney). Neither is empty.
double area_under_roc(std::span<const double> in_scope, std::span<const double> out_of_scope);

}  // namespace yingda::nlu
