#pragma once
// Port to the bot, which does the evaluating.

#include <functional>
#include <stop_token>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "core/knowledge/glossary.hpp"
#include "core/knowledge/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

struct EvaluationSource {
  Workspace workspace;
  std::vector<Entry> published;
  std::vector<GlossaryTerm> glossary;
};

struct EvaluationResult {
  Json figures;
  Json report;
};

class Evaluator {
 public:
  virtual ~Evaluator() = default;
  // Takes seconds, of a large workspace minutes, all of them the calling thread's; ends soon after `stop` was
  // requested. `progress` is told shares from 0 to 1 on the same thread. Codes: evaluation_no_questions,
  // evaluation_interrupted.
  virtual Result<EvaluationResult> evaluate(EvaluationSource source,
                                            const std::function<void(double)>& progress,
                                            const std::stop_token& stop) = 0;
};

}  // namespace yingda
