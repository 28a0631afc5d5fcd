#pragma once
// A message as it goes out (RFC 5322, MIME). Pure. Lines end with CRLF and have at most 998 bytes; nothing of
// the values can begin a header of its own.

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace yingda::channels::mail {

struct Enclosure {
  std::string name;
  std::string mime;
  std::string bytes;
};

struct Letter {
  std::string from;  // address
  std::string from_name;
  std::string to;  // address
  std::string reply_to;
  std::string subject;
  std::string text;                     // UTF-8, '\n' as line end
  std::string message_id;               // with brackets
  std::string in_reply_to;              // with brackets, or ""
  std::vector<std::string> references;  // oldest first, with in_reply_to
  TimeMs date = 0;
  bool automatic = false;        // said by the bot: Auto-Submitted
  std::string list_unsubscribe;  // an address or URL, for what goes to many
  std::vector<Enclosure> files;
};
std::string build_message(const Letter& letter);

// At most `most` of them: the first, which names the thread, and the last.
std::vector<std::string> trim_references(std::vector<std::string> references, std::size_t most = 20);

// "Re: …" of a subject, once.
std::string reply_subject(std::string_view subject);

}  // namespace yingda::channels::mail
