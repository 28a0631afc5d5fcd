#pragma once
// The parts of a message (RFC 2045, 2046). Pure and total; nesting and number of parts are bounded.

#include <string>
#include <string_view>
#include <vector>

#include "channels/email/header_fields.hpp"
#include "channels/email/words.hpp"

namespace yingda::channels::mail {

struct MimePart {
  std::string id;  // its number as IMAP counts: "1", "2.1"; "" for the whole message
  Fields headers;
  Parameters type;         // of Content-Type, "text/plain" where there is none
  Parameters disposition;  // of Content-Disposition
  std::string_view body;   // still encoded; of the bytes given
  std::vector<MimePart> parts;

  bool is_multipart() const { return type.value.starts_with("multipart/"); }
  std::string bytes() const;  // decoded
  std::string text() const;   // decoded, in UTF-8, '\n' as the line end
  std::string filename() const;
};

// `raw` must outlive the result.
MimePart read_parts(std::string_view raw);

// UTF-8 with '\n' as line end and without control characters but it and tabs.
std::string clean_text(std::string_view utf8);

}  // namespace yingda::channels::mail
