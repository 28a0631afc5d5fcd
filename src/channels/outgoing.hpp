#pragma once
// Pieces of send_call() and media_call() that several adapters share. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "channels/channel.hpp"
#include "channels/form.hpp"

namespace yingda::channels {

// At most `limit` code points; ends in "…" where something was cut.
std::string clipped(std::string_view utf8, std::size_t limit);

bool has_link(const std::vector<Button>& options);
bool is_web_address(std::string_view url);  // http or https
// Whether the address is of that host: "https://a.example" is not that of "https://a.example.evil/x".
bool is_below(std::string_view url, std::string_view base);
// For choices that the platform's buttons cannot hold: the text, and below it a numbered line for each
// option, links with their address.
std::string numbered(const std::string& text, const std::vector<Button>& options);

// Any part in words: choices and cards numbered, a file as its name and address.
std::string text_of(const Outgoing& message);

// POST of JSON; `bearer` is the token, "" for none.
Call json_call(std::string url, const Json& body, std::string_view bearer = {});
// The token that was fetched, or else the one that the owner entered as `field`.
std::string token_of(const Account& account, const Token& token, std::string_view field = "access_token");
// For put_multipart(); pictures of cards come without a name or type.
FormFile form_file(std::string_view field, const FilePart& file, std::string_view bytes);
// GET of a file by its address; nothing where that is no web address.
std::optional<Call> fetch_call(const std::string& url, std::string_view bearer = {});

}  // namespace yingda::channels
