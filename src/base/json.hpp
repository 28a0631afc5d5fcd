#pragma once
// JSON values outside the hot paths.

#include <nlohmann/json.hpp>

namespace yingda {
using Json = nlohmann::json;
}
