#pragma once
// HTTP as the adapters see it. They make and read these values and do no I/O.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"

namespace yingda::channels {

// In order; a name may stand twice.
using Fields = std::vector<std::pair<std::string, std::string>>;

// The first of that name, "" where there is none.
std::string_view field(const Fields& fields, std::string_view name);
// The same, whatever the case of ASCII letters.
std::string_view header(const Fields& headers, std::string_view name);

// What a platform sent to /hooks/{type}/{channel}.
struct Push {
  std::string method;  // upper case
  std::string url;     // absolute, as the platform called it, with its query: some sign it
  std::string path;    // behind the channel's address: "" or "/…"
  Fields query;        // decoded once
  Fields headers;
  std::string body;  // raw bytes
  TimeMs now = 0;
};

// What the platform gets as the HTTP answer.
struct Reply {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  Fields headers;
};

// A request to the platform. `url` is absolute; its host is one of the account's configured addresses.
struct Call {
  std::string method = "POST";
  std::string url;
  Fields headers;  // with Content-Type where there is a body; Content-Length and Host are added
  std::string body;
};

struct Answer {
  int status = 0;
  Fields headers;
  std::string body;
  TimeMs now = 0;
};

}  // namespace yingda::channels
