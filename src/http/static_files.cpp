#include "http/static_files.hpp"

#include <array>
#include <charconv>

#include "base/crypto.hpp"
#include "http/mapped_file.hpp"

namespace yingda::http {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kMediaTypes = {
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".mjs", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".map", "application/json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".jpg", "image/jpeg"},
     {".webp", "image/webp"},
     {".gif", "image/gif"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".txt", "text/plain; charset=utf-8"},
     {".yaml", "text/plain; charset=utf-8"},
     {".mp3", "audio/mpeg"},
     {".webmanifest", "application/manifest+json"}}};

std::string media_type_of(const fs::path& file) {
  const std::string extension = file.extension().string();
  for (const auto& [known, type] : kMediaTypes) {
    if (known == extension) return std::string(type);
  }
  return "application/octet-stream";
}

// Vite puts the content's hash into the names below assets/, so that such a file never changes.
bool is_hashed(std::string_view path) { return path.find("/assets/") != std::string_view::npos; }

constexpr std::string_view kConsolePolicy =
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; media-src "
    "'self' blob:; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";
// Demo pages show what a customer's site does; the console previews them in a frame. The docs page styles
// itself.
constexpr std::string_view kPagePolicy =
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; script-src "
    "'self' "
    "'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'self'; base-uri 'self'; object-src 'none'";

// Where a path of the outside lies below the root.
std::string place_of(std::string_view path) {
  for (const std::string_view page : {"/demo", "/docs/api"}) {
    if (path == page) return std::string(page) + "/index.html";
  }
  std::string place(path);
  if (!path.starts_with("/demo/") && !path.starts_with("/docs/") && path != "/widget.js" &&
      path != "/widget.js.map") {
    place = "/console" + place;
  }
  if (place.ends_with('/')) place += "index.html";
  return place;
}

bool takes_gzip(const Head& head) {
  return head.header("accept-encoding").find("gzip") != std::string_view::npos;
}

bool matches_tag(std::string_view header, const std::string& tag) {
  return header == "*" || header.find(tag) != std::string_view::npos;
}

struct Range {
  std::size_t from;
  std::size_t to;  // inclusive
};

// "bytes=a-b", "bytes=a-" and "bytes=-n"; several ranges are answered as a whole.
std::optional<Range> parse_range(std::string_view header, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit) || header.find(',') != std::string_view::npos || size == 0)
    return std::nullopt;
  header.remove_prefix(kUnit.size());
  const auto dash = header.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view text) -> std::optional<std::size_t> {
    std::size_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value)
                                                                           : std::nullopt;
  };
  const auto first = number(header.substr(0, dash));
  const auto last = number(header.substr(dash + 1));
  if (!first) {
    if (!last || *last == 0) return std::nullopt;
    return Range{size - std::min(size, *last), size - 1};
  }
  if (*first >= size || (last && *last < *first)) return std::nullopt;
  return Range{*first, std::min(last.value_or(size - 1), size - 1)};
}

}  // namespace

Response send_bytes(SharedBytes bytes, std::string tag, std::string media_type, const Head& head) {
  Response response;
  response.content_type = std::move(media_type);
  response.headers.emplace_back("ETag", tag);
  if (matches_tag(head.header("if-none-match"), tag)) {
    response.status = 304;
    return response;
  }
  if (const auto range = parse_range(head.header("range"), bytes.bytes.size())) {
    response.status = 206;
    response.headers.emplace_back("Content-Range", "bytes " + std::to_string(range->from) + '-' +
                                                       std::to_string(range->to) + '/' +
                                                       std::to_string(bytes.bytes.size()));
    bytes.bytes = bytes.bytes.substr(range->from, range->to - range->from + 1);
  }
  response.shared = std::move(bytes);
  return response;
}

std::optional<Response> StaticFiles::send(const fs::path& file, const Head& head) const {
  std::optional<SharedFile> mapped;
  bool zipped = false;
  if (takes_gzip(head)) {
    mapped = map_file(file.string() + ".gz");
    zipped = mapped.has_value();
  }
  if (!mapped) mapped = map_file(file);
  if (!mapped) return std::nullopt;
  const std::string content =
      std::to_string(mapped->modified) + '-' + std::to_string(mapped->bytes.bytes.size());
  const std::string tag =
      '"' + to_hex(sha256(file.string() + content)).substr(0, 16) + (zipped ? "-gz\"" : "\"");
  Response response = send_bytes(std::move(mapped->bytes), tag, media_type_of(file), head);
  if (zipped && response.status != 304) response.headers.emplace_back("Content-Encoding", "gzip");
  response.headers.emplace_back("Vary", "Accept-Encoding");
  return response;
}

std::optional<Response> StaticFiles::find(const Head& head) const {
  const std::string place = place_of(head.path);
  // parse_target() has refused "..", so that nothing outside of the root can be named.
  auto response = send(root_ / place.substr(1), head);
  const bool console = place.starts_with("/console/");
  const bool page = console && fs::path(place).extension().empty();
  if (!response && page) response = send(root_ / "console" / "index.html", head);
  if (!response && place.starts_with("/demo/") && fs::path(place).extension().empty()) {
    response = send(root_ / (place.substr(1) + "/index.html"), head);
  }
  if (!response) return std::nullopt;
  response->headers.emplace_back("Cache-Control",
                                 is_hashed(place) ? "public, max-age=31536000, immutable" : "no-cache");
  if (response->content_type.starts_with("text/html")) {
    response->headers.emplace_back("Content-Security-Policy", console ? kConsolePolicy : kPagePolicy);
  }
  // Any site may load the widget.
  if (place == "/widget.js") response->headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

}  // namespace yingda::http
