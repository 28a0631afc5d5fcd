#include "nlu/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {

// Fitted by bench/nlu/calibrate.cpp; docs/nlu.md says on what and how well.
const Calibration kWordsCalibration{{{{28.664, -11.854, 36.931}, {7.043, -7.823, 5.687}, {}, {}, {}, {}, {}}},
                                    {13.485, -0.075, -3.260, -2.458}};
const Calibration kGramsCalibration{
    {{{27.180, -14.087, 24.251}, {1.318, -4.066, -0.209}, {0.792, 0.582, 1.357}, {}, {}, {}, {}}},
    {11.847, -1.127, -3.349, -2.115}};
const Calibration kMeaningCalibration{{{{16.278, -9.343, 19.916},
                                        {8.569, -11.431, -0.826},
                                        {-3.146, 4.815, 1.216},
                                        {3.898, -15.952, 5.810},
                                        {8.899, -7.296, -1.232},
                                        {5.852, -4.905, 1.879},
                                        {1.686, -0.460, 0.199}}},
                                      {8.501, 13.257, -21.300, -1.370}};
const Calibration kWideCalibration{{{{17.479, -10.055, 32.167},
                                     {9.729, -12.567, 4.379},
                                     {},
                                     {3.858, -9.374, 1.940},
                                     {11.052, -9.957, 3.430},
                                     {6.157, -7.301, 3.945},
                                     {}}},
                                   {7.985, 20.335, -25.547, -1.617}};

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
