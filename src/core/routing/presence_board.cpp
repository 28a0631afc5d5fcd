#include "core/routing/presence_board.hpp"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace yingda {
namespace {

struct Seat {
  WorkspaceId workspace;
  Presence chosen = Presence::offline;
  int connections = 0;
  bool grace = false;  // the last connection ended at `left_at`, but the member still counts as connected
  TimeMs left_at = 0;
  Presence told = Presence::offline;
  TimeMs last_assigned = 0;

  Presence effective() const { return connections > 0 || grace ? chosen : Presence::offline; }
};

struct Change {
  WorkspaceId workspace;
  MemberId member;
  Presence effective = Presence::offline;
};

}  // namespace

struct PresenceBoard::State {
  explicit State(std::chrono::milliseconds wanted) : grace_ms(wanted.count()) {}

  // With the lock held: notes a change that listeners have not been told.
  void note(MemberId member, Seat& seat, std::vector<Change>& changes) {
    if (seat.told == seat.effective()) return;
    seat.told = seat.effective();
    changes.push_back({seat.workspace, member, seat.told});
  }

  // Without the lock.
  void tell(const std::vector<Change>& changes) {
    if (changes.empty()) return;
    std::vector<Listener> now;
    {
      const std::lock_guard lock(mutex);
      now = listeners;
    }
    for (const Change& change : changes) {
      for (const Listener& listener : now) listener(change.workspace, change.member, change.effective);
    }
  }

  void disconnect(MemberId member) {
    std::vector<Change> changes;
    {
      const std::lock_guard lock(mutex);
      Seat& seat = seats[member];
      if (--seat.connections == 0) {
        seat.grace = grace_ms > 0;
        seat.left_at = now_ms();
      }
      note(member, seat, changes);
    }
    tell(changes);
  }

  const TimeMs grace_ms;
  mutable std::mutex mutex;
  std::unordered_map<MemberId, Seat> seats;
  std::vector<Listener> listeners;
};

PresenceBoard::PresenceBoard(std::chrono::milliseconds grace) : state_(std::make_shared<State>(grace)) {}
PresenceBoard::~PresenceBoard() = default;

PresenceBoard::Connection PresenceBoard::connect(WorkspaceId workspace, MemberId member) {
  std::vector<Change> changes;
  {
    const std::lock_guard lock(state_->mutex);
    Seat& seat = state_->seats[member];
    seat.workspace = workspace;
    ++seat.connections;
    seat.grace = false;
    state_->note(member, seat, changes);
  }
  state_->tell(changes);
  return Connection([board = std::weak_ptr(state_), member] {
    if (const auto state = board.lock()) state->disconnect(member);
  });
}

void PresenceBoard::choose(WorkspaceId workspace, MemberId member, Presence chosen) {
  std::vector<Change> changes;
  {
    const std::lock_guard lock(state_->mutex);
    Seat& seat = state_->seats[member];
    seat.workspace = workspace;
    seat.chosen = chosen;
    state_->note(member, seat, changes);
  }
  state_->tell(changes);
}

Presence PresenceBoard::effective(MemberId member) const {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->seats.find(member);
  return found == state_->seats.end() ? Presence::offline : found->second.effective();
}

bool PresenceBoard::anyone_online(WorkspaceId workspace) const {
  const std::lock_guard lock(state_->mutex);
  return std::any_of(state_->seats.begin(), state_->seats.end(), [workspace](const auto& item) {
    return item.second.workspace == workspace && item.second.effective() == Presence::online;
  });
}

TimeMs PresenceBoard::last_assigned(MemberId member) const {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->seats.find(member);
  return found == state_->seats.end() ? 0 : found->second.last_assigned;
}

void PresenceBoard::note_assigned(MemberId member, TimeMs now) {
  const std::lock_guard lock(state_->mutex);
  state_->seats[member].last_assigned = now;
}

void PresenceBoard::on_change(Listener listener) {
  const std::lock_guard lock(state_->mutex);
  state_->listeners.push_back(std::move(listener));
}

void PresenceBoard::expire(TimeMs now) {
  std::vector<Change> changes;
  {
    const std::lock_guard lock(state_->mutex);
    for (auto& [member, seat] : state_->seats) {
      if (!seat.grace || now < seat.left_at + state_->grace_ms) continue;
      seat.grace = false;
      state_->note(member, seat, changes);
    }
  }
  state_->tell(changes);
}

}  // namespace yingda
