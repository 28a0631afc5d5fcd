#pragma once
// Live updates for open consoles and widgets. The hub follows the event stream in the store by its own
// cursor, a page at a time (what it holds is bounded), looks up what each event refers to and hands it to
// whom it concerns, in order of seq. Thread-safe. Callbacks come from any thread, one at a time; they must
// not block and must not call the hub nor destroy a subscription: they put the update into the connection's
// bounded queue (and close the connection when that is full).
//
// A console:                                            A widget:
//   cursor = asked, or hub.cursor();                      attached = co_await hub.attach_public(channel,
//   visitor, callback); for (;;) {                                            page by page: co_await
//   inbox.history(channel, visitor, after, …);
//     page = co_await hub.replay(workspace, cursor);      send hello with attached->state, then what the
//     callback queued if (page->reset) tell {"reset"};                    meanwhile (without message ids that
//     the replay has sent). send page->events; cursor = page->cursor; if (page->caught_up && (subscription =
//     hub.attach_console(…, cursor, callback))) break;
//   }

#include <boost/asio/any_io_executor.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "core/channels/types.hpp"
#include "core/live/updates.hpp"

namespace yingda {

class Directory;
class RoutingService;
class Store;

struct ReplayPage {
  std::vector<std::shared_ptr<const LiveEvent>> events;  // ascending by seq
  std::int64_t cursor = 0;                               // go on from here
  bool caught_up = false;                                // nothing came after `cursor` when it was read
  bool reset = false;  // the asked cursor is too old or unknown: load everything anew, go on from `cursor`
};

class LiveHub {
 public:
  using ConsoleCallback = std::function<void(ConsoleUpdate)>;
  using PublicCallback = std::function<void(PublicUpdate)>;

  LiveHub(Store& store, RoutingService& routing, Directory& directory, async::asio::any_io_executor executor,
          Log log = {});
  ~LiveHub();  // after stop()
  LiveHub(const LiveHub&) = delete;
  LiveHub& operator=(const LiveHub&) = delete;

  // Begins at the end of the stream.
  async::Task<Status> start();
  async::Task<void> stop();
  // The store's events, from Store::on_events (writer's thread; returns at once).
  void feed(const std::vector<Event>& events);

  // The last event that has been handed out; where a console without a cursor begins.
  std::int64_t cursor() const;
  async::Task<Result<ReplayPage>> replay(WorkspaceId workspace, std::int64_t cursor, int limit = 200);

  // One open console, from its attachment until the handle is destroyed (no callback comes after the
  // destructor has returned). It also is the member's connection on the presence board.
  class ConsoleSubscription {
   public:
    virtual ~ConsoleSubscription() = default;
    // The conversation that is open in this console; 0 = none.
    virtual void viewing(ConversationId conversation) = 0;
    // Told to the customer and to colleagues.
    virtual void typing(ConversationId conversation, bool on) = 0;
  };
  // All events after `cursor`, without gap or repetition; those that are known already come from within the
  // call. Null when the hub does not hold them all any more: replay another page first.
  std::unique_ptr<ConsoleSubscription> attach_console(WorkspaceId workspace, MemberId member,
                                                      std::int64_t cursor, ConsoleCallback callback);

  class PublicSubscription {
   public:
    virtual ~PublicSubscription() = default;
    // Told to the consoles; `text` is what has been written so far.
    virtual void typing(bool on, std::string text) = 0;
  };
  struct PublicAttachment {
    std::unique_ptr<PublicSubscription> subscription;
    PublicState state;  // read after the subscription began
  };
  // The visitor's messages and states from now on, from any tab, agent or bot.
  async::Task<Result<PublicAttachment>> attach_public(Channel channel, std::string visitor_id,
                                                      PublicCallback callback);

  struct Stats {
    std::size_t consoles = 0, widgets = 0;
    std::int64_t cursor = 0, lag = 0;  // lag: events committed but not yet handed out
  };
  Stats stats() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace yingda
