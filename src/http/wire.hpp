#pragma once
// Between Beast's messages and our own; inside of the server's .cpp files only.

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>

#include "http/server.hpp"

namespace yingda::http {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;

// The head of a received request; {invalid, "bad_request"} for a target or header that is malformed.
// `peer` is the address of the other end, `tls` whether the connection itself is encrypted.
Result<Head> read_head(const WireRequest& wire, const std::string& peer, bool tls,
                       const ServerOptions& options);

// Status line and header fields up to the empty line. `length` is that of the body.
std::string head_text(const Response& response, std::size_t length, bool keep_alive);

}  // namespace yingda::http
