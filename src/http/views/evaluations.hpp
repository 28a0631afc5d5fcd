#pragma once
// Evaluations in the JSON form of api/openapi.yaml.

#include <string_view>

#include "base/json.hpp"
#include "core/evaluations/types.hpp"

namespace yingda::http::views {

// `starter` is the name of who began it; "" leaves it out. `progress` says something of one that runs.
Json evaluation(const Evaluation& evaluation, std::string_view starter, double progress);

}  // namespace yingda::http::views
