#pragma once
// The TLS side of the server; inside of the server's .cpp files only.

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "http/server.hpp"

namespace yingda::http {

// Null when the options name no certificate; {invalid, "tls_invalid"} when it or its key cannot be used.
Result<std::shared_ptr<boost::asio::ssl::context>> make_tls(const ServerOptions& options);

}  // namespace yingda::http
