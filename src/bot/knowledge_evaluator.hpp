#pragma once
// The bot behind the evaluations' port.

#include "bot/registry.hpp"
#include "core/evaluations/evaluator.hpp"

namespace yingda::bot {

// Thread-safe. Learns as the registry does, so that what is measured is what customers meet.
class KnowledgeEvaluator final : public Evaluator {
 public:
  // `registry` must outlive it.
  explicit KnowledgeEvaluator(const SnapshotRegistry& registry) : registry_(registry) {}

  Result<EvaluationResult> evaluate(EvaluationSource source, const std::function<void(double)>& progress,
                                    const std::stop_token& stop) override;

 private:
  const SnapshotRegistry& registry_;
};

}  // namespace yingda::bot
