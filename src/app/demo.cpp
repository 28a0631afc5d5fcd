#include "app/demo.hpp"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

#include "app/demo_company.hpp"
#include "base/crypto.hpp"
#include "core/journal.hpp"
#include "core/knowledge/glossary_service.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "core/store.hpp"
#include "core/workspaces/workspace_service.hpp"
#include "nlu/normalize.hpp"

namespace yingda::app {
namespace {

// Everything that the unit of work needs; it may outlive the caller's stack.
struct Load {
  std::vector<DemoCompany> companies;
  AccountId owner;
  std::string password_hash;
  bool done = false;  // false: the store was not empty
};

Result<std::vector<DemoCompany>> read_companies(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (std::filesystem::exists(entry.path() / "company.json")) folders.push_back(entry.path());
  }
  if (error || folders.empty()) {
    return fail(ErrorKind::invalid, "demo_unreadable", folder.string() + ": holds no company folder");
  }
  std::ranges::sort(folders);
  std::vector<DemoCompany> companies;
  for (const auto& each : folders) {
    auto company = read_demo_company(each);
    if (!company) return std::unexpected(std::move(company.error()));
    companies.push_back(std::move(*company));
  }
  return companies;
}

Member store_member(Tx& tx, WorkspaceId workspace, const DemoMember& wanted,
                    const std::string& password_hash) {
  Account account;
  account.id = new_id<AccountId>();
  account.email = wanted.email;
  account.name = wanted.name;
  account.password_hash = password_hash;
  account.created_at = now_ms();
  tx.members().insert_account(account);
  Member member;
  member.id = new_id<MemberId>();
  member.workspace = workspace;
  member.account = account.id;
  member.name = wanted.name;
  member.email = wanted.email;
  member.role = wanted.role;
  member.presence = Presence::online;  // takes conversations as soon as the console is open
  member.created_at = account.created_at;
  tx.members().insert_member(member);
  announce(tx, workspace, EventType::member_changed, member.id.value);
  return member;
}

void store_people(Tx& tx, const CreatedWorkspace& made, const DemoCompany& company,
                  const std::string& password_hash) {
  std::vector<Team> teams;
  for (const DemoTeam& wanted : company.teams) {
    Team team = wanted.is_default ? made.team : Team{};
    if (!wanted.is_default) team.id = new_id<TeamId>();
    team.workspace = made.workspace.id;
    team.name = wanted.name;
    team.hours = wanted.hours;
    team.created_at = made.workspace.created_at;
    teams.push_back(std::move(team));
  }
  for (const DemoMember& wanted : company.members) {
    const Member member = store_member(tx, made.workspace.id, wanted, password_hash);
    for (Team& team : teams) {
      if (std::ranges::find(wanted.teams, team.name) != wanted.teams.end()) team.members.push_back(member.id);
    }
  }
  for (const Team& team : teams) {
    if (team.is_default) {
      tx.members().update_team(team);
    } else {
      tx.members().insert_team(team);
    }
    announce(tx, made.workspace.id, EventType::team_changed, team.id.value);
  }
}

void store_settings(Tx& tx, CreatedWorkspace& made, const DemoCompany& company) {
  made.workspace.bot.name_zh = company.bot_name.zh;
  made.workspace.bot.name_en = company.bot_name.en;
  made.workspace.bot.handoff_topics = company.handoff_topics;
  tx.workspaces().update(made.workspace);
  made.channel.settings = company.channel;
  tx.channels().update(made.channel);
}

Status store_company(Tx& tx, const DemoCompany& company, const Account* owner,
                     const std::string& password_hash) {
  const Actor actor;
  auto made = create_workspace(tx, {company.slug, company.name, "zh"}, owner, actor);
  if (!made) return std::unexpected(std::move(made.error()));
  store_settings(tx, *made, company);
  store_people(tx, *made, company, password_hash);
  for (CannedReply reply : company.canned_replies) {
    reply.id = new_id<CannedId>();
    reply.workspace = made->workspace.id;
    reply.updated_at = made->workspace.created_at;
    tx.knowledge().insert_canned(reply);
  }
  if (auto stored = insert_terms(tx, made->workspace.id, company.glossary, nlu::normalize, actor); !stored)
    return stored;
  return insert_entries(tx, made->workspace.id, company.entries, actor);
}

Status store_all(Tx& tx, Load& load) {
  if (!tx.workspaces().all().empty()) return {};
  const auto owner = load.owner ? tx.members().account(load.owner) : std::nullopt;
  for (const DemoCompany& company : load.companies) {
    auto stored = store_company(tx, company, owner ? &*owner : nullptr, load.password_hash);
    if (!stored) return stored;
  }
  load.done = true;
  return {};
}

}  // namespace

Result<std::optional<Demo>> load_demo(Store& store, const std::filesystem::path& companies, AccountId owner) {
  Demo demo;
  demo.password = random_password();
  // Hashing takes as long as reading the files.
  auto hash = std::async(std::launch::async, hash_password, demo.password);
  auto read = read_companies(companies);
  const auto load = std::make_shared<Load>();
  load->password_hash = hash.get();
  if (!read) return std::unexpected(std::move(read.error()));
  load->companies = std::move(*read);
  load->owner = owner;

  std::promise<Status> promise;
  auto stored = promise.get_future();
  store.submit_write(
      [load](Tx& tx) { return store_all(tx, *load); },
      [promise = std::move(promise)](Status status) mutable { promise.set_value(std::move(status)); });
  if (auto status = stored.get(); !status) return std::unexpected(std::move(status.error()));
  if (!load->done) return std::optional<Demo>();
  for (const DemoCompany& company : load->companies) {
    for (const DemoMember& member : company.members) {
      demo.accounts.push_back({member.email, member.name, member.role, company.slug});
    }
  }
  return std::optional(std::move(demo));
}

}  // namespace yingda::app
