#include "core/live/directory.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include "core/store_await.hpp"

namespace yingda {
namespace {

// One workspace with its people; immutable.
struct Company {
  std::shared_ptr<const Workspace> workspace;
  std::map<MemberId, std::shared_ptr<const Member>> members;
  std::map<TeamId, std::shared_ptr<const Team>> teams;
};

std::shared_ptr<const Company> read_company(Tx& tx, const Workspace& workspace) {
  auto company = std::make_shared<Company>();
  company->workspace = std::make_shared<const Workspace>(workspace);
  for (Member& member : tx.members().members(workspace.id)) {
    const MemberId id = member.id;
    company->members.emplace(id, std::make_shared<const Member>(std::move(member)));
  }
  for (Team& team : tx.members().teams(workspace.id)) {
    const TeamId id = team.id;
    company->teams.emplace(id, std::make_shared<const Team>(std::move(team)));
  }
  return company;
}

using Companies = std::map<WorkspaceId, std::shared_ptr<const Company>>;

template <class Map, class IdType>
auto look_up(const Map& map, IdType id) -> typename Map::mapped_type {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

struct Directory::Impl {
  std::shared_ptr<const Companies> companies() const { return live.load(std::memory_order_acquire); }

  template <class Change>
  void change(Change apply) {
    const std::lock_guard lock(writing);
    auto next = std::make_shared<Companies>(*companies());
    apply(*next);
    live.store(std::move(next), std::memory_order_release);
  }

  std::mutex writing;
  std::atomic<std::shared_ptr<const Companies>> live{std::make_shared<const Companies>()};
};

Directory::Directory() : impl_(std::make_unique<Impl>()) {}
Directory::~Directory() = default;

async::Task<Status> Directory::load(Store& store) {
  auto all = co_await read<Companies>(store, [](Tx& tx) -> Result<Companies> {
    Companies companies;
    for (const Workspace& workspace : tx.workspaces().all()) {
      companies[workspace.id] = read_company(tx, workspace);
    }
    return companies;
  });
  if (!all) co_return std::unexpected(std::move(all.error()));
  impl_->change([&all](Companies& companies) { companies = std::move(*all); });
  co_return Status{};
}

void Directory::reload(Tx& tx, WorkspaceId id) {
  const auto workspace = tx.workspaces().find(id);
  const auto company = workspace ? read_company(tx, *workspace) : nullptr;
  impl_->change([&](Companies& companies) {
    if (company) {
      companies[id] = company;
    } else {
      companies.erase(id);
    }
  });
}

std::shared_ptr<const Workspace> Directory::workspace(WorkspaceId id) const {
  const auto company = look_up(*impl_->companies(), id);
  return company ? company->workspace : nullptr;
}

std::shared_ptr<const Workspace> Directory::workspace_by_slug(std::string_view slug) const {
  const auto companies = impl_->companies();
  for (const auto& [id, company] : *companies) {
    if (company->workspace->slug == slug) return company->workspace;
  }
  return nullptr;
}

std::shared_ptr<const Member> Directory::member(MemberId id) const {
  const auto companies = impl_->companies();
  for (const auto& [workspace, company] : *companies) {
    if (auto found = look_up(company->members, id)) return found;
  }
  return nullptr;
}

std::shared_ptr<const Team> Directory::team(TeamId id) const {
  const auto companies = impl_->companies();
  for (const auto& [workspace, company] : *companies) {
    if (auto found = look_up(company->teams, id)) return found;
  }
  return nullptr;
}

std::string Directory::member_name(MemberId id) const {
  const auto found = member(id);
  return found ? found->name : std::string();
}

std::vector<TeamId> Directory::teams_of(MemberId id) const {
  std::vector<TeamId> teams;
  const auto companies = impl_->companies();
  for (const auto& [workspace, company] : *companies) {
    if (!company->members.contains(id)) continue;
    for (const auto& [team, stored] : company->teams) {
      if (std::find(stored->members.begin(), stored->members.end(), id) != stored->members.end())
        teams.push_back(team);
    }
  }
  return teams;
}

}  // namespace yingda
