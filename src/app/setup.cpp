#include "app/setup.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "app/blocking.hpp"
#include "app/demo.hpp"
#include "core/store_await.hpp"
#include "core/workspaces/workspace_service.hpp"

namespace yingda::app {
namespace {

constexpr auto kAdminEmail = "admin@yingda.local";
constexpr auto kAdminName = "Admin";

// So that the console has something to show: one company, ready to be renamed.
Status create_first_workspace(Store& store, async::Runtime& runtime, const Account& owner) {
  WorkspaceService workspaces(store);
  const auto made =
      wait_for(runtime.executor(),
               workspaces.create({.slug = "main", .name = "我的公司", .locale = "zh"}, owner.id, Actor{}));
  if (!made) return std::unexpected(made.error());
  return {};
}

Status add_demo(Store& store, const std::filesystem::path& companies, AccountId owner,
                std::vector<FreshAccount>& fresh) {
  const auto demo = load_demo(store, companies, owner);
  if (!demo) return std::unexpected(demo.error());
  if (!*demo) return {};
  for (const auto& account : (*demo)->accounts) {
    fresh.push_back(
        {account.email, (*demo)->password, fmt::format("{} ({})", to_text(account.role), account.workspace)});
  }
  return {};
}

}  // namespace

Result<std::vector<FreshAccount>> set_up(Store& store, AuthService& auth, async::Runtime& runtime,
                                         const std::filesystem::path& companies) {
  auto admin = wait_for(runtime.executor(), auth.create_first_account(kAdminEmail, kAdminName));
  std::vector<FreshAccount> fresh;
  if (!admin) {
    if (admin.error().code == "setup_done") return fresh;
    return std::unexpected(std::move(admin.error()));
  }
  fresh.push_back({admin->first.email, admin->second, "administrator"});
  const auto done = companies.empty() ? create_first_workspace(store, runtime, admin->first)
                                      : add_demo(store, companies, admin->first.id, fresh);
  if (!done) return std::unexpected(done.error());
  return fresh;
}

}  // namespace yingda::app
