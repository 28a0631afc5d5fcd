#include "core/live/audience.hpp"

#include <algorithm>

namespace yingda::live {
namespace {

// What a workspace's consoles missed while they attach, or while the last one was away for a moment.
constexpr std::size_t kRecent = 1024;
// Pages without any console after which a workspace is no longer looked up.
constexpr int kForget = 100;

}  // namespace

Interest Audience::interest() const {
  const std::lock_guard lock(mutex_);
  Interest interest;
  for (const auto& [workspace, floor] : floors_) interest.consoles.insert(workspace);
  for (const auto& [key, widgets] : widgets_) {
    interest.channels.insert(key.channel);
    if (widgets.state.handled_by == Handler::queue && widgets.state.status == ConversationStatus::open) {
      interest.queued[widgets.channel.workspace].push_back(key);
    }
  }
  return interest;
}

Channel Audience::channel_of(const VisitorKey& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  return found == widgets_.end() ? Channel{} : found->second.channel;
}

void Audience::keep(Floor& floor, const std::shared_ptr<const LiveEvent>& event) {
  floor.recent.push_back(event);
  if (floor.recent.size() <= kRecent) return;
  floor.complete_after = floor.recent.front()->event.seq;
  floor.recent.pop_front();
}

void Audience::hand_out(const Interest& interest, const std::vector<std::shared_ptr<const LiveEvent>>& events,
                        std::int64_t end) {
  const std::lock_guard lock(mutex_);
  for (auto& [workspace, floor] : floors_) {
    // One that came while the page was looked up is complete from its end on.
    if (!floor.complete_after) floor.complete_after = interest.consoles.contains(workspace) ? cursor_ : end;
  }
  for (const auto& event : events) {
    const auto floor = floors_.find(event->event.workspace);
    if (floor == floors_.end() || !interest.consoles.contains(floor->first)) continue;
    keep(floor->second, event);
    for (auto& [id, console] : floor->second.consoles) {
      if (event->event.seq <= console.cursor) continue;
      console.cursor = event->event.seq;
      console.callback(event);
    }
  }
  cursor_ = std::max(cursor_, end);
  page_running_ = false;
  for (auto floor = floors_.begin(); floor != floors_.end();) {
    const bool idle = floor->second.consoles.empty() && ++floor->second.pages_without_console > kForget;
    floor = idle ? floors_.erase(floor) : std::next(floor);
  }
}

bool Audience::skip_when_nobody_listens(std::int64_t end) {
  const std::lock_guard lock(mutex_);
  if (!floors_.empty() || !widgets_.empty()) return false;
  cursor_ = std::max(cursor_, end);
  return true;
}

void Audience::hand_out(const VisitorKey& key, const PublicUpdate& update) {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  if (found == widgets_.end()) return;
  for (auto& [id, callback] : found->second.callbacks) callback(update);
}

void Audience::tell_state(const VisitorKey& key, const PublicState& state) {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  if (found == widgets_.end()) return;
  Widgets& widgets = found->second;
  ++widgets.told;
  const bool news = widgets.state != state;
  set_state(key, widgets, state);
  if (!news) return;
  for (auto& [id, callback] : widgets.callbacks) callback(state);
}

void Audience::set_state(const VisitorKey& key, Widgets& widgets, const PublicState& state) {
  widgets.state = state;
  if (state.conversation) visitor_of_[state.conversation] = key;
  set_due(key, widgets, state.hours_change);
}

void Audience::set_due(const VisitorKey& key, Widgets& widgets, std::optional<TimeMs> due) {
  if (widgets.due) due_.erase({*widgets.due, key});
  widgets.due = due;
  if (due) due_.emplace(*due, key);
}

std::vector<VisitorKey> Audience::outdated(TimeMs now, std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<VisitorKey> keys;
  for (const auto& [due, key] : due_) {
    if (due > now || keys.size() >= limit) break;
    keys.push_back(key);
  }
  return keys;
}

void Audience::outdate(WorkspaceId workspace) {
  const std::lock_guard lock(mutex_);
  for (auto& [key, widgets] : widgets_) {
    if (widgets.channel.workspace == workspace) set_due(key, widgets, TimeMs{0});
  }
}

void Audience::tell_presence(WorkspaceId workspace, const PresenceChanged& update) {
  const std::lock_guard lock(mutex_);
  const auto floor = floors_.find(workspace);
  if (floor == floors_.end()) return;
  for (auto& [id, console] : floor->second.consoles) console.callback(update);
}

std::int64_t Audience::add_console(WorkspaceId workspace, MemberId member, std::int64_t cursor,
                                   LiveHub::ConsoleCallback callback) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = floors_.try_emplace(workspace);
  Floor& floor = found->second;
  floor.pages_without_console = 0;
  if (is_new && !page_running_) floor.complete_after = cursor_;
  if (!floor.complete_after || cursor < *floor.complete_after) return 0;
  for (const auto& event : floor.recent) {
    if (event->event.seq <= cursor) continue;
    cursor = event->event.seq;
    callback(event);
  }
  const std::int64_t id = next_id_++;
  floor.consoles.emplace(id, Console{member, cursor, {}, std::move(callback)});
  return id;
}

void Audience::remove_console(WorkspaceId workspace, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const auto floor = floors_.find(workspace);
  if (floor == floors_.end()) return;
  const auto console = floor->second.consoles.find(id);
  if (console == floor->second.consoles.end()) return;
  const ConversationId viewed = console->second.viewing;
  floor->second.consoles.erase(console);
  if (viewed) tell_viewers(floor->second, viewed);
}

void Audience::set_viewing(WorkspaceId workspace, std::int64_t id, ConversationId conversation) {
  const std::lock_guard lock(mutex_);
  Floor& floor = floors_[workspace];
  const auto console = floor.consoles.find(id);
  if (console == floor.consoles.end()) return;
  const ConversationId before = std::exchange(console->second.viewing, conversation);
  if (before == conversation) return;
  if (before) tell_viewers(floor, before);
  if (conversation) tell_viewers(floor, conversation);
}

void Audience::tell_viewers(Floor& floor, ConversationId conversation) {
  std::set<MemberId> members;
  for (const auto& [id, console] : floor.consoles) {
    if (console.viewing == conversation) members.insert(console.member);
  }
  const Viewers viewers{conversation, {members.begin(), members.end()}};
  for (auto& [id, console] : floor.consoles) console.callback(viewers);
}

void Audience::agent_typing(WorkspaceId workspace, std::int64_t id, ConversationId conversation, bool on) {
  const std::lock_guard lock(mutex_);
  Floor& floor = floors_[workspace];
  const auto typist = floor.consoles.find(id);
  if (typist == floor.consoles.end()) return;
  const Typing typing{conversation, Author::agent, typist->second.member, on, {}};
  for (auto& [other, console] : floor.consoles) {
    if (other != id) console.callback(typing);
  }
  const auto key = visitor_of_.find(conversation);
  const auto widgets = key == visitor_of_.end() ? widgets_.end() : widgets_.find(key->second);
  if (widgets == widgets_.end() || widgets->second.channel.workspace != workspace) return;
  for (auto& [other, callback] : widgets->second.callbacks) callback(typing);
}

std::int64_t Audience::add_widget(const Channel& channel, const std::string& visitor,
                                  LiveHub::PublicCallback callback) {
  const std::lock_guard lock(mutex_);
  Widgets& widgets = widgets_[{channel.id, visitor}];
  widgets.channel = channel;
  const std::int64_t id = next_id_++;
  widgets.callbacks.emplace(id, std::move(callback));
  return id;
}

std::uint64_t Audience::states_told(const VisitorKey& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  return found == widgets_.end() ? 0 : found->second.told;
}

PublicState Audience::set_first_state(const VisitorKey& key, const PublicState& state,
                                      std::uint64_t told_before) {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  if (found == widgets_.end()) return state;
  if (found->second.told != told_before) return found->second.state;
  set_state(key, found->second, state);
  return state;
}

void Audience::remove_widget(const VisitorKey& key, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  if (found == widgets_.end()) return;
  found->second.callbacks.erase(id);
  if (!found->second.callbacks.empty()) return;
  std::erase_if(visitor_of_, [&key](const auto& item) { return item.second == key; });
  set_due(key, found->second, std::nullopt);
  widgets_.erase(found);
}

void Audience::customer_typing(const VisitorKey& key, bool on, std::string text) {
  const std::lock_guard lock(mutex_);
  const auto found = widgets_.find(key);
  if (found == widgets_.end() || !found->second.state.conversation) return;
  const auto floor = floors_.find(found->second.channel.workspace);
  if (floor == floors_.end()) return;
  const Typing typing{found->second.state.conversation, Author::customer, {}, on, std::move(text)};
  for (auto& [id, console] : floor->second.consoles) console.callback(typing);
}

std::int64_t Audience::cursor() const {
  const std::lock_guard lock(mutex_);
  return cursor_;
}

void Audience::begin_at(std::int64_t cursor) {
  const std::lock_guard lock(mutex_);
  cursor_ = cursor;
}

void Audience::begin_page() {
  const std::lock_guard lock(mutex_);
  page_running_ = true;
}

void Audience::abandon_page() {
  const std::lock_guard lock(mutex_);
  page_running_ = false;
  for (auto& [workspace, floor] : floors_) {
    if (!floor.complete_after) floor.complete_after = cursor_;
  }
}

std::pair<std::size_t, std::size_t> Audience::sizes() const {
  const std::lock_guard lock(mutex_);
  std::size_t consoles = 0;
  std::size_t widgets = 0;
  for (const auto& [workspace, floor] : floors_) consoles += floor.consoles.size();
  for (const auto& [key, one] : widgets_) widgets += one.callbacks.size();
  return {consoles, widgets};
}

}  // namespace yingda::live
