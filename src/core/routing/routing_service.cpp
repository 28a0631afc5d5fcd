#include "core/routing/routing_service.hpp"

#include <mutex>
#include <set>

#include "async/pump.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/teams.hpp"
#include "core/routing/wait_estimates.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

constexpr std::chrono::seconds kTick{1};
// Teams open by the clock, without an event: what waits is looked at again this often.
constexpr TimeMs kLookAgain = 10'000;

// What one round found.
struct Round {
  int given = 0;
  bool waiting = false;  // something still waits in the workspace
};

Round work_round(Tx& tx, Assigner& assigner, WorkspaceId workspace, TimeMs now) {
  Round round;
  assigner.withdraw(tx, workspace, now);
  round.given = assigner.fill_all(tx, workspace, now);
  round.waiting = tx.conversations().counts(workspace, {}, {}).waiting > 0;
  return round;
}

Presence chosen_by(const Member& member) {
  return is_assignable(member) ? member.presence : Presence::offline;
}

Status store_presence(Tx& tx, WorkspaceId workspace, MemberId id, Presence presence, TimeMs now) {
  auto member = tx.members().member(workspace, id);
  if (!member) return fail(ErrorKind::not_found, "member_not_found", "There is no such member.");
  if (member->presence == presence) return {};
  member->presence = presence;
  tx.members().update_member(*member);
  Event event;
  event.workspace = workspace;
  event.type = EventType::member_changed;
  event.ref = id.value;
  event.at = now;
  tx.events().append(event);
  return {};
}

}  // namespace

struct RoutingService::Impl {
  Impl(Store& the_store, PresenceBoard& the_board, async::asio::any_io_executor executor,
       std::function<TimeMs()> the_clock, Log the_log)
      : store(the_store),
        board(the_board),
        clock(std::move(the_clock)),
        log(the_log),
        assigner(board, waits),
        pump(std::move(executor), "routing", kTick, [this] { return step(); }, std::move(the_log)) {}

  void touch(WorkspaceId workspace) {
    const std::lock_guard lock(mutex);
    dirty.insert(workspace);
  }

  std::set<WorkspaceId> take_due() {
    const TimeMs now = clock();
    auto due = assigner.expired(now);
    const std::lock_guard lock(mutex);
    due.merge(dirty);
    dirty.clear();
    if (now - looked_at >= kLookAgain) {
      looked_at = now;
      due.insert(waiting.begin(), waiting.end());
    }
    return due;
  }

  async::Task<void> step() {
    board.expire(now_ms());
    std::set<std::pair<WorkspaceId, MemberId>> members;
    {
      const std::lock_guard lock(mutex);
      members.swap(changed_members);
    }
    for (const auto& [workspace, member] : members) co_await refresh(workspace, member);
    for (const WorkspaceId workspace : take_due()) {
      const auto done = co_await round(workspace);
      if (done) continue;
      log.warn("assignment failed", {{"code", done.error().code}});
      touch(workspace);
    }
  }

  async::Task<void> refresh(WorkspaceId workspace, MemberId id) {
    const auto member =
        co_await read<std::optional<Member>>(store, [workspace, id](Tx& tx) -> Result<std::optional<Member>> {
          return tx.members().member(workspace, id);
        });
    if (member && *member) board.choose(workspace, id, chosen_by(**member));
  }

  async::Task<Result<Round>> round(WorkspaceId workspace) {
    const TimeMs now = clock();
    auto done = co_await write<Round>(store, [this, workspace, now](Tx& tx) -> Result<Round> {
      return work_round(tx, assigner, workspace, now);
    });
    if (done) {
      const std::lock_guard lock(mutex);
      if (done->waiting) {
        waiting.insert(workspace);
      } else {
        waiting.erase(workspace);
      }
    }
    co_return done;
  }

  Store& store;
  PresenceBoard& board;
  const std::function<TimeMs()> clock;
  const Log log;
  WaitEstimates waits;
  Assigner assigner;

  std::mutex mutex;
  std::set<WorkspaceId> dirty;    // to be looked at now
  std::set<WorkspaceId> waiting;  // something waits there, or may
  std::set<std::pair<WorkspaceId, MemberId>> changed_members;
  TimeMs looked_at = 0;

  async::Pump pump;  // last: its step uses the rest
};

RoutingService::RoutingService(Store& store, PresenceBoard& board, async::asio::any_io_executor executor,
                               std::function<TimeMs()> clock, Log log)
    : impl_(std::make_shared<Impl>(store, board, std::move(executor), std::move(clock), std::move(log))) {
  board.on_change([weak = std::weak_ptr(impl_)](WorkspaceId workspace, MemberId, Presence) {
    const auto impl = weak.lock();
    if (!impl) return;
    impl->touch(workspace);
    impl->pump.wake();
  });
}

RoutingService::~RoutingService() = default;

async::Task<Status> RoutingService::start() {
  auto impl = impl_;
  const auto members =
      co_await read<std::vector<Member>>(impl->store, [](Tx& tx) -> Result<std::vector<Member>> {
        std::vector<Member> all;
        for (const Workspace& workspace : tx.workspaces().all()) {
          for (Member& member : tx.members().members(workspace.id)) all.push_back(std::move(member));
        }
        return all;
      });
  if (!members) co_return std::unexpected(members.error());
  for (const Member& member : *members) {
    impl->board.choose(member.workspace, member.id, chosen_by(member));
    impl->touch(member.workspace);
  }
  impl->pump.start();
  co_return Status{};
}

async::Task<void> RoutingService::stop() { co_await impl_->pump.stop(); }

void RoutingService::feed(const std::vector<Event>& events) {
  bool any = false;
  const std::lock_guard lock(impl_->mutex);
  for (const Event& event : events) {
    switch (event.type) {
      case EventType::member_changed:
        impl_->changed_members.emplace(event.workspace, MemberId{event.ref});
        break;
      case EventType::conversation_created:
        // Its own unit of work has assigned it where somebody was free.
        impl_->waiting.insert(event.workspace);
        continue;
      case EventType::conversation_updated:
        impl_->waiting.insert(event.workspace);
        // Where nobody could take anything, a round would change nothing; the next presence change makes one.
        if (!impl_->board.anyone_online(event.workspace)) continue;
        break;
      case EventType::team_changed:
        break;
      default:
        continue;
    }
    impl_->dirty.insert(event.workspace);
    any = true;
  }
  if (any) impl_->pump.wake();
}

async::Task<Result<int>> RoutingService::round(WorkspaceId workspace) {
  auto impl = impl_;
  auto done = co_await impl->round(workspace);
  if (!done) co_return std::unexpected(std::move(done.error()));
  co_return done->given;
}

async::Task<Status> RoutingService::choose_presence(WorkspaceId workspace, MemberId member,
                                                    Presence presence) {
  auto impl = impl_;
  auto stored = co_await write<void>(impl->store, [workspace, member, presence, now = now_ms()](Tx& tx) {
    return store_presence(tx, workspace, member, presence, now);
  });
  if (stored) co_await impl->refresh(workspace, member);
  co_return stored;
}

async::Task<Result<std::vector<std::pair<MemberId, int>>>> RoutingService::loads(WorkspaceId workspace) {
  using Loads = std::vector<std::pair<MemberId, int>>;
  co_return co_await read<Loads>(
      impl_->store, [workspace](Tx& tx) -> Result<Loads> { return tx.conversations().loads(workspace); });
}

PresenceBoard& RoutingService::board() { return impl_->board; }
Assigner& RoutingService::assigner() { return impl_->assigner; }
const WaitEstimates& RoutingService::waits() const { return impl_->waits; }
TimeMs RoutingService::now() const { return impl_->clock(); }

}  // namespace yingda
