#pragma once
// Errors as the outside sees them: RFC 9457 application/problem+json with a stable code. One table
// (problem_table.cpp) has every code of the program with its status and its sentence in Chinese and English;
// a module that makes a new code appends a row there. docs/errors.md is rendered from it.

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/request.hpp"

namespace yingda::http {

struct ProblemRow {
  std::string_view code;  // snake_case, unique
  int status;             // HTTP status
  std::string_view zh;    // one sentence for a person
  std::string_view en;
};

// All rows, in the order of docs/errors.md.
std::span<const ProblemRow> problem_table();
// Null for a code without a row.
const ProblemRow* find_problem(std::string_view code);

// The status of a code; for one without a row that of the kind.
int status_of(const Error& error);
// The problem document. `language` "zh" or "en". An internal error's detail is not shown (it goes to the
// log). Adds Retry-After to 429 and 503.
Response problem_response(const Error& error, std::string_view language, std::string_view request_id);

// docs/errors.md.
std::string render_error_docs();

}  // namespace yingda::http
