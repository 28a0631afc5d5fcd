#pragma once
// One consultation: a customer's message, and the answer once it is stored.

#include "app/bench/questions.hpp"
#include "app/bench/target.hpp"
#include "app/bench/visitors.hpp"

namespace yingda::app::bench {

// Sends message `number` for the visitor. Errors have the code of the problem that the server named, or of
// net/http_client.hpp; whether the message is stored is then not known.
async::Task<Result<Acknowledged>> consult(net::HttpClient& client, const Target& target,
                                          const Visitor& visitor, const Questions& questions,
                                          std::uint64_t number);

}  // namespace yingda::app::bench
