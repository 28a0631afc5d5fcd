#pragma once
// Requests and answers in the forms that most platforms want. Pure.

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "channels/exchange.hpp"
#include "channels/message.hpp"
#include "core/conversations/parts.hpp"

namespace yingda::channels {

// `headers` come first, the Content-Type behind them.
Call json_call(std::string_view method, std::string url, const Json& body, Fields headers = {});
Call form_call(std::string url, const Fields& form, Fields headers = {});
Reply json_reply(const Json& body, int status = 200);

// Values of the header Authorization.
std::string basic_auth(std::string_view user, std::string_view password);
std::string bearer(std::string_view token);
// What stands behind "Bearer " in Authorization, "" where there is none.
std::string_view bearer_of(const Fields& headers);

// Seconds since 1970 as milliseconds; 0 where there is no such time or it is beyond all calendars.
TimeMs seconds_at(const Json& json, std::string_view path);

// For platforms that want a UUID of the sender's choice: the same for the same text (RFC 9562, version 8).
std::string uuid_of(std::string_view text);

// What a file of this media type is in a talk.
InboundType type_of_mime(std::string_view mime);

// A file as a Markdown link, or embedded as a picture.
std::string markdown_file(const FilePart& file, std::string_view url, bool embed);

// Host and port of an absolute address.
std::string_view host_of(std::string_view url);

// The address without a '/' at its end, so that another can be put behind it.
std::string_view without_slash(std::string_view url);

}  // namespace yingda::channels
