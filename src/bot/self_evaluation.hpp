#pragma once
// How well the bot would serve a workspace, measured on the workspace's own knowledge: each similar question
// is held out in turn and asked of a bot that has not seen it, and entries are left out as a whole, so that
// their questions stand for those that nothing answers. Pure but for the processor's clock.

#include <functional>
#include <stop_token>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "bot/snapshot.hpp"

namespace yingda::bot {

struct SelfEvaluation {
  Workspace workspace;
  std::vector<Entry> published;
  std::vector<GlossaryTerm> glossary;
  Learning learning;
  TimeMs now = 0;  // only entries valid then are looked at
  // Beyond these, a sample is asked: the same questions each time, so that two runs can be compared.
  std::size_t most_questions = 2000;
  std::size_t most_out_of_scope = 1000;
};

struct SelfResult {
  Json figures;  // the schema EvaluationFigures of api/openapi.yaml
  Json report;   // EvaluationReport
};

// `progress` is told shares from 0 to 1. Codes: evaluation_no_questions (no published entry has a similar
// question), evaluation_interrupted (`stop` was requested; soon after it, but a build is not cut short).
Result<SelfResult> evaluate_self(SelfEvaluation what, const std::function<void(double)>& progress,
                                 const std::stop_token& stop);

}  // namespace yingda::bot
