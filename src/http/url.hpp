#pragma once
// Targets, queries and cookies as they come over the wire. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace yingda::http {

using TextMap = std::map<std::string, std::string, std::less<>>;

// Percent-decoding; nothing for a broken escape, a zero byte or bytes that are not UTF-8. `plus` reads '+' as
// a space.
std::optional<std::string> percent_decode(std::string_view text, bool plus);
// As a path segment.
std::string percent_encode(std::string_view text);

struct Target {
  std::string path;  // decoded; starts with '/', without "." and ".." segments
  TextMap query;     // decoded; of a name that stands twice the last
};
// The origin-form of a request target; nothing where it is malformed.
std::optional<Target> parse_target(std::string_view target);

// The value of `name` in a Cookie header, "" where there is none.
std::string cookie_value(std::string_view header, std::string_view name);

// "zh" or "en": the first of the two that Accept-Language prefers; "zh" where it names neither.
std::string preferred_language(std::string_view accept_language);

}  // namespace yingda::http
