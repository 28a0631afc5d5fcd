#pragma once
// The header of a message (RFC 5322). Pure and total.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "channels/exchange.hpp"

namespace yingda::channels::mail {

struct Entity {
  Fields headers;         // unfolded, otherwise as they came
  std::string_view body;  // of the bytes given
};
Entity split_entity(std::string_view raw);

// The value of a header whose words are decoded, in one line.
std::string header_text(const Fields& headers, std::string_view name);

struct Address {
  std::string name;     // decoded
  std::string address;  // as it came, "" where there is none
};
std::vector<Address> read_addresses(std::string_view value);
// Whether it may be named to a mail server and in a header: one '@', no blanks, brackets or control
// characters.
bool is_address(std::string_view text);

// Every "<…>" that can be a message id, in order.
std::vector<std::string> read_message_ids(std::string_view value);

// "Mon, 23 Nov 2026 08:00:31 +0800 (CST)", also without the day of the week or the seconds.
std::optional<TimeMs> read_date(std::string_view value);
std::string write_date(TimeMs time);  // in UTC

}  // namespace yingda::channels::mail
