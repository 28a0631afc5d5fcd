#pragma once
// What the commands `workspace list`, `import faq` and `backup` do, as one function on the store: the running
// server does it for a command that reaches it through the control socket, otherwise the command does it
// itself.

#include <string>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda {
class Store;
}

namespace yingda::app {

// {"command":"workspaces"} → {"workspaces":[{"id","slug","name","channels":[{"id","type","name","key"}]}]}
// {"command":"import","workspace":slug or id,"file":absolute path,"dry_run":bool} → the import report of
//   api/openapi.yaml
// {"command":"backup","file":absolute path that does not exist} → {"file","bytes","files"}
// Codes: unknown_command, workspace_not_found, file_unreadable, file_exists, backup_failed, and those of the
// importer. `folder` is the data folder of the store.
async::Task<Result<Json>> administer(Store& store, std::string folder, Json request);

}  // namespace yingda::app
