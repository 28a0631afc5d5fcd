#pragma once
// The form of the tables at the top of the files in http/routes/: an operation of api/openapi.yaml and the
// function that serves it.

#include <span>
#include <string_view>

#include "async/task.hpp"
#include "http/request.hpp"
#include "http/router.hpp"
#include "http/services.hpp"

namespace yingda::http {

using RouteTask = async::Task<Result<Response>>;

struct RouteRow {
  std::string_view operation_id;
  RouteTask (*run)(Services& services, Request request);
};

// `services` must outlive the router.
inline void add_routes(Router& router, Services& services, std::span<const RouteRow> rows) {
  for (const RouteRow& row : rows) {
    router.add({row.operation_id,
                [&services, run = row.run](Request request) { return run(services, std::move(request)); }});
  }
}

}  // namespace yingda::http
