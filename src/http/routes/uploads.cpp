// Uploads of agents and of visitors.

#include <array>

#include "core/uploads/upload_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/public_channel.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"

namespace yingda::http {
namespace {

RouteTask upload_file(Services& services, Request request);
RouteTask post_public_upload(Services& services, Request request);

constexpr std::array kUploadsRoutes = {
    RouteRow{"uploadFile", upload_file},
    RouteRow{"postPublicUpload", post_public_upload},
};

RouteTask store(Services& services, Request request, WorkspaceId workspace, Actor actor) {
  if (!request.file) {
    co_return fail(ErrorKind::invalid, "missing_field", "The body must hold a file in the part 'file'.",
                   "/file");
  }
  const auto upload = co_await services.uploads.add(workspace, std::move(request.file->name),
                                                    std::move(request.file->bytes), std::move(actor));
  if (!upload) co_return std::unexpected(upload.error());
  co_return json_response(to_json(Parts{to_part(*upload)}).at(0), 201);
}

RouteTask upload_file(Services& services, Request request) {
  const WorkspaceId workspace = request.workspace();
  Actor actor = actor_of(request);
  return store(services, std::move(request), workspace, std::move(actor));
}

RouteTask post_public_upload(Services& services, Request request) {
  const auto channel =
      public_channel(services.channel_directory, request.path_params.find("channel_key")->second,
                     request.header("origin"), request.header("host"));
  if (!channel) co_return std::unexpected(channel.error());
  const WorkspaceId workspace = (*channel)->workspace;
  co_return co_await store(services, std::move(request), workspace, Actor{"visitor", {}});
}

}  // namespace

void add_upload_routes(Router& router, Services& services) { add_routes(router, services, kUploadsRoutes); }

}  // namespace yingda::http
