#include "http/request.hpp"

#include <charconv>

#include "base/json_text.hpp"

namespace yingda::http {

std::string Caller::actor() const {
  if (member) return "member:" + to_text(member->id);
  if (kind == Kind::session) return "account:" + to_text(account);
  if (kind == Kind::api_key) return "key:" + to_text(api_key);
  return "nobody";
}

std::int64_t Request::integer(std::string_view name, std::int64_t fallback) const {
  const auto found = query.find(name);
  if (found == query.end()) return fallback;
  std::int64_t value = fallback;
  std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
  return value;
}

Response json_response(const Json& body, int status) {
  Response response;
  response.status = status;
  response.body = json_text(body);
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  response.content_type.clear();
  return response;
}

}  // namespace yingda::http
