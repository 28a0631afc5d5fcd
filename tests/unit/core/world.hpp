#pragma once
// One company with its services on a real store in a folder of its own, and a small bot whose answers are
// easy to foresee.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "async/runtime.hpp"
#include "core/conversations/desk_service.hpp"
#include "core/conversations/inbox_service.hpp"
#include "core/conversations/responder.hpp"
#include "core/live/directory.hpp"
#include "core/live/hub.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/routing_service.hpp"
#include "core/store.hpp"
#include "core/store_await.hpp"

namespace yingda::test {

// "人工"/"person" asks for a person; "?" is not understood, twice in a row calls a person; everything else is
// answered.
class SmallBot final : public Responder {
 public:
  BotReply respond(const Workspace&, const Channel&, const Conversation& conversation, std::string_view text,
                   bool has_attachment, TimeMs, std::string_view, bool) override;
  // {"entities":[…]} of a text with "HJ" in it, "mood" worried with "急".
  Json notes(const Workspace&, std::string_view text, TimeMs) override;
  // Every text teaches itself but "?".
  std::optional<Lesson> lesson(const Workspace&, EntryId entry, std::string_view text, TimeMs) override;
  Parts greeting(const Workspace&, const Channel& channel, std::string_view language) override;
  Json summarise(const Workspace&, const Conversation& conversation,
                 const std::vector<Message>& messages) override;
  Json rested(const Json& bot_state) override;

  std::atomic<int> calls = 0;
  // Called in respond(), while the unit of work is being prepared: for races made on purpose.
  std::function<void()> meanwhile;
};

// 2026-01-07, a Wednesday, 10:00 in Shanghai.
inline constexpr TimeMs kWednesdayTen = 1767751200000;
inline constexpr TimeMs kHour = 3'600'000;

template <class Update>
class Inbox;

class World {
 public:
  World();
  ~World();

  // Closes everything and opens it again on the same folder, as after a crash or restart.
  void restart();

  template <class T>
  T run(async::Task<T> task) {
    return boost::asio::co_spawn(runtime->executor(), std::move(task), boost::asio::use_future).get();
  }
  // In a read transaction.
  template <class T>
  T look(std::function<T(Tx&)> what) {
    return run(read<T>(*store, [what](Tx& tx) -> Result<T> { return what(tx); })).value();
  }
  void change(std::function<void(Tx&)> what);

  // Setting the stage; all of it in the default company unless said otherwise.
  Workspace add_workspace(const std::string& slug);
  Member add_member(WorkspaceId workspace, const std::string& name, Role role = Role::agent, int capacity = 5,
                    bool auto_accept = true);
  Team add_team(WorkspaceId workspace, const std::string& name, std::vector<MemberId> members,
                bool is_default = false);
  Channel add_channel(WorkspaceId workspace, const std::string& key);
  void save(const Channel& channel);
  void save(const Team& team);
  // With an open console.
  void come(const Member& member, Presence chosen = Presence::online);
  void leave(const Member& member);

  // The customer's side.
  Result<Receipt> say(const std::string& text, const std::string& visitor = "v1");
  Result<Receipt> send(const Channel& channel, const std::string& visitor, const std::string& id, Parts parts,
                       const std::string& language = "zh");
  PublicState state(const std::string& visitor = "v1");
  std::vector<Message> history(const std::string& visitor = "v1");
  // The agents' side.
  DeskActor actor(const Member& member) const;
  Conversation conversation(ConversationId id);
  std::vector<Message> thread(ConversationId id);  // all messages, notes too
  int work(WorkspaceId workspace);                 // one round of assignment
  // As a console does: replays until it is caught up, then follows live. The hub may refuse to attach while
  // it looks a page up, so that a single attempt would now and then hear nothing.
  std::unique_ptr<LiveHub::ConsoleSubscription> open_console(const Member& member, std::int64_t cursor,
                                                             Inbox<ConsoleUpdate>& heard, int limit = 200);

  void advance(TimeMs ms) { clock += ms; }

  std::filesystem::path folder;
  std::atomic<TimeMs> clock = kWednesdayTen;
  SmallBot bot;
  std::unique_ptr<async::Runtime> runtime;
  std::unique_ptr<Store> store;
  std::unique_ptr<PresenceBoard> board;
  std::unique_ptr<RoutingService> routing;
  std::unique_ptr<InboxService> inbox;
  std::unique_ptr<DeskService> desk;
  std::unique_ptr<Directory> directory;
  std::unique_ptr<LiveHub> hub;
  std::function<void(const std::vector<Event>&)> listener;  // also told of events, where it is set
  bool background = false;  // whether routing works by itself; tests that count rounds leave it off

  Workspace company;
  Team team;
  Channel channel;
  std::vector<Event> events();  // all of the stream

 private:
  void open();
  void close();
  int next_message_ = 0;
  std::map<MemberId, PresenceBoard::Connection> consoles_;
};

// The notices in a thread, in order: "handed_over", "assigned" …
std::vector<std::string> notices(const std::vector<Message>& messages);
std::string text_of(const Message& message);

// Updates that come from other threads.
template <class Update>
class Inbox {
 public:
  void put(Update update) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(update));
    changed_.notify_all();
  }
  // Waits until `enough` says so of all that came; fails the test after 20 s.
  std::vector<Update> wait(const std::function<bool(const std::vector<Update>&)>& enough) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(20), [&] { return enough(all_); }));
    return all_;
  }
  std::vector<Update> all() {
    const std::lock_guard lock(mutex_);
    return all_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Update> all_;
};

}  // namespace yingda::test
