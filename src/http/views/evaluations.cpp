#include "http/views/evaluations.hpp"

namespace yingda::http::views {

Json evaluation(const Evaluation& evaluation, std::string_view starter, double progress) {
  Json out = {{"id", to_text(evaluation.id)},
              {"status", to_text(evaluation.status)},
              {"started_at", to_rfc3339(evaluation.started_at)}};
  if (!starter.empty()) out["started_by"] = starter;
  if (evaluation.status == EvaluationStatus::running) out["progress"] = progress;
  if (evaluation.finished_at != 0) out["finished_at"] = to_rfc3339(evaluation.finished_at);
  if (evaluation.status == EvaluationStatus::done) {
    out["knowledge_seq"] = evaluation.knowledge_seq;
    out["figures"] = evaluation.figures;
    if (!evaluation.report.is_null()) out["report"] = evaluation.report;
  }
  if (!evaluation.error.empty()) out["error"] = evaluation.error;
  return out;
}

}  // namespace yingda::http::views
