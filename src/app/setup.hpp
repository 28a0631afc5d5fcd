#pragma once
// The first start on an empty data folder.

#include <filesystem>
#include <string>
#include <vector>

#include "async/runtime.hpp"
#include "base/error.hpp"
#include "core/members/auth_service.hpp"
#include "core/store.hpp"

namespace yingda::app {

// An account whose password was made just now. Shown once, stored nowhere.
struct FreshAccount {
  std::string email;
  std::string password;
  std::string what;  // "administrator", "agent in shop" …
};

// Makes the administrator, and the demo companies of `companies` ("" = an empty workspace instead). Gives
// what was made; empty when the folder was set up before. Blocks.
Result<std::vector<FreshAccount>> set_up(Store& store, AuthService& auth, async::Runtime& runtime,
                                         const std::filesystem::path& companies);

}  // namespace yingda::app
