#pragma once
// Who is there now: console connections and what each member chose. In memory; after a restart the consoles
// connect again. Thread-safe; no call blocks.

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "core/members/types.hpp"

namespace yingda {

class PresenceBoard {
 public:
  using Listener = std::function<void(WorkspaceId, MemberId, Presence effective)>;

  // A member counts as connected for `grace` after his last connection ended.
  explicit PresenceBoard(std::chrono::milliseconds grace = std::chrono::seconds(30));
  ~PresenceBoard();
  PresenceBoard(const PresenceBoard&) = delete;
  PresenceBoard& operator=(const PresenceBoard&) = delete;

  // One open console; ends when the handle is destroyed (which may outlive the board).
  class Connection {
   public:
    Connection() = default;
    explicit Connection(std::function<void()> end) : end_(std::move(end)) {}
    Connection(Connection&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
    Connection& operator=(Connection&& other) noexcept {
      if (this != &other) {
        close();
        end_ = std::exchange(other.end_, nullptr);
      }
      return *this;
    }
    ~Connection() { close(); }
    void close() {
      if (auto end = std::exchange(end_, nullptr)) end();
    }

   private:
    std::function<void()> end_;
  };
  Connection connect(WorkspaceId workspace, MemberId member);

  // What the member chose (Member::presence); `offline` for one who is not active. Kept up to date from the
  // event stream.
  void choose(WorkspaceId workspace, MemberId member, Presence chosen);

  // `chosen` while connected, otherwise offline.
  Presence effective(MemberId member) const;
  bool anyone_online(WorkspaceId workspace) const;
  // The longer ago, the more idle; 0 = never had a conversation.
  TimeMs last_assigned(MemberId member) const;
  void note_assigned(MemberId member, TimeMs now);

  // Called after each change of an effective presence, on the thread that made it, without locks held. Must
  // not block.
  void on_change(Listener listener);
  // Ends graces that are over; called about once a second.
  void expire(TimeMs now);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace yingda
