#pragma once
// Conversations: lists, queues, loads and counts.

#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class ConversationContract : public StoreContract {
 protected:
  // Another conversation of the tenant's contact; `at` is its last message.
  Conversation add(const Tenant& t, TimeMs at, std::function<void(Conversation&)> change = {}) {
    Conversation c = t.conversation;
    c.id = new_id<ConversationId>();
    c.created_at = c.last_message_at = at;
    if (change) change(c);
    write([&](Tx& tx) { tx.conversations().insert(c); });
    return c;
  }
  std::vector<std::int64_t> list(const Tenant& t, const ConversationFilter& filter,
                                 std::optional<ConversationCursor> before = {}, int limit = 100) {
    return ids_of(
        read([&](Tx& tx) { return tx.conversations().list(t.workspace.id, filter, before, limit); }));
  }
};

TEST_P(ConversationContract, KeepsEveryField) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  Conversation c = a.conversation;
  c.status = ConversationStatus::resolved;
  c.handler = Handler::human;
  c.level = Level::expert;
  c.team = a.team.id;
  c.assignee = a.member.id;
  c.accepted = false;
  c.handoff_reason = HandoffReason::not_understood;
  c.language = "en";
  c.mood = Mood::angry;
  c.bot_state = {{"failures", 2}, {"词", {"退货"}}};
  c.summary = {{"asked", "运费"}};
  c.last_seq = 7;
  c.last_text = "谢谢 👍";
  c.last_author = Author::agent;
  c.last_message_at = 2'000;
  c.queued_at = 1'500;
  c.waiting_since = 1'600;
  c.customer_delivered_seq = 6;
  c.customer_read_seq = 5;
  c.agent_read_seq = 4;
  c.unread = 3;
  c.rating = {5, "很好"};
  c.resolved_at = 3'000;
  c.customer_at = 2'500;
  c.version = 9;
  write([&](Tx& tx) { tx.conversations().update(c); });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.conversations().find(a.workspace.id, c.id); })), show(c));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.conversations().find(b.workspace.id, c.id); }));
}

TEST_P(ConversationContract, FindsTheCurrentOneOrOneToReopen) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const auto current = [&](const Tenant& t, TimeMs reopen_after) {
    const auto found = read([&](Tx& tx) {
      return tx.conversations().current(t.workspace.id, a.channel.id, a.contact.id, reopen_after);
    });
    return found ? found->id.value : 0;
  };
  EXPECT_EQ(current(a, 0), a.conversation.id.value);
  EXPECT_EQ(current(b, 0), 0) << "another tenant's";
  const auto newer = add(a, 2'000);
  EXPECT_EQ(current(a, 0), newer.id.value);
  write([&](Tx& tx) {
    for (auto c : {a.conversation, newer}) {
      c.status = ConversationStatus::resolved;
      c.resolved_at = c.id == newer.id ? 5'000 : 4'000;
      tx.conversations().update(c);
    }
  });
  EXPECT_EQ(current(a, 4'999), newer.id.value);
  EXPECT_EQ(current(a, 5'000), 0);
}

TEST_P(ConversationContract, ListsByEachFilter) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const auto queued = add(a, 2'000, [&](Conversation& c) { c.handler = Handler::queue, c.team = a.team.id; });
  const auto mine =
      add(a, 3'000, [&](Conversation& c) { c.handler = Handler::human, c.assignee = a.member.id; });
  const auto done = add(a, 4'000, [](Conversation& c) { c.status = ConversationStatus::resolved; });
  const auto first = a.conversation.id.value;
  EXPECT_EQ(list(a, {}), (Ids{done.id.value, mine.id.value, queued.id.value, first}));
  EXPECT_EQ(list(b, {}), (Ids{b.conversation.id.value}));
  EXPECT_EQ(list(a, {.status = ConversationStatus::resolved}), (Ids{done.id.value}));
  EXPECT_EQ(list(a, {.handler = Handler::queue}), (Ids{queued.id.value}));
  EXPECT_EQ(list(a, {.handler = Handler::human}), (Ids{mine.id.value}));
  EXPECT_EQ(list(a, {.assignee = a.member.id}), (Ids{mine.id.value}));
  EXPECT_EQ(list(a, {.assignee = MemberId{}}), (Ids{done.id.value, queued.id.value, first}));
  EXPECT_EQ(list(a, {.teams = {new_id<TeamId>(), a.team.id}}), (Ids{queued.id.value}));
  EXPECT_EQ(list(a, {.status = ConversationStatus::open, .teams = {a.team.id}}), (Ids{queued.id.value}));
  EXPECT_EQ(list(a, {.status = ConversationStatus::resolved, .teams = {a.team.id}}), Ids{});
  EXPECT_EQ(list(a, {.status = ConversationStatus::open, .assignee = a.member.id}), (Ids{mine.id.value}));
  EXPECT_EQ(list(a, {.contact = a.contact.id}).size(), 4U);
  EXPECT_EQ(list(a, {.contact = b.contact.id}), Ids{});
  EXPECT_EQ(list(a, {.channel = a.channel.id}).size(), 4U);
  EXPECT_EQ(list(a, {.from = 2'000, .to = 4'000}), (Ids{mine.id.value, queued.id.value}));
  EXPECT_EQ(list(b, {.handler = Handler::queue}), Ids{}) << "another tenant's";
  EXPECT_EQ(list(b, {.assignee = a.member.id}), Ids{});
  EXPECT_EQ(list(b, {.teams = {a.team.id}}), Ids{});
}

TEST_P(ConversationContract, PagesWithoutGapsOrDoublesWhereTimesAreEqual) {
  const auto a = add_tenant("a");
  Ids all{a.conversation.id.value};
  for (int i = 0; i < 9; ++i) all.insert(all.begin(), add(a, i < 6 ? 5'000 : 6'000).id.value);
  Ids paged;
  std::optional<ConversationCursor> cursor;
  while (true) {
    const auto page = read([&](Tx& tx) { return tx.conversations().list(a.workspace.id, {}, cursor, 4); });
    if (page.empty()) break;
    for (const auto& c : page) paged.push_back(c.id.value);
    cursor = ConversationCursor{page.back().last_message_at, page.back().id};
  }
  EXPECT_EQ(paged, all);
}

TEST_P(ConversationContract, QueuesFirstComeFirst) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const auto queued = [&](TimeMs at, TeamId team) {
    return add(a, at, [&](Conversation& c) { c.handler = Handler::queue, c.team = team, c.queued_at = at; });
  };
  const auto late = queued(3'000, a.team.id);
  const auto early = queued(2'000, a.team.id);
  queued(1'000, new_id<TeamId>());
  const auto queue = [&](const Tenant& t, int limit) {
    return ids_of(read([&](Tx& tx) { return tx.conversations().queue(t.workspace.id, a.team.id, limit); }));
  };
  EXPECT_EQ(queue(a, 10), (Ids{early.id.value, late.id.value}));
  EXPECT_EQ(queue(a, 1), (Ids{early.id.value}));
  EXPECT_EQ(queue(b, 10), Ids{}) << "another tenant's";
}

// What counts() and loads() must say, from all conversations.
struct CountModel {
  std::map<std::int64_t, Conversation> all;

  ConversationCounts counts(MemberId me, const std::vector<TeamId>& teams) const {
    ConversationCounts n;
    for (const auto& [id, c] : all) {
      if (c.status == ConversationStatus::resolved) {
        ++n.resolved;
        continue;
      }
      ++n.open;
      if (c.assignee && c.assignee == me) ++n.mine;
      if (c.handler == Handler::bot) ++n.bot;
      if (c.handler == Handler::queue) ++n.waiting;
      if (c.handler != Handler::bot && !c.assignee) ++n.unassigned;
      if (c.handler != Handler::bot && std::ranges::find(teams, c.team) != teams.end()) ++n.my_teams;
    }
    return n;
  }
  std::map<std::int64_t, int> loads() const {
    std::map<std::int64_t, int> n;
    for (const auto& [id, c] : all) {
      if (c.status == ConversationStatus::open && c.assignee) ++n[c.assignee.value];
    }
    return n;
  }
};

inline Json show(const ConversationCounts& n) {
  return {n.mine, n.unassigned, n.my_teams, n.waiting, n.bot, n.open, n.resolved};
}

inline void change_at_random(Conversation& c) {
  c.status = *rc::gen::element(ConversationStatus::open, ConversationStatus::resolved);
  c.handler = *rc::gen::element(Handler::bot, Handler::queue, Handler::human);
  c.team = TeamId{*rc::gen::inRange<std::int64_t>(0, 3)};
  c.assignee = MemberId{c.handler == Handler::human ? *rc::gen::inRange<std::int64_t>(0, 3) : 0};
}

TEST_P(ConversationContract, CountsAndLoadsFollowEveryChange) {
  const auto other = add_tenant("other");
  int run = 0;
  const auto followed = rc::check("counts and loads follow every change", [&] {
    const auto tenant = make_tenant("t" + std::to_string(++run));
    CountModel model;
    model.all[tenant.conversation.id.value] = tenant.conversation;
    RC_ASSERT(run_write(store(), [&](Tx& tx) -> Status {
      insert_tenant(tx, tenant);
      return {};
    }));
    const auto changes = *rc::gen::inRange(1, 25);
    for (int i = 0; i < changes; ++i) {
      auto c =
          std::next(model.all.begin(), *rc::gen::inRange<int>(0, static_cast<int>(model.all.size())))->second;
      const bool fresh = *rc::gen::arbitrary<bool>();
      if (fresh) c.id = new_id<ConversationId>();
      change_at_random(c);
      model.all[c.id.value] = c;
      RC_ASSERT(run_write(store(), [&](Tx& tx) -> Status {
        fresh ? tx.conversations().insert(c) : tx.conversations().update(c);
        return {};
      }));
    }
    const MemberId me{*rc::gen::inRange<std::int64_t>(1, 3)};
    const std::vector<TeamId> teams{TeamId{1}};
    const auto ws = tenant.workspace.id;
    RC_ASSERT(show(read([&](Tx& tx) { return tx.conversations().counts(ws, me, teams); })) ==
              show(model.counts(me, teams)));
    std::map<std::int64_t, int> loads;
    for (const auto& [member, n] : read([&](Tx& tx) { return tx.conversations().loads(ws); }))
      loads[member.value] = n;
    RC_ASSERT(loads == model.loads());
  });
  EXPECT_TRUE(followed);
  const auto n = read([&](Tx& tx) { return tx.conversations().counts(other.workspace.id, MemberId{1}, {}); });
  EXPECT_EQ(show(n), (Json{0, 0, 0, 0, 1, 1, 0})) << "the other tenant has its one conversation still";
}

}  // namespace yingda::contract
