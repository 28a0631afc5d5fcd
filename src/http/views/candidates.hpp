#pragma once
// Candidate as api/openapi.yaml shows it: an entry that may answer a text, with its answer and why.

#include <string_view>

#include "base/json.hpp"
#include "bot/engine.hpp"

namespace yingda::http::views {

// `language` chooses the answer; where the entry has none in it, its first. Candidates whose entry is not in
// the snapshot are left out.
Json candidates(const bot::Snapshot& snapshot, const std::vector<bot::Candidate>& candidates,
                std::string_view language);

}  // namespace yingda::http::views
