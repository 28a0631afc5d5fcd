#pragma once
// Turns what the tiers measured of a question's candidate entries into the probability that each is the right
// one, and that none is: a conditional logit (McFadden: "Conditional logit analysis of qualitative choice
// behavior", 1974) whose constants bench/nlu/calibrate.cpp fits on questions with known answers and on
// questions that no entry answers.

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace yingda::nlu {

// What is measured of one candidate entry.
enum class Measure : std::size_t {
  words,      // the lexical tier's score, 0–1
  closeness,  // cosine of words to the entry's closest wording, 0–1, cubed: only near equality says much
  grams,      // margin of the entry's n-gram separator; above 0 speaks for it
  fit,        // how well the question lies among the entry's wordings in meaning, about 0–1
  near,       // cosine of meaning to the nearest wording
  answer,     // cosine of meaning to the answer
  plane,      // margin of the entry's separator of meanings
};
inline constexpr std::size_t kMeasures = 7;

// 0 where a measure was not taken.
struct Evidence {
  std::array<float, kMeasures> value{};
  std::array<float, kMeasures> lead{};  // that less the best other entry's, at least -1
};

// What does not hang on the entry.
struct QuestionFacts {
  float known = 0;   // share of the question's weight that any entry knows, 0–1
  float length = 0;  // natural logarithm of 1 + the number of the question's features
};

std::string_view name_of(Measure measure);

struct Calibration {
  // Utility is the sum of value · (value_weight + known_weight · known) + lead · lead_weight: how much a
  // measure counts hangs on how much of the question is in words that the entries use.
  struct Weights {
    double value = 0;
    double known = 0;
    double lead = 0;
  };
  std::array<Weights, kMeasures> of;
  // Of "no entry answers this": constant, known, known squared, length.
  std::array<double, 4> none;
};
extern const Calibration kWordsCalibration;    // words and closeness
extern const Calibration kGramsCalibration;    // and the n-gram separators
extern const Calibration kMeaningCalibration;  // everything
extern const Calibration kWideCalibration;  // words, and meanings that lie in an index (nlu/wide_meaning.hpp)

// What one measure adds to the utility.
double contribution(Measure measure, const Evidence& evidence, const QuestionFacts& facts,
                    const Calibration& calibration);
// The probability of each candidate; what is missing to 1 is that of none.
std::vector<double> probabilities(std::span<const Evidence> candidates, const QuestionFacts& facts,
                                  const Calibration& calibration);

}  // namespace yingda::nlu
