#include "http/operation.hpp"

#include "base/text.hpp"
#include "http/problem.hpp"

namespace yingda::http {
namespace {

// Deeper than any schema of the contract; nlohmann's own parser has no limit.
constexpr int kMaxDepth = 32;

bool too_deep(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// "channel_key" → "channel_not_found".
Error absent_object(const std::string& parameter) {
  std::string name = parameter;
  if (name.ends_with("_key") && name != "api_key") name.resize(name.size() - 4);
  std::string code = name + "_not_found";
  if (find_problem(code) == nullptr) code = "not_found";
  return {ErrorKind::not_found, code, "The path names nothing that exists.", parameter};
}

Status check_one(const Parameter& parameter, const std::string* text) {
  if (text == nullptr) {
    if (!parameter.required) return {};
    return fail(ErrorKind::invalid, "missing_parameter", "The parameter '" + parameter.name + "' is needed.",
                parameter.name);
  }
  const auto value = coerce(*parameter.schema, *text);
  if (!value) {
    return fail(ErrorKind::invalid, "wrong_type", "The parameter '" + parameter.name + "' cannot be read.",
                parameter.name);
  }
  return check(*parameter.schema, *value, parameter.name);
}

const std::string* find_text(const std::map<std::string, std::string, std::less<>>& map,
                             const std::string& name) {
  const auto found = map.find(name);
  return found == map.end() ? nullptr : &found->second;
}

bool is_declared(const std::vector<Parameter>& parameters, const std::string& name) {
  for (const auto& parameter : parameters) {
    if (parameter.name == name) return true;
  }
  return false;
}

// Where the parser stopped, without the words of the library.
std::string position_of(const Json::parse_error& error) {
  return "The JSON is broken at byte " + std::to_string(error.byte) + ".";
}

}  // namespace

Status check_parameters(const Router::Operation& operation, const Request& request) {
  for (const auto& parameter : operation.path_parameters) {
    if (!check_one(parameter, find_text(request.path_params, parameter.name))) {
      return std::unexpected(absent_object(parameter.name));
    }
  }
  for (const auto& [name, value] : request.query) {
    if (!is_declared(operation.query_parameters, name)) {
      return fail(ErrorKind::invalid, "unknown_parameter", "There is no parameter of this name.",
                  std::string(prefix_code_points(name, 64)));
    }
  }
  for (const auto& parameter : operation.query_parameters) {
    if (auto status = check_one(parameter, find_text(request.query, parameter.name)); !status) return status;
  }
  for (const auto& parameter : operation.header_parameters) {
    const std::string* value = find_text(request.headers, parameter.name);
    if (value != nullptr && !is_utf8(*value)) {
      return fail(ErrorKind::invalid, "invalid_utf8", "The header is not UTF-8.", parameter.name);
    }
    if (auto status = check_one(parameter, value); !status) return status;
  }
  return {};
}

Result<Json> read_json_body(const Router::Operation& operation, std::string_view body) {
  if (body.empty()) {
    if (!operation.body_required) return Json();
    return fail(ErrorKind::invalid, "missing_body", "A JSON body is needed.");
  }
  if (!is_utf8(body)) return fail(ErrorKind::invalid, "invalid_utf8", "The body is not UTF-8.");
  if (too_deep(body)) {
    return fail(ErrorKind::invalid, "json_too_deep",
                "At most " + std::to_string(kMaxDepth) + " levels of nesting are allowed.");
  }
  Json json;
  try {
    json = Json::parse(body);
  } catch (const Json::parse_error& error) {
    return fail(ErrorKind::invalid, "invalid_json", position_of(error));
  } catch (const Json::out_of_range&) {
    return fail(ErrorKind::invalid, "invalid_json", "A number is too large for any machine.");
  }
  if (auto status = check(*operation.body_schema, json); !status)
    return std::unexpected(std::move(status.error()));
  return json;
}

}  // namespace yingda::http
