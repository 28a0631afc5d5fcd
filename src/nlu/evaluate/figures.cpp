#include "nlu/evaluate/figures.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace yingda::nlu {

double percentile(std::vector<double> values, double part) {
  const auto at = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + at);
  return values[static_cast<std::size_t>(at)];
}

double area_under_roc(std::span<const double> in_scope, std::span<const double> out_of_scope) {
  std::vector<std::pair<double, bool>> all;
  all.reserve(in_scope.size() + out_of_scope.size());
  for (const double score : in_scope) all.emplace_back(score, true);
  for (const double score : out_of_scope) all.emplace_back(score, false);
  std::ranges::sort(all);
  double below = 0;
  double won = 0;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t next = i;
    double ins = 0;
    double outs = 0;
    for (; next < all.size() && all[next].first == all[i].first; ++next) ++(all[next].second ? ins : outs);
    won += ins * (below + outs / 2);
    below += outs;
    i = next;
  }
  return won / static_cast<double>(in_scope.size()) / static_cast<double>(out_of_scope.size());
}

}  // namespace yingda::nlu
