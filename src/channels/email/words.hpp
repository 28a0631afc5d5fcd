#pragma once
// Text in places that were made for ASCII: header words (RFC 2047), parameters (RFC 2231) and names of IMAP
// folders (RFC 3501, 5.1.3). Pure and total; what comes out is well-formed UTF-8.

#include <map>
#include <string>
#include <string_view>

namespace yingda::channels::mail {

// "=?GB18030?B?t6LGsQ==?=" and the plain text around it. Characters that are cut between two words of one
// charset are joined, as many mailers cut them.
std::string decode_words(std::string_view raw);
// As it is where it is printable ASCII and short enough for a line, otherwise as words of at most 75
// characters, folded.
std::string encode_words(std::string_view utf8);

// "text/plain; charset=utf-8; name*0*=UTF-8''%E5...; name*1=.pdf" in lower case but for the values.
struct Parameters {
  std::string value;  // before the first ';', in lower case
  std::map<std::string, std::string> by_name;
  std::string_view operator[](const std::string& name) const;  // "" where it is not there
};
Parameters read_parameters(std::string_view raw);
// "; filename=…" in ASCII, and as RFC 2231 has it where the value needs that.
std::string write_parameter(std::string_view name, std::string_view utf8);

std::string decode_folder(std::string_view modified_utf7);
std::string encode_folder(std::string_view utf8);

}  // namespace yingda::channels::mail
