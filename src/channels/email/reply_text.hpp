#pragma once
// What is new in a reply. Pure and total.

#include <string>
#include <string_view>

namespace yingda::channels::mail {

// Without the quoted messages before it and the signature. Of a text that is nothing else, all; a message
// that was passed on ("Forwarded message") stays, since it is what is meant.
std::string reply_text(std::string_view text);

// Without "Re:", "回复：" and the like, any number of them, and without a mark of ours ("[#8812]").
std::string bare_subject(std::string_view subject);
// The "8812" of "[#8812]"; "" where there is none.
std::string subject_token(std::string_view subject);

}  // namespace yingda::channels::mail
