#pragma once
// api/openapi.yaml as JSON, put in at build time by tools/yaml_to_json.cpp.

#include <string_view>

namespace yingda::http {

std::string_view openapi_text();

}  // namespace yingda::http
