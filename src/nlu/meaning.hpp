#pragma once
// The learnt tier: entries in the space of the sentence encoder, and a separator of n-grams for each. What it
// says of a question is evidence for the matcher, beside the lexical tier's.

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "nlu/encoder/encoder.hpp"
#include "nlu/intent/gram_head.hpp"
#include "nlu/intent/kernel_space.hpp"
#include "nlu/lexical.hpp"

namespace yingda::nlu {

// What the tier says of a question, by entry.
struct MeaningScores {
  std::vector<float> fit;      // how well the question lies among the entry's wordings; about 0–1
  std::vector<float> nearest;  // cosine to the nearest wording
  std::vector<float> answer;   // cosine to the answer
  std::vector<float> plane;    // margin of the entry's separator; empty where an index holds the meanings
};

// Immutable; safe from many threads.
class MeaningTier {
 public:
  // Whether the tier is built: not of nothing, nor where a question would cost more than it may, or the
  // separators more memory and time to learn than they are worth (docs/nlu.md).
  static bool is_for(std::size_t entries, std::size_t wordings) {
    return entries > 0 && wordings <= kMostWordings && entries * wordings <= kMostSeparated;
  }
  // As they count: the question, the similar ones, and the keywords together.
  static std::size_t wordings_of(std::size_t similar) { return 2 + similar; }

  // Null where is_for() is false. `before` is the tier of the entries as they were: texts
  // that it knows are not encoded again.
  static std::shared_ptr<const MeaningTier> build(std::span<const EntryTexts> entries,
                                                  std::shared_ptr<const Encoder> encoder,
                                                  const MeaningTier* before);

  // `text` as a customer wrote it, normalised (nlu/normalize.hpp). About half a millisecond.
  void score(std::string_view text, MeaningScores& out) const;
  // The same of the text's vector by the tier's encoder.
  void score(std::span<const float> question, MeaningScores& out) const;
  // Margins of the n-gram separators, by entry. A few microseconds.
  void score_grams(const Query& query, std::vector<float>& out) const;

 private:
  static constexpr std::size_t kMostWordings = 6000;
  static constexpr std::size_t kMostSeparated = 1'000'000;

  explicit MeaningTier(std::shared_ptr<const Encoder> encoder) : encoder_(std::move(encoder)) {}
  void encode(std::vector<std::string> texts, const MeaningTier* before);
  void fit(std::size_t entries);
  void separate(std::span<const EntryTexts> entries);
  std::span<const float> vector(std::size_t place) const;

  std::shared_ptr<const Encoder> encoder_;
  std::size_t entries_ = 0;
  std::unordered_map<std::string, std::size_t> places_;  // normalised text → row of vectors_
  DenseMatrix vectors_;                                  // the wordings, then one answer an entry
  std::vector<std::uint32_t> owners_;                    // entry of each wording
  std::unique_ptr<KernelSpace> space_;
  DenseMatrix weights_;       // landmarks × entries
  std::vector<float> plane_;  // entries × (dimensions + 1), as train_linear() gives them
  std::unique_ptr<GramHead> grams_;
};

}  // namespace yingda::nlu
