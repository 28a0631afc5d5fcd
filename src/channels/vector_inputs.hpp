#pragma once
// What the adapters' run_vector() have in common, and running a whole file; the format is told by the file's
// own "schema".

#include <vector>

#include "base/error.hpp"
#include "channels/channel.hpp"

namespace yingda::channels {

// method, url, path, query, headers (an object, or one header's line in "header"), body (or its base64 by
// "body_encoding") and now or now_ms, as far as they are there.
Push push_of(const Json& inputs);

// {"normalized": …}: one message as it is; {"messages": [...]} where `expected` names a list or there are
// several.
Json normalized(const std::vector<Inbound>& messages, const Json& expected);

// What receive() made of a push: "valid", "status" and "reason", and what was read as normalized() has it.
Json outcome(const Reception& reception, const Json& expected);

struct VectorsRun {
  int passed = 0;
  int failed = 0;
  int unsupported = 0;
  Json by_channel = Json::object();  // type → {"passed","failed","unsupported"}
  Json failures = Json::array();     // {"id","channel","kind","expected","actual"}
};
// Every entry through its adapter. Whatever "expected" names must come out equal; "status_not" and "body_not"
// must not. Codes: vectors_invalid.
Result<VectorsRun> run_vectors(const Json& file);

}  // namespace yingda::channels
