// Whatever arrives over HTTP below the parser of Beast: targets, cookies, uploads, bodies of every operation.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/multipart.hpp"
#include "http/openapi_document.hpp"
#include "http/operation.hpp"
#include "http/problem.hpp"
#include "http/url.hpp"

namespace {

using namespace yingda::http;

const Router& router() {
  static const Router routes(yingda::Json::parse(openapi_text()));
  return routes;
}

void fuzz_request(std::string_view text) {
  const auto target = parse_target(text);
  if (!target) return;
  auto match = router().match("GET", target->path);
  if (match.operation == nullptr) return;
  Request request;
  request.path_params = std::move(match.path_params);
  request.query = target->query;
  if (const auto status = check_parameters(*match.operation, request); !status) {
    (void)problem_response(status.error(), "en", "");
  }
}

void fuzz_body(std::size_t which, std::string_view text) {
  static const auto operations = router().operations();
  const auto& operation = *operations[which % operations.size()];
  if (operation.body != Router::Operation::Body::json) return;
  if (const auto body = read_json_body(operation, text); !body)
    (void)problem_response(body.error(), "zh", "");
}

}  // namespace

// The first byte picks what the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  switch (data[0] % 4) {
    case 0:
      fuzz_request(text);
      break;
    case 1:
      fuzz_body(data[1], text);
      break;
    case 2:
      (void)read_multipart("multipart/form-data; boundary=B", text);
      (void)read_multipart(text, "--B\r\n\r\nx\r\n--B--");
      break;
    default:
      (void)cookie_value(text, "yd_session");
      (void)preferred_language(text);
  }
  return 0;
}
