#pragma once
// From a question to entries with the probability that each is the right one.

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "nlu/evidence.hpp"
#include "nlu/lexical.hpp"
#include "nlu/meaning.hpp"
#include "nlu/sentence_vector.hpp"
#include "nlu/vocabulary.hpp"
#include "nlu/wide_meaning.hpp"
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
  QuestionFacts facts{};
  const Calibration* calibration = &kWordsCalibration;  // the one that was used
};

// How far a question is looked at. Each holds what the ones before it say.
enum class Depth : std::uint8_t { words, grams, meaning };

class Matcher {
 public:
  // `meaning` may be null: the matcher then works on words alone. So may `glossary`.
  explicit Matcher(std::span<const EntryTexts> entries, std::shared_ptr<const MeaningTier> meaning = nullptr,
                   const LexicalWeights& weights = {}, std::shared_ptr<const Glossary> glossary = nullptr);
  // Most probable first, at most `limit`. The meaning tier is asked unless the words alone are sure enough,
  // or `costly` forbids it. `vector` is of the query's text, where the caller may need it too.
  std::vector<Match> match(const Query& query, std::size_t limit, const Allowed& allowed, bool costly = true,
                           SentenceVector* vector = nullptr) const;
  // The same to this depth, or as deep as this matcher goes, however sure the question is before.
  std::vector<Match> match_at(Depth depth, const Query& query, std::size_t limit, const Allowed& allowed,
                              SentenceVector* vector = nullptr) const;
  // The same words with the meanings of an index in place of a tier in memory. Cheap: the words are shared.
  Matcher with(std::shared_ptr<const WideMeaning> meaning) const;
  const LexicalTier& lexical() const { return *lexical_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::shared_ptr<const MeaningTier>& meaning() const { return meaning_; }
  bool has_meaning() const { return meaning_ || wide_; }

 private:
  struct Asked;
  std::vector<Match> weigh(Depth depth, const Asked& asked) const;
  void ask_meaning(const Asked& asked, std::vector<EntryIndex>& entries, MeaningScores& scores) const;
  std::vector<Match> probable(const Asked& asked, EvidenceTable& table, const Calibration& calibration,
                              std::string_view tier) const;

  Vocabulary vocabulary_;
  std::shared_ptr<const LexicalTier> lexical_;
  std::shared_ptr<const Wordings> wordings_;
  std::shared_ptr<const MeaningTier> meaning_;  // at most one of the two
  std::shared_ptr<const WideMeaning> wide_;
};

}  // namespace yingda::nlu
