#pragma once
// multipart/form-data with one file, as uploads send it. Pure; fuzzed.

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/request.hpp"

namespace yingda::http {

// The part named "file". `content_type` is the request's header. Other parts are read over; there may be at
// most 16. Errors: {unsupported, "unsupported_media_type"} when it is no multipart/form-data, {invalid,
// "invalid_multipart"}, {invalid, "missing_field"} without a file.
Result<UploadedFile> read_multipart(std::string_view content_type, std::string_view body);

}  // namespace yingda::http
