#include "nlu/calibration.hpp"

#include <cmath>

namespace yingda::nlu {

// Fitted by bench/nlu/fit.cpp; docs/nlu.md says on what and how well.
const Calibration kCalibration{{12.23, 10.3, 4.36, 0.0, 4.03, 1.66}, -12.0};

std::string_view name_of(Measure measure) {
  constexpr std::array<std::string_view, kMeasures> kNames{"score",     "lead",  "margin",
                                                           "closeness", "known", "length"};
  return kNames[static_cast<std::size_t>(measure)];
}

double probability(const Evidence& evidence, const Calibration& calibration) {
  double sum = calibration.bias;
  for (std::size_t i = 0; i < kMeasures; ++i) sum += calibration.weight[i] * static_cast<double>(evidence[i]);
  return 1.0 / (1.0 + std::exp(-sum));
}

}  // namespace yingda::nlu
