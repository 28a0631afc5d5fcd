#pragma once
// The demo: the example companies as workspaces of an empty store.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "core/members/types.hpp"

namespace yingda {
class Store;
}

namespace yingda::app {

struct DemoAccount {
  std::string email;
  std::string name;
  Role role = Role::agent;
  std::string workspace;  // slug
};

// What the start prints once: the accounts of the demo share one random password that stands nowhere else.
struct Demo {
  std::vector<DemoAccount> accounts;
  std::string password;
};

// Loads every folder of `companies` that has a company.json, in one unit of work. `owner` becomes admin of
// all of them; 0 = nobody. Nothing when the store has a workspace already. Blocks the calling thread, which
// must not be one of the store. Errors: demo_unreadable with file, line and reason, and those of the store;
// nothing was stored then.
Result<std::optional<Demo>> load_demo(Store& store, const std::filesystem::path& companies, AccountId owner);

}  // namespace yingda::app
