#include "world.hpp"

#include <stdlib.h>

#include "base/text.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::test {

BotReply SmallBot::respond(const Workspace&, const Channel&, const Conversation& conversation,
                           std::string_view text, bool has_attachment, TimeMs,
                           std::string_view channel_language, bool) {
  ++calls;
  if (meanwhile) meanwhile();
  BotReply reply;
  reply.language = channel_language.empty() ? "zh" : std::string(channel_language);
  int failures = conversation.bot_state.value("failures", 0);
  reply.meta = {{"kind", "answer"}};
  if (text.find("人工") != std::string_view::npos || text.find("person") != std::string_view::npos) {
    reply.handoff = HandoffReason::asked;
    reply.parts = {TextPart{"calling"}};
  } else if (text == "?") {
    ++failures;
    reply.parts = {TextPart{"not understood"}};
    if (failures == 2) reply.handoff = HandoffReason::not_understood;
  } else if (text.empty() && has_attachment) {
    reply.parts = {TextPart{"what is this about"}};
  } else {
    failures = 0;
    reply.parts = {TextPart{"answer to " + std::string(text)}};
  }
  reply.bot_state = {{"failures", failures}};
  reply.notes = notes({}, text, 0);
  return reply;
}

Json SmallBot::notes(const Workspace&, std::string_view text, TimeMs) {
  Json notes = Json::object();
  if (text.find("HJ") != std::string_view::npos)
    notes["entities"] = Json::array({{{"type", "order_number"}, {"value", text}}});
  if (text.find("急") != std::string_view::npos) notes["mood"] = "worried";
  return notes;
}

std::optional<Lesson> SmallBot::lesson(const Workspace&, EntryId entry, std::string_view text, TimeMs) {
  if (text == "?") return std::nullopt;
  return Lesson{entry, std::string(text), ascii_lower(text)};
}

Parts SmallBot::greeting(const Workspace&, const Channel& channel, std::string_view language) {
  return {TextPart{channel.settings.greeting.pick(language)}};
}

Json SmallBot::summarise(const Workspace&, const Conversation& conversation,
                         const std::vector<Message>& messages) {
  Json asked = Json::array();
  for (const Message& message : messages) {
    if (message.author == Author::customer) asked.push_back(plain_text(message.parts));
  }
  return {{"who", to_text(conversation.contact)},
          {"asked", asked},
          {"reason", to_text(conversation.handoff_reason)},
          {"message_count", messages.size()}};
}

Json SmallBot::rested(const Json& bot_state) {
  Json rested = bot_state.is_object() ? bot_state : Json::object();
  rested["failures"] = 0;
  return rested;
}

World::World() {
  // In memory where there is such a folder: what is tested is not how the disk keeps it.
  const std::filesystem::path in_memory = "/dev/shm";
  const auto parent = std::filesystem::exists(in_memory) ? in_memory : std::filesystem::temp_directory_path();
  std::string pattern = (parent / "yingda-core-XXXXXX").string();
  folder = ::mkdtemp(pattern.data());
  open();
  company = add_workspace("shop");
  team = add_team(company.id, "客服", {}, true);
  channel = add_channel(company.id, "shopkey0000000000000001");
}

World::~World() {
  close();
  std::filesystem::remove_all(folder);
}

void World::open() {
  storage::SqliteOptions options;
  options.folder = folder.string();
  store = std::move(storage::open_sqlite(options).value());
  runtime = std::make_unique<async::Runtime>(2);
  board = std::make_unique<PresenceBoard>();
  routing =
      std::make_unique<RoutingService>(*store, *board, runtime->executor(), [this] { return clock.load(); });
  inbox = std::make_unique<InboxService>(*store, bot, *routing);
  desk = std::make_unique<DeskService>(*store, bot, *routing);
  directory = std::make_unique<Directory>();
  hub = std::make_unique<LiveHub>(*store, *routing, *directory, runtime->executor());
  store->on_events([this](const std::vector<Event>& happened) {
    inbox->feed(happened);
    hub->feed(happened);
    if (background) routing->feed(happened);
    if (listener) listener(happened);
  });
  run(directory->load(*store)).value();
  run(hub->start()).value();
  if (background) run(routing->start()).value();
}

void World::close() {
  consoles_.clear();
  run(hub->stop());
  run(routing->stop());
  inbox->stop();
  store.reset();
  runtime->stop(true);
  hub.reset();
  desk.reset();
  inbox.reset();
  routing.reset();
  board.reset();
  runtime.reset();
}

void World::restart() {
  close();
  open();
}

void World::change(std::function<void(Tx&)> what) {
  run(write<void>(*store, [what](Tx& tx) -> Status {
    what(tx);
    return {};
  })).value();
}

Workspace World::add_workspace(const std::string& slug) {
  Workspace workspace;
  workspace.id = new_id<WorkspaceId>();
  workspace.slug = slug;
  workspace.name = slug;
  change([&](Tx& tx) { ASSERT_TRUE(tx.workspaces().insert(workspace)); });
  return workspace;
}

Member World::add_member(WorkspaceId workspace, const std::string& name, Role role, int capacity,
                         bool auto_accept) {
  Account account;
  account.id = new_id<AccountId>();
  account.email = name + "@example.com";
  account.name = name;
  Member member;
  member.id = new_id<MemberId>();
  member.workspace = workspace;
  member.account = account.id;
  member.name = name;
  member.role = role;
  member.capacity = capacity;
  member.auto_accept = auto_accept;
  change([&](Tx& tx) {
    ASSERT_TRUE(tx.members().insert_account(account));
    ASSERT_TRUE(tx.members().insert_member(member));
    for (Team one : tx.members().teams(workspace)) {
      if (!one.is_default) continue;
      one.members.push_back(member.id);
      tx.members().update_team(one);
      if (one.id == team.id) team = one;
    }
    Event event;
    event.workspace = workspace;
    event.type = EventType::member_changed;
    event.ref = member.id.value;
    tx.events().append(event);
  });
  return member;
}

Team World::add_team(WorkspaceId workspace, const std::string& name, std::vector<MemberId> members,
                     bool is_default) {
  Team made;
  made.id = new_id<TeamId>();
  made.workspace = workspace;
  made.name = name;
  made.members = std::move(members);
  made.is_default = is_default;
  change([&](Tx& tx) { tx.members().insert_team(made); });
  return made;
}

Channel World::add_channel(WorkspaceId workspace, const std::string& key) {
  Channel made;
  made.id = new_id<ChannelId>();
  made.workspace = workspace;
  made.key = key;
  made.name = "site";
  change([&](Tx& tx) { tx.channels().insert(made); });
  return made;
}

void World::save(const Channel& changed) {
  change([&](Tx& tx) { tx.channels().update(changed); });
  if (changed.id == channel.id) channel = changed;
}

void World::save(const Team& changed) {
  change([&](Tx& tx) { tx.members().update_team(changed); });
  if (changed.id == team.id) team = changed;
}

void World::come(const Member& member, Presence chosen) {
  run(routing->choose_presence(member.workspace, member.id, chosen)).value();
  consoles_[member.id] = board->connect(member.workspace, member.id);
}

void World::leave(const Member& member) {
  consoles_.erase(member.id);
  board->expire(now_ms() + 31'000);
}

Result<Receipt> World::say(const std::string& text, const std::string& visitor) {
  return send(channel, visitor, "m" + std::to_string(++next_message_), {TextPart{text}});
}

Result<Receipt> World::send(const Channel& to, const std::string& visitor, const std::string& id, Parts parts,
                            const std::string& language) {
  return run(inbox->receive(to, {visitor, id, std::move(parts), Json::object(), language}));
}

PublicState World::state(const std::string& visitor) { return run(inbox->state(channel, visitor)).value(); }

std::vector<Message> World::history(const std::string& visitor) {
  return run(inbox->history(channel, visitor, MessageId{}, MessageId{}, 200)).value().items;
}

DeskActor World::actor(const Member& member) const { return {member.workspace, member.id, member.name}; }

Conversation World::conversation(ConversationId id) {
  return look<Conversation>([this, id](Tx& tx) { return tx.conversations().find(company.id, id).value(); });
}

std::vector<Message> World::thread(ConversationId id) {
  return look<std::vector<Message>>(
      [this, id](Tx& tx) { return tx.conversations().messages_after(company.id, id, 0, 1000); });
}

int World::work(WorkspaceId workspace) { return run(routing->round(workspace)).value(); }

std::unique_ptr<LiveHub::ConsoleSubscription> World::open_console(const Member& member, std::int64_t cursor,
                                                                  Inbox<ConsoleUpdate>& heard, int limit) {
  for (;;) {
    const auto page = run(hub->replay(member.workspace, cursor, limit)).value();
    EXPECT_FALSE(page.reset);
    for (const auto& event : page.events) heard.put(event);
    cursor = page.cursor;
    if (!page.caught_up) continue;
    auto live = hub->attach_console(member.workspace, member.id, cursor,
                                    [&heard](ConsoleUpdate update) { heard.put(std::move(update)); });
    if (live) return live;
  }
}

std::vector<Event> World::events() {
  return look<std::vector<Event>>([](Tx& tx) { return tx.events().after(0, 100'000); });
}

std::vector<std::string> notices(const std::vector<Message>& messages) {
  std::vector<std::string> names;
  for (const Message& message : messages) {
    for (const Part& part : message.parts) {
      if (const auto* event = std::get_if<EventPart>(&part)) names.push_back(event->name);
    }
  }
  return names;
}

std::string text_of(const Message& message) { return plain_text(message.parts); }

}  // namespace yingda::test
