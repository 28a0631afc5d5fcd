#include "core/live/hub.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

#include "async/pump.hpp"
#include "core/live/audience.hpp"
#include "core/live/directory.hpp"
#include "core/routing/routing_service.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

using live::Audience;
using live::Interest;
using live::VisitorKey;

constexpr int kPage = 256;
// Also how late a widget may hear that hours begin or end: what is due is compared with the clock that often,
// in memory. A timer set for the moment itself would be wrong after the clock is set or the machine sleeps.
constexpr std::chrono::seconds kLookAnyway{1};
constexpr std::size_t kStatesAtOnce = 256;

using States = std::vector<std::pair<VisitorKey, PublicState>>;

// A page of the stream, looked up.
struct Page {
  Interest interest;
  std::int64_t end = 0;
  bool more = false;
  std::vector<std::shared_ptr<const LiveEvent>> console_events;
  std::vector<std::pair<VisitorKey, PublicUpdate>> messages;
  States states;
  std::set<WorkspaceId> teams_changed;
};

bool changes_people(EventType type) {
  return type == EventType::member_changed || type == EventType::team_changed ||
         type == EventType::channel_changed || type == EventType::workspace_changed;
}

// Those of them who are still there, as the snapshot has them.
States read_states(Tx& tx, const Audience& audience, const RoutingService& routing,
                   const std::vector<VisitorKey>& keys) {
  States states;
  for (const VisitorKey& key : keys) {
    const Channel channel = audience.channel_of(key);
    if (!channel.id) continue;
    states.emplace_back(key, public_state(tx, channel, key.visitor, routing.now(), routing.waits()));
  }
  return states;
}

// Looks a page up; runs on a reader of the store.
class PageBuilder {
 public:
  PageBuilder(Tx& tx, Audience& audience, RoutingService& routing, Directory& directory)
      : tx_(tx), audience_(audience), routing_(routing), directory_(directory) {}

  Page build(std::int64_t after) {
    const auto events = tx_.events().after(after, kPage);
    // Who is asked after the snapshot was taken: whoever comes later reads a newer one himself.
    page_.interest = audience_.interest();
    page_.end = events.empty() ? after : events.back().seq;
    page_.more = events.size() == static_cast<std::size_t>(kPage);
    for (const Event& event : events) add(event);
    for (const WorkspaceId workspace : people_changed_) directory_.reload(tx_, workspace);
    page_.states = read_states(tx_, audience_, routing_, {touched_.begin(), touched_.end()});
    return std::move(page_);
  }

 private:
  void add(const Event& event) {
    if (changes_people(event.type)) people_changed_.insert(event.workspace);
    if (event.type == EventType::team_changed) page_.teams_changed.insert(event.workspace);
    const bool for_consoles = page_.interest.consoles.contains(event.workspace);
    const bool for_widgets = event.conversation && !page_.interest.channels.empty();
    if (!for_consoles && !for_widgets) return;
    auto resolved = live::resolve(tx_, event);
    if (for_widgets) add_for_widgets(*resolved);
    if (for_consoles) page_.console_events.push_back(std::move(resolved));
  }

  void add_for_widgets(const LiveEvent& event) {
    if (event.event.type == EventType::conversation_updated) {
      const auto queued = page_.interest.queued.find(event.event.workspace);
      if (queued != page_.interest.queued.end())
        touched_.insert(queued->second.begin(), queued->second.end());
    }
    if (!event.conversation || !page_.interest.channels.contains(event.conversation->channel)) return;
    std::shared_ptr<const Message> message;
    if (event.message && event.message->author != Author::note) {
      message = std::make_shared<const Message>(*event.message);
    }
    const bool updated = event.event.type == EventType::message_updated;
    for (VisitorKey& key : live::visitors_of(tx_, *event.conversation)) {
      if (message) page_.messages.emplace_back(key, PublicMessageUpdate{message, updated});
      touched_.insert(std::move(key));
    }
  }

  Tx& tx_;
  Audience& audience_;
  RoutingService& routing_;
  Directory& directory_;
  Page page_;
  std::set<WorkspaceId> people_changed_;
  std::set<VisitorKey> touched_;
};

}  // namespace

struct LiveHub::Impl {
  Impl(Store& the_store, RoutingService& the_routing, Directory& the_directory,
       async::asio::any_io_executor executor, Log the_log)
      : store(the_store),
        routing(the_routing),
        directory(the_directory),
        log(the_log),
        pump(std::move(executor), "live", kLookAnyway, [this] { return step(); }, std::move(the_log)) {}

  async::Task<void> step() {
    for (bool more = true; more;) {
      const std::int64_t end = committed.load();
      const bool nothing_new = end <= audience.cursor();
      more = !nothing_new && !skip(end) && co_await hand_out_page();
    }
    co_await tell_hours();
    co_await tell_presence();
  }

  // A server without open consoles and widgets need not read what nobody is told.
  bool skip(std::int64_t end) {
    if (people_changed.load()) return false;
    return audience.skip_when_nobody_listens(end);
  }

  // Whether there is more.
  async::Task<bool> hand_out_page() {
    const std::int64_t after = audience.cursor();
    people_changed = false;  // the page will have it, or it comes after the page and is set again
    audience.begin_page();
    auto page = co_await read<Page>(store, [this, after](Tx& tx) -> Result<Page> {
      return PageBuilder(tx, audience, routing, directory).build(after);
    });
    if (!page) {
      audience.abandon_page();
      people_changed = true;
      log.warn("live updates are late", {{"code", page.error().code}});
      co_return false;
    }
    for (const auto& [key, update] : page->messages) audience.hand_out(key, update);
    for (const auto& [key, state] : page->states) audience.tell_state(key, state);
    for (const WorkspaceId workspace : page->teams_changed) audience.outdate(workspace);
    audience.hand_out(page->interest, page->console_events, page->end);
    co_return page->more || committed.load() > page->end;
  }

  // The states that the clock, or a change of the hours, has made wrong.
  async::Task<void> tell_hours() {
    for (;;) {
      const auto keys = audience.outdated(routing.now(), kStatesAtOnce);
      if (keys.empty()) co_return;
      const auto states = co_await read<States>(
          store, [this, keys](Tx& tx) -> Result<States> { return read_states(tx, audience, routing, keys); });
      if (!states) {
        log.warn("states are told late", {{"code", states.error().code}});
        co_return;
      }
      for (const auto& [key, state] : *states) audience.tell_state(key, state);
    }
  }

  async::Task<void> tell_presence() {
    std::set<std::pair<WorkspaceId, MemberId>> changed;
    {
      const std::lock_guard lock(mutex);
      changed.swap(presences);
    }
    const auto watched = audience.interest().consoles;
    for (const auto& [workspace, member] : changed) {
      if (!watched.contains(workspace)) continue;
      const auto loads = co_await routing.loads(workspace);
      PresenceChanged update{member, routing.board().effective(member), 0};
      for (const auto& [who, load] : loads.value_or(std::vector<std::pair<MemberId, int>>{})) {
        if (who == member) update.load = load;
      }
      audience.tell_presence(workspace, update);
    }
  }

  Store& store;
  RoutingService& routing;
  Directory& directory;
  const Log log;
  Audience audience;
  std::atomic<std::int64_t> committed = 0;
  std::atomic<bool> people_changed = false;  // the directory must follow, whoever listens
  std::mutex mutex;
  std::set<std::pair<WorkspaceId, MemberId>> presences;  // changed, not yet told
  async::Pump pump;                                      // last: its step uses the rest
};

namespace {

class Console final : public LiveHub::ConsoleSubscription {
 public:
  Console(std::shared_ptr<Audience> audience, WorkspaceId workspace, std::int64_t id,
          PresenceBoard::Connection connection)
      : audience_(std::move(audience)), workspace_(workspace), id_(id), connection_(std::move(connection)) {}
  ~Console() override { audience_->remove_console(workspace_, id_); }
  void viewing(ConversationId conversation) override {
    audience_->set_viewing(workspace_, id_, conversation);
  }
  void typing(ConversationId conversation, bool on) override {
    audience_->agent_typing(workspace_, id_, conversation, on);
  }

 private:
  std::shared_ptr<Audience> audience_;
  WorkspaceId workspace_;
  std::int64_t id_;
  PresenceBoard::Connection connection_;
};

class Widget final : public LiveHub::PublicSubscription {
 public:
  Widget(std::shared_ptr<Audience> audience, VisitorKey key, std::int64_t id)
      : audience_(std::move(audience)), key_(std::move(key)), id_(id) {}
  ~Widget() override { audience_->remove_widget(key_, id_); }
  void typing(bool on, std::string text) override { audience_->customer_typing(key_, on, std::move(text)); }

 private:
  std::shared_ptr<Audience> audience_;
  VisitorKey key_;
  std::int64_t id_;
};

}  // namespace

LiveHub::LiveHub(Store& store, RoutingService& routing, Directory& directory,
                 async::asio::any_io_executor executor, Log log)
    : impl_(std::make_shared<Impl>(store, routing, directory, std::move(executor), std::move(log))) {
  routing.board().on_change([weak = std::weak_ptr(impl_)](WorkspaceId workspace, MemberId member, Presence) {
    const auto impl = weak.lock();
    if (!impl) return;
    {
      const std::lock_guard lock(impl->mutex);
      impl->presences.emplace(workspace, member);
    }
    impl->pump.wake();
  });
}

LiveHub::~LiveHub() = default;

async::Task<Status> LiveHub::start() {
  auto impl = impl_;
  const auto last = co_await read<std::int64_t>(
      impl->store, [](Tx& tx) -> Result<std::int64_t> { return tx.events().last_seq(); });
  if (!last) co_return std::unexpected(last.error());
  impl->audience.begin_at(*last);
  impl->pump.start();
  co_return Status{};
}

async::Task<void> LiveHub::stop() { co_await impl_->pump.stop(); }

void LiveHub::feed(const std::vector<Event>& events) {
  if (events.empty()) return;
  const bool people =
      std::any_of(events.begin(), events.end(), [](const Event& one) { return changes_people(one.type); });
  if (people) impl_->people_changed = true;
  impl_->committed.store(events.back().seq);
  impl_->pump.wake();
}

std::int64_t LiveHub::cursor() const { return impl_->audience.cursor(); }

async::Task<Result<ReplayPage>> LiveHub::replay(WorkspaceId workspace, std::int64_t cursor, int limit) {
  co_return co_await read<ReplayPage>(impl_->store, [workspace, cursor, limit](Tx& tx) -> Result<ReplayPage> {
    return live::replay(tx, workspace, cursor, limit);
  });
}

std::unique_ptr<LiveHub::ConsoleSubscription> LiveHub::attach_console(WorkspaceId workspace, MemberId member,
                                                                      std::int64_t cursor,
                                                                      ConsoleCallback callback) {
  const std::int64_t id = impl_->audience.add_console(workspace, member, cursor, std::move(callback));
  if (id == 0) return nullptr;
  std::shared_ptr<Audience> audience(impl_, &impl_->audience);
  return std::make_unique<Console>(std::move(audience), workspace, id,
                                   impl_->routing.board().connect(workspace, member));
}

async::Task<Result<LiveHub::PublicAttachment>> LiveHub::attach_public(Channel channel, std::string visitor_id,
                                                                      PublicCallback callback) {
  auto impl = impl_;
  const VisitorKey key{channel.id, visitor_id};
  const std::int64_t id = impl->audience.add_widget(channel, visitor_id, std::move(callback));
  auto subscription = std::make_unique<Widget>(std::shared_ptr<Audience>(impl, &impl->audience), key, id);
  const std::uint64_t told = impl->audience.states_told(key);
  auto state = co_await read<PublicState>(
      impl->store,
      [impl, channel = std::move(channel), visitor = std::move(visitor_id)](Tx& tx) -> Result<PublicState> {
        return public_state(tx, channel, visitor, impl->routing.now(), impl->routing.waits());
      });
  if (!state) co_return std::unexpected(std::move(state.error()));
  PublicAttachment attachment;
  attachment.state = impl->audience.set_first_state(key, *state, told);
  attachment.subscription = std::move(subscription);
  co_return std::move(attachment);
}

LiveHub::Stats LiveHub::stats() const {
  const auto [consoles, widgets] = impl_->audience.sizes();
  const std::int64_t cursor = impl_->audience.cursor();
  return {consoles, widgets, cursor, std::max<std::int64_t>(impl_->committed.load() - cursor, 0)};
}

}  // namespace yingda
