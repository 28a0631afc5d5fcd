#pragma once
// The form of IMAP's responses (RFC 3501, 9051). Pure and total.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingda::channels::mail {

struct ImapValue {
  bool is_list = false;
  std::string text;  // of an atom or string; "" for NIL
  std::vector<ImapValue> list;
};
// The values of a response, with the bytes of its literals behind their "{n}" and line end.
std::vector<ImapValue> read_imap_values(std::string_view text);

// The size of the literal that a line ends with: "… {342}".
std::optional<std::size_t> literal_at_end(std::string_view line);

// "* 12 FETCH (…)": what an untagged response is about.
struct ImapData {
  std::uint32_t number = 0;  // 0 where there is none
  std::string name;          // upper case: "FETCH", "EXISTS", "OK", "BYE", "SEARCH" …
  std::string_view rest;     // behind the name
};
ImapData read_imap_data(std::string_view response);

// The number of "[UIDVALIDITY 123]" in a response; 0 where it is not there.
std::uint32_t response_code(std::string_view response, std::string_view name);

// The value after `name` in the list of a FETCH response, whatever follows the name's ']'; null where it is
// not there.
const ImapValue* fetched(const std::vector<ImapValue>& values, std::string_view name);

// 0 for what is no number of 32 bits.
std::uint32_t imap_number(std::string_view text);

std::string imap_quoted(std::string_view text);

}  // namespace yingda::channels::mail
