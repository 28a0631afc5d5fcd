#include "bot/knowledge_evaluator.hpp"

#include <utility>

#include "bot/self_evaluation.hpp"

namespace yingda::bot {

Result<EvaluationResult> KnowledgeEvaluator::evaluate(EvaluationSource source,
                                                      const std::function<void(double)>& progress,
                                                      const std::stop_token& stop) {
  SelfEvaluation what;
  what.learning = registry_.learning(source.workspace.id);
  what.workspace = std::move(source.workspace);
  what.published = std::move(source.published);
  what.glossary = std::move(source.glossary);
  what.now = now_ms();
  auto result = evaluate_self(std::move(what), progress, stop);
  if (!result) return std::unexpected(std::move(result.error()));
  return EvaluationResult{std::move(result->figures), std::move(result->report)};
}

}  // namespace yingda::bot
