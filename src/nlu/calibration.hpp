#pragma once
// Turns what the tiers measured into a probability: a logistic model whose constants bench/nlu/fit.cpp fits
// on questions with known answers and on questions that no entry answers.

#include <array>
#include <cstddef>
#include <string_view>

namespace yingda::nlu {

// What is known about one candidate entry of a question.
enum class Measure : std::size_t {
  score,      // the tier's score of the entry, 0–1
  lead,       // natural logarithm of that score over the best other entry's, both raised by 0.1, within ±1
  margin,     // that score less the best other entry's
  closeness,  // cosine to the entry's closest wording, 0–1, cubed: only near equality says much
  known,      // share of the question's weight that any entry knows, 0–1
  length,     // natural logarithm of 1 + the number of the question's features
  // Of the meaning tier; 0 where it was not asked.
  fit,          // how well the question lies among the entry's wordings, about 0–1
  fit_lead,     // that less the best other entry's
  near,         // cosine to the nearest wording
  near_lead,    // that less the best other entry's
  answer,       // cosine to the answer
  answer_lead,  // that less the best other entry's
};
inline constexpr std::size_t kMeasures = 12;
using Evidence = std::array<float, kMeasures>;

std::string_view name_of(Measure measure);

struct Calibration {
  std::array<double, kMeasures> weight;
  double bias;
};
extern const Calibration kCalibration;         // without the meaning tier
extern const Calibration kMeaningCalibration;  // with it
extern const Calibration kForeignCalibration;  // for questions in words that no entry knows: meaning alone
// The same two where the meanings lie in an index (nlu/wide_meaning.hpp).
extern const Calibration kWideCalibration;
extern const Calibration kWideForeignCalibration;

double probability(const Evidence& evidence, const Calibration& calibration);

}  // namespace yingda::nlu
