#pragma once
// How commands reach a data folder: through the server that runs on it, otherwise by opening its store.

#include <string>

#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda::app {

// Runs a request of app/admin.hpp on the folder. Code data_folder_missing where there is none.
Result<Json> administer_folder(const std::string& folder, const Json& request);

}  // namespace yingda::app
