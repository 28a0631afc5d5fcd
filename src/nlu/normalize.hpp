#pragma once
// The one form in which texts are compared.

#include <string>
#include <string_view>

namespace yingda::nlu {

// NFKC (full-width to half-width, ligatures apart) in folded case; white space runs become one space, none at
// the ends; a run of one repeated punctuation mark becomes a single mark. Ill-formed UTF-8 becomes U+FFFD.
// Chinese becomes simplified, Cantonese the standard language (nlu/chinese/forms.hpp).
// Pure. Texts beyond 4,000 code points are cut there: no question is that long, and the cost of a message
// stays bounded.
std::string normalize(std::string_view utf8);

}  // namespace yingda::nlu
