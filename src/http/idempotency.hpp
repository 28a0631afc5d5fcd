#pragma once
// Idempotency-Key: the first request with a key runs, later ones within 24 hours get its answer again.
// Requests with the same key at the same time run one after the other, so that there is one execution.
// Thread-safe.
//
// Answers may show a secret once (a new API key), so they are stored sealed with a key that is made from the
// Idempotency-Key itself: the database alone tells nothing.

#include <string>

#include "async/lanes.hpp"
#include "core/store.hpp"
#include "http/router.hpp"

namespace yingda::http {

class Idempotency {
 public:
  // `store` must outlive it.
  explicit Idempotency(Store& store) : store_(store) {}

  // Runs `handler` once per (caller, operation, key). Only answers below 400 are kept; after an error the key
  // is free. Code: idempotency_key_reused for another request under the same key.
  async::Task<Result<Response>> run(std::string key, Request request, const Handler& handler);

 private:
  Store& store_;
  async::KeyedLanes lanes_;
};

}  // namespace yingda::http
