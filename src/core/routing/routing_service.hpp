#pragma once
// Queues and assignment. A conversation that needs a person waits in its team's queue, first come first; it
// goes to the member of the team who is online, has free capacity and the least load (load / capacity, then
// the longest idle). With auto-accept he has it at once, otherwise it is offered to him for 30 s and then to
// the next. All that is lasting lies in the store and every decision is made and verified in the writer's
// transaction, so that nothing is assigned twice and a restart goes on where it was. Thread-safe.

#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "core/events.hpp"
#include "core/members/types.hpp"
#include "core/routing/presence_board.hpp"

namespace yingda {

class Store;
class Assigner;
class WaitEstimates;

class RoutingService {
 public:
  RoutingService(Store& store, PresenceBoard& board, async::asio::any_io_executor executor,
                 std::function<TimeMs()> clock = now_ms, Log log = {});
  ~RoutingService();  // after stop()
  RoutingService(const RoutingService&) = delete;
  RoutingService& operator=(const RoutingService&) = delete;

  // Loads what members chose and what is offered, assigns what waits, and begins to work in the background.
  async::Task<Status> start();
  // Ends the background work and returns when it has ended; what is fed or asked later starts none.
  async::Task<void> stop();
  // The store's events, from Store::on_events (writer's thread; returns at once).
  void feed(const std::vector<Event>& events);

  // One round for a workspace now: expired offers are withdrawn, what waits is assigned. Gives the number of
  // assignments. The background work calls it; tests too.
  async::Task<Result<int>> round(WorkspaceId workspace);

  // Stores what the member chose and tells everybody.
  async::Task<Status> choose_presence(WorkspaceId workspace, MemberId member, Presence presence);
  // Open conversations per member; members without any are absent.
  async::Task<Result<std::vector<std::pair<MemberId, int>>>> loads(WorkspaceId workspace);

  PresenceBoard& board();
  Assigner& assigner();  // core/routing/assigner.hpp, for units of work
  const WaitEstimates& waits() const;
  TimeMs now() const;  // by the clock that was given

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace yingda
