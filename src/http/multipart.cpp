#include "http/multipart.hpp"

#include <optional>

#include "base/text.hpp"

namespace yingda::http {
namespace {

constexpr int kMaxParts = 16;
constexpr std::size_t kMaxPartHeader = 4096;
constexpr std::size_t kMaxBoundary = 70;  // RFC 2046

std::unexpected<Error> broken(std::string why) {
  return fail(ErrorKind::invalid, "invalid_multipart", std::move(why));
}

// One `name=value` or `name="value"` after a semicolon; takes it off `rest`.
struct HeaderParameter {
  std::string_view name;
  std::string value;
};
std::optional<HeaderParameter> next_parameter(std::string_view& rest) {
  const auto semicolon = rest.find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(semicolon + 1);
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  HeaderParameter parameter{trim(rest.substr(0, equals)), {}};
  rest.remove_prefix(equals + 1);
  if (!rest.starts_with('"')) {
    parameter.value = trim(rest.substr(0, rest.find(';')));
    return parameter;
  }
  std::size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    // Browsers escape only the quote; a backslash before anything else is part of a Windows path.
    if (rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"') ++at;
    parameter.value += rest[at];
  }
  if (at >= rest.size()) return std::nullopt;
  rest.remove_prefix(at + 1);
  return parameter;
}

Result<std::string> boundary_of(std::string_view content_type) {
  if (!ascii_equal(trim(content_type.substr(0, content_type.find(';'))), "multipart/form-data")) {
    return fail(ErrorKind::unsupported, "unsupported_media_type", "Needed is multipart/form-data.");
  }
  std::string_view rest = content_type;
  while (const auto parameter = next_parameter(rest)) {
    if (!ascii_equal(parameter->name, "boundary")) continue;
    if (parameter->value.empty() || parameter->value.size() > kMaxBoundary) break;
    return parameter->value;
  }
  return broken("The Content-Type names no proper boundary.");
}

struct Part {
  std::string name;
  std::optional<std::string> file_name;
  std::string media_type = "application/octet-stream";
  std::string_view content;
};

void read_disposition(std::string_view value, Part& part) {
  while (const auto parameter = next_parameter(value)) {
    if (ascii_equal(parameter->name, "name")) part.name = parameter->value;
    if (ascii_equal(parameter->name, "filename")) part.file_name = parameter->value;
  }
}

bool read_part_headers(std::string_view headers, Part& part) {
  while (!headers.empty()) {
    const auto end = headers.find("\r\n");
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(end == std::string_view::npos ? headers.size() : end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view value = trim(line.substr(colon + 1));
    if (ascii_equal(line.substr(0, colon), "content-disposition")) read_disposition(value, part);
    if (ascii_equal(line.substr(0, colon), "content-type")) part.media_type = value;
  }
  return is_utf8(part.name) && is_utf8(part.media_type) && (!part.file_name || is_utf8(*part.file_name));
}

// The next part after a delimiter line; nothing when it is malformed. Takes it and its delimiter off `rest`.
std::optional<Part> next_part(std::string_view& rest, const std::string& delimiter) {
  Part part;
  // A part without headers starts with the empty line itself.
  const std::size_t blank = rest.starts_with("\r\n") ? 0 : rest.substr(0, kMaxPartHeader).find("\r\n\r\n");
  if (blank == std::string_view::npos || !read_part_headers(rest.substr(0, blank), part)) return std::nullopt;
  rest.remove_prefix(blank == 0 ? 2 : blank + 4);
  const auto end = rest.find(delimiter);
  if (end == std::string_view::npos) return std::nullopt;
  part.content = rest.substr(0, end);
  rest.remove_prefix(end + delimiter.size());
  return part;
}

}  // namespace

Result<UploadedFile> read_multipart(std::string_view content_type, std::string_view body) {
  const auto boundary = boundary_of(content_type);
  if (!boundary) return std::unexpected(boundary.error());
  const std::string delimiter = "\r\n--" + *boundary;
  std::string_view rest = body;
  // The first delimiter needs no line break before it.
  const std::string first = "--" + *boundary;
  if (!rest.starts_with(first)) return broken("The body does not start with its boundary.");
  rest.remove_prefix(first.size());
  std::optional<UploadedFile> file;
  for (int parts = 0; !rest.starts_with("--"); ++parts) {
    if (parts == kMaxParts) return broken("There are too many parts.");
    if (!rest.starts_with("\r\n")) return broken("A boundary is not followed by a line break.");
    rest.remove_prefix(2);
    const auto part = next_part(rest, delimiter);
    if (!part) return broken("A part is malformed or does not end.");
    if (part->name == "file" && !file) {
      file = UploadedFile{part->file_name.value_or("file"), part->media_type, std::string(part->content)};
    }
  }
  if (!file) return fail(ErrorKind::invalid, "missing_field", "A part named 'file' is needed.", "/file");
  return std::move(*file);
}

}  // namespace yingda::http
