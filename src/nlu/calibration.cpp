#include "nlu/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {

// Fitted by bench/nlu/calibrate.cpp; docs/nlu.md says on what and how well.
const Calibration kWordsCalibration{{{{27.855, -11.875, 37.050}, {6.914, -6.909, 5.912}, {}, {}, {}, {}, {}}},
                                    {13.011, -0.126, -3.174, -2.382}};
const Calibration kGramsCalibration{
    {{{20.706, -5.957, 23.905}, {0.868, -1.477, -1.140}, {0.712, 0.888, 1.404}, {}, {}, {}, {}}},
    {13.789, -10.285, 4.544, -2.030}};
const Calibration kMeaningCalibration{{{{13.096, -7.881, 20.080},
                                        {7.451, -9.714, -0.856},
                                        {-2.888, 4.694, 1.149},
                                        {3.659, -15.869, 5.775},
                                        {8.596, -6.700, -1.193},
                                        {5.510, -4.096, 2.011},
                                        {1.797, -0.513, 0.191}}},
                                      {7.540, 13.144, -20.861, -1.243}};
const Calibration kWideCalibration{{{{14.948, -7.838, 32.168},
                                     {9.896, -12.496, 4.506},
                                     {},
                                     {3.003, -8.951, 2.143},
                                     {11.382, -9.782, 3.476},
                                     {5.784, -6.957, 4.319},
                                     {}}},
                                   {7.901, 20.225, -25.331, -1.606}};

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
