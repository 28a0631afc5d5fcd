#pragma once
// A run of the bot's evaluation on a workspace's own knowledge.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"

namespace yingda {

enum class EvaluationStatus { running, done, failed };
std::string_view to_text(EvaluationStatus status);
std::optional<EvaluationStatus> parse_evaluation_status(std::string_view text);

struct Evaluation {
  EvaluationId id;
  WorkspaceId workspace;
  EvaluationStatus status = EvaluationStatus::running;
  MemberId started_by;  // 0 = an API key
  TimeMs started_at = 0;
  TimeMs finished_at = 0;          // 0 while it runs
  std::int64_t knowledge_seq = 0;  // the event up to which the knowledge was read
  std::string error;               // code, of a failed one
  Json figures;                    // of one that is done; the schema EvaluationFigures of api/openapi.yaml
  Json report;                     // EvaluationReport; null in lists
};

}  // namespace yingda
