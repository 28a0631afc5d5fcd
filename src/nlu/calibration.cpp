#include "nlu/calibration.hpp"

#include <cmath>

namespace yingda::nlu {

// Fitted by bench/nlu/fit.cpp; docs/nlu.md says on what and how well.
const Calibration kCalibration{{12.23, 10.3, 4.36, 0.0, 4.03, 1.66}, -12.0};
const Calibration kMeaningCalibration{{5.52, 9.11, 3.08, 0.53, 4.91, 0.97, 0, 5.88, 0.82, 0, 2.04, 3.06},
                                      -9.83};
const Calibration kForeignCalibration{{0, 0, 0, 0, 0, 0, 0, 11.19, 0, 0.3, 2.52, 7.06}, -1.85};
const Calibration kWideCalibration{{5.45, 9.75, 3.17, 0.82, 4.64, 0.98, 0, 1.12, 1.87, 1.75, 1.22, 4.58},
                                   -9.92};
const Calibration kWideForeignCalibration{{0, 0, 0, 0, 0, 0, 4.17, 0.18, 0, 6.92, 1.94, 9.36}, -1.77};

std::string_view name_of(Measure measure) {
  constexpr std::array<std::string_view, kMeasures> kNames{"score", "lead",      "margin", "closeness",
                                                           "known", "length",    "fit",    "fit_lead",
                                                           "near",  "near_lead", "answer", "answer_lead"};
  return kNames[static_cast<std::size_t>(measure)];
}

double probability(const Evidence& evidence, const Calibration& calibration) {
  double sum = calibration.bias;
  for (std::size_t i = 0; i < kMeasures; ++i) sum += calibration.weight[i] * static_cast<double>(evidence[i]);
  return 1.0 / (1.0 + std::exp(-sum));
}

}  // namespace yingda::nlu
