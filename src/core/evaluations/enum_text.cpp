#include <algorithm>
#include <iterator>

#include "core/evaluations/types.hpp"

namespace yingda {
namespace {

constexpr std::string_view kEvaluationStatuses[] = {"running", "done", "failed"};

}  // namespace

std::string_view to_text(EvaluationStatus status) {
  return kEvaluationStatuses[static_cast<std::size_t>(status)];
}

std::optional<EvaluationStatus> parse_evaluation_status(std::string_view text) {
  const auto* const at = std::ranges::find(kEvaluationStatuses, text);
  if (at == std::end(kEvaluationStatuses)) return std::nullopt;
  return static_cast<EvaluationStatus>(at - std::begin(kEvaluationStatuses));
}

}  // namespace yingda
