#include "nlu/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {

// Fitted by bench/nlu/calibrate.cpp; docs/nlu.md says on what and how well.
const Calibration kWordsCalibration{
    {{{26.434, -14.544, 38.429}, {10.044, -9.866, 6.216}, {}, {}, {}, {}, {}}},
    {4.327, 22.545, -19.952, -2.064}};
const Calibration kGramsCalibration{
    {{{22.466, -13.892, 24.935}, {4.389, -9.353, 0.886}, {1.016, 1.282, 1.094}, {}, {}, {}, {}}},
    {3.118, 19.293, -18.404, -1.755}};
const Calibration kMeaningCalibration{{{{14.762, -9.085, 19.401},
                                        {5.042, -7.244, -0.538},
                                        {-1.324, 3.675, 0.656},
                                        {-3.342, -10.069, 6.628},
                                        {9.498, -8.091, -0.227},
                                        {5.551, -4.524, 2.344},
                                        {2.356, -0.967, 0.142}}},
                                      {5.097, 15.948, -21.523, -1.248}};
const Calibration kWideCalibration{{{{17.273, -8.460, 32.078},
                                     {7.797, -9.042, 3.858},
                                     {},
                                     {3.103, -6.194, 0.265},
                                     {11.168, -11.769, 5.437},
                                     {5.619, -7.400, 4.739},
                                     {}}},
                                   {7.486, 19.379, -23.996, -1.628}};

std::string_view name_of(Measure measure) {
  constexpr std::array<std::string_view, kMeasures> kNames{"words", "closeness", "grams", "fit",
                                                           "near",  "answer",    "plane"};
  return kNames[static_cast<std::size_t>(measure)];
}

double contribution(Measure measure, const Evidence& evidence, const QuestionFacts& facts,
                    const Calibration& calibration) {
  const auto m = static_cast<std::size_t>(measure);
  const Calibration::Weights& weights = calibration.of[m];
  return static_cast<double>(evidence.value[m]) *
             (weights.value + weights.known * static_cast<double>(facts.known)) +
         static_cast<double>(evidence.lead[m]) * weights.lead;
}

std::vector<double> probabilities(std::span<const Evidence> candidates, const QuestionFacts& facts,
                                  const Calibration& calibration) {
  const double known = static_cast<double>(facts.known);
  const auto& none = calibration.none;
  const double of_none =
      none[0] + none[1] * known + none[2] * known * known + none[3] * static_cast<double>(facts.length);
  std::vector<double> out;
  out.reserve(candidates.size());
  double most = of_none;
  for (const Evidence& evidence : candidates) {
    double utility = 0;
    for (std::size_t m = 0; m < kMeasures; ++m)
      utility += contribution(static_cast<Measure>(m), evidence, facts, calibration);
    out.push_back(utility);
    most = std::max(most, utility);
  }
  double sum = std::exp(of_none - most);  // relative to the greatest, which keeps exp in range
  for (double& each : out) sum += each = std::exp(each - most);
  for (double& each : out) each /= sum;
  return out;
}

}  // namespace yingda::nlu
