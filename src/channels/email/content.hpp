#pragma once
// What a person wrote in a message, and the files in it. Pure and total.

#include <string>
#include <vector>

#include "channels/email/mime.hpp"

namespace yingda::channels::mail {

struct File {
  std::string id;          // MimePart::id
  std::string name;        // may be ""
  std::string mime;        // lower case
  std::string content_id;  // without its brackets
  bool in_text = false;    // a picture within the text
  std::string bytes;
};

struct Content {
  std::string
      text;  // plain where there is such a part, otherwise made of the HTML; with quotes and signature
  std::vector<File> files;
};

Content read_content(const MimePart& message);

// Lines that a mailer broke are one again (RFC 3676); `delsp` takes away the space at the break.
std::string unflow(std::string_view text, bool delsp);

}  // namespace yingda::channels::mail
