#include "http/problem.hpp"

#include <string>
#include <unordered_map>

namespace yingda::http {
namespace {

int status_of_kind(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return 400;
    case ErrorKind::unauthorized:
      return 401;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::unsupported:
      return 415;
    case ErrorKind::rate_limited:
      return 429;
    case ErrorKind::overloaded:
      return 503;
    case ErrorKind::internal:
      break;
  }
  return 500;
}

using Index = std::unordered_map<std::string_view, const ProblemRow*>;

Index make_index() {
  Index index;
  for (const auto& row : problem_table()) index.emplace(row.code, &row);
  return index;
}

}  // namespace

const ProblemRow* find_problem(std::string_view code) {
  static const Index index = make_index();
  const auto found = index.find(code);
  return found == index.end() ? nullptr : found->second;
}

int status_of(const Error& error) {
  const ProblemRow* row = find_problem(error.code);
  if (row == nullptr) return status_of_kind(error.kind);
  // A body that names an object which does not exist is a bad request; a path that does so is not found.
  return error.kind == ErrorKind::invalid && row->status == 404 ? 400 : row->status;
}

Response problem_response(const Error& error, std::string_view language, std::string_view request_id) {
  const int status = status_of(error);
  const ProblemRow* row = find_problem(error.code);
  // A code without a row is a bug that a test finds; a person still gets a proper answer.
  const ProblemRow* shown = row != nullptr ? row : find_problem(status >= 500 ? "internal" : "bad_request");
  Json problem = {{"type", "/docs/errors#" + error.code},
                  {"title", language == "en" ? shown->en : shown->zh},
                  {"status", status},
                  {"code", error.code}};
  if (!error.detail.empty() && error.kind != ErrorKind::internal) problem["detail"] = error.detail;
  if (!error.field.empty()) problem["field"] = error.field;
  if (!request_id.empty()) problem["request_id"] = request_id;
  Response response;
  response.status = status;
  response.body = problem.dump(-1, ' ', false, Json::error_handler_t::replace);
  response.content_type = "application/problem+json";
  if (status == 429) response.headers.emplace_back("Retry-After", "10");
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

std::string render_error_docs() {
  std::string out =
      "# 错误代码 / Error codes\n\n"
      "Generated from `src/http/problem_table.cpp`; do not edit by hand. Every error is an RFC 9457\n"
      "`application/problem+json` document; `code` is stable, `title` follows Accept-Language (zh or en), "
      "`detail` says what\n"
      "is wrong with this very request and `field` names the place as a JSON pointer or parameter name.\n\n"
      "| code | status | 中文 | English |\n| --- | --- | --- | --- |\n";
  for (const auto& row : problem_table()) {
    out += "| <a id=\"" + std::string(row.code) + "\"></a>`" + std::string(row.code) + "` | " +
           std::to_string(row.status) + " | " + std::string(row.zh) + " | " + std::string(row.en) + " |\n";
  }
  return out;
}

}  // namespace yingda::http
