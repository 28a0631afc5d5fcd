#pragma once
// What a file is, found from its bytes: senders' names and types are not to be trusted. Pure and thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingda {

struct Sniffed {
  std::string media_type;
  int width = 0;  // pixels, images only
  int height = 0;
};

// Codes: upload_empty, upload_type_not_allowed (also for HTML, SVG and programs under any name),
// upload_broken for a file that begins like an accepted type and ends too early. `name` decides only between
// types that bytes do not tell apart (text and CSV).
Result<Sniffed> sniff(std::string_view bytes, std::string_view name);

// The media types that sniff can give, each with its usual file name extension.
struct AcceptedType {
  std::string_view media_type;
  std::string_view extension;  // with the dot
  bool inline_safe;            // cannot run anything when it is opened in a browser
};
const std::vector<AcceptedType>& accepted_types();

// A name to store and to show: without folders, control characters and characters that file systems refuse,
// at most 120 code points, never empty.
std::string clean_file_name(std::string_view name, std::string_view media_type);

}  // namespace yingda
