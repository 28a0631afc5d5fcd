#pragma once
// `yingda eval intent`: learns intents from one table and asks another.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/json.hpp"
#include "nlu/bridge/bridge.hpp"
#include "nlu/encoder/encoder.hpp"

namespace yingda::nlu {

struct IntentEvaluation {
  std::filesystem::path train;
  std::filesystem::path test;
  std::optional<std::filesystem::path> valid;  // more examples to learn from
  std::string language;                        // keeps the rows whose column "lang" is this; empty: all
  unsigned threads = 1;
  std::shared_ptr<Bridge> bridge = nullptr;  // for languages that the encoder does not know; prepared here
};

// accuracy (of the texts in scope, whatever the threshold says), macro_f1, oos_recall and oos_precision at
// the classifier's own threshold, in_scope_accepted, oos_auroc, oos_recall_at_96 (where 96 % of the texts in
// scope are accepted), accuracy_of_surest_90, calibration_error (expected, ten bins), train_seconds, p50_us,
// p99_us, per_tier
// ({name: {share, accuracy}}). Null where the test holds nothing to measure it on. Errors as read_table() and
// IntentClassifier::train().
Result<Json> evaluate_intent(const IntentEvaluation& what, const Encoder* encoder);

}  // namespace yingda::nlu
