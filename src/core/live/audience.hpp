#pragma once
// Who listens: the consoles of each workspace and the widgets of each visitor. Used by LiveHub only; one lock
// for all, held while callbacks run, so that nobody is called after he left and everybody sees one order.

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/live/hub.hpp"
#include "core/live/resolve.hpp"

namespace yingda::live {

// What a page of the stream is looked up for.
struct Interest {
  std::set<WorkspaceId> consoles;
  std::set<ChannelId> channels;
  // Widgets that wait in a queue of these workspaces: their place changes with other conversations.
  std::map<WorkspaceId, std::vector<VisitorKey>> queued;
};

class Audience {
 public:
  Interest interest() const;
  Channel channel_of(const VisitorKey& key) const;  // empty id when nobody listens there

  // A page has been looked up with `interest` up to `end`; its events follow.
  void hand_out(const Interest& interest, const std::vector<std::shared_ptr<const LiveEvent>>& events,
                std::int64_t end);
  void hand_out(const VisitorKey& key, const PublicUpdate& update);
  void tell_state(const VisitorKey& key, const PublicState& state);  // when it is news
  // Visitors whose state may be another one by `now`, without any event, at most `limit`: each of them until
  // tell_state() is called for him.
  std::vector<VisitorKey> outdated(TimeMs now, std::size_t limit) const;
  // The hours may have changed: the states of all visitors of the workspace are outdated.
  void outdate(WorkspaceId workspace);
  void tell_presence(WorkspaceId workspace, const PresenceChanged& update);

  // 0 when the events after `cursor` are not all held; then another page must be replayed.
  std::int64_t add_console(WorkspaceId workspace, MemberId member, std::int64_t cursor,
                           LiveHub::ConsoleCallback callback);
  void remove_console(WorkspaceId workspace, std::int64_t id);
  void set_viewing(WorkspaceId workspace, std::int64_t id, ConversationId conversation);
  void agent_typing(WorkspaceId workspace, std::int64_t id, ConversationId conversation, bool on);

  std::int64_t add_widget(const Channel& channel, const std::string& visitor,
                          LiveHub::PublicCallback callback);
  // The state as it was read, unless a newer one has been told already; gives the one that holds.
  PublicState set_first_state(const VisitorKey& key, const PublicState& state, std::uint64_t told_before);
  std::uint64_t states_told(const VisitorKey& key) const;
  void remove_widget(const VisitorKey& key, std::int64_t id);
  void customer_typing(const VisitorKey& key, bool on, std::string text);

  std::int64_t cursor() const;
  void begin_at(std::int64_t cursor);
  // Goes on behind `end` without looking anything up, where nobody would be told; false when somebody
  // listens.
  bool skip_when_nobody_listens(std::int64_t end);
  void begin_page();    // a page is being looked up from now on, until hand_out or
  void abandon_page();  // it failed
  std::pair<std::size_t, std::size_t> sizes() const;  // consoles, widgets

 private:
  struct Console {
    MemberId member;
    std::int64_t cursor = 0;  // events up to here are known to it
    ConversationId viewing;
    LiveHub::ConsoleCallback callback;
  };
  struct Floor {
    std::map<std::int64_t, Console> consoles;
    std::deque<std::shared_ptr<const LiveEvent>> recent;
    // Events after this one are in `recent`; unset while a page is looked up that does not ask for this
    // workspace.
    std::optional<std::int64_t> complete_after;
    int pages_without_console = 0;
  };
  struct Widgets {
    Channel channel;
    PublicState state;
    std::uint64_t told = 0;     // states told so far
    std::optional<TimeMs> due;  // as in due_
    std::map<std::int64_t, LiveHub::PublicCallback> callbacks;
  };

  void set_state(const VisitorKey& key, Widgets& widgets, const PublicState& state);
  void set_due(const VisitorKey& key, Widgets& widgets, std::optional<TimeMs> due);
  void tell_viewers(Floor& floor, ConversationId conversation);
  void keep(Floor& floor, const std::shared_ptr<const LiveEvent>& event);

  mutable std::mutex mutex_;
  std::int64_t next_id_ = 1;
  std::int64_t cursor_ = 0;
  bool page_running_ = false;
  std::map<WorkspaceId, Floor> floors_;
  std::map<VisitorKey, Widgets> widgets_;
  std::map<ConversationId, VisitorKey> visitor_of_;
  std::set<std::pair<TimeMs, VisitorKey>> due_;  // when states become outdated
};

}  // namespace yingda::live
