#pragma once
// Learns intents from labelled texts and recognises them: a cascade of exact match → n-grams → meaning, where
// the costly tier is asked only for what the cheap one is unsure of. Method and figures: docs/nlu.md.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "nlu/encoder/encoder.hpp"

namespace yingda::nlu {

// The label of texts that belong to no intent.
inline constexpr std::string_view kOutOfScope = "oos";

struct LabelledText {
  std::string text;
  std::string label;
};

struct IntentOptions {
  unsigned threads = 1;
  double accepted = 0.96;  // share of the questions in scope that the threshold shall let pass
  // Of more examples an even share of each intent is learnt (nlu/intent/thinning.hpp); equal texts are still
  // known of all of them.
  std::size_t most_examples = 40'000;
};

enum class IntentTier : std::uint8_t { exact, grams, meaning };
std::string_view to_text(IntentTier tier);

struct IntentPrediction {
  std::uint32_t intent = 0;  // into labels()
  float probability = 0;     // calibrated, given that the text is in scope
  float scope = 0;           // logarithm of the odds that it is; comparable between texts of one tier
  bool accepted = false;     // in scope by the classifier's own threshold
  IntentTier tier = IntentTier::exact;
};

// Immutable once trained; recognise() is safe from many threads.
class IntentClassifier {
 public:
  // The same texts in the same order give the same classifier, bit for bit, on one kind of machine. `encoder`
  // may be null (no meaning tier) and is kept by reference otherwise. Errors: invalid `no_examples` when no
  // text has a label but "oos", `too_many_intents` beyond 20,000.
  static Result<std::unique_ptr<IntentClassifier>> train(std::span<const LabelledText> texts,
                                                         const Encoder* encoder,
                                                         const IntentOptions& options = {});
  ~IntentClassifier();
  IntentClassifier(const IntentClassifier&) = delete;
  IntentClassifier& operator=(const IntentClassifier&) = delete;

  const std::vector<std::string>& labels() const;  // ascending
  std::size_t examples_learnt() const;             // of those in scope
  // With `costly` false the meaning tier is left out, as under load.
  IntentPrediction recognise(std::string_view utf8, bool costly = true) const;

 private:
  struct Model;
  explicit IntentClassifier(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace yingda::nlu
