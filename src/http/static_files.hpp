#pragma once
// The web root: console/ (served at /), widget.js, demo/ and docs/. Files are mapped when they are asked for,
// so that they cost no memory; "<name>.gz" beside a file is sent to who takes gzip. Thread-safe.

#include <filesystem>
#include <optional>

#include "http/request.hpp"
#include "http/server.hpp"

namespace yingda::http {

class StaticFiles {
 public:
  explicit StaticFiles(std::filesystem::path root) : root_(std::move(root)) {}
  // 200, or 304 by If-None-Match; nothing when there is no such file. A path of the console without a file
  // extension is one of its pages and gets index.html.
  std::optional<Response> find(const Head& head) const;

 private:
  std::optional<Response> send(const std::filesystem::path& file, const Head& head) const;
  std::filesystem::path root_;
};

// The answer to a request for these bytes: ETag, 304, one range. `tag` identifies the content.
Response send_bytes(SharedBytes bytes, std::string tag, std::string media_type, const Head& head);

}  // namespace yingda::http
