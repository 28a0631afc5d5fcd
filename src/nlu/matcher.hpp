#pragma once
// From a question to entries with the probability that each is the right one.

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "nlu/calibration.hpp"
#include "nlu/lexical.hpp"
#include "nlu/wordings.hpp"

namespace yingda::nlu {

struct Match {
  EntryIndex entry = 0;
  double probability = 0;     // calibrated
  double together = 0;        // that this entry or one listed before it is right
  std::string_view tier;      // static text
  std::uint32_t wording = 0;  // the closest one: 0 = the question, n = the n-th similar question
  bool own_wording = false;   // the question is that very wording
  Evidence evidence{};        // the calibration's input
};

class Matcher {
 public:
  explicit Matcher(std::span<const EntryTexts> entries, const LexicalWeights& weights = {});
  // Most probable first, at most `limit`.
  std::vector<Match> match(const Query& query, std::size_t limit, const Allowed& allowed) const;
  const LexicalTier& lexical() const { return *lexical_; }

 private:
  std::unique_ptr<LexicalTier> lexical_;
  std::unique_ptr<Wordings> wordings_;
};

}  // namespace yingda::nlu
