#include <algorithm>

#include "base/crypto.hpp"
#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class PeopleTest : public AdminTest {
 protected:
  MemberService members{*store_, offload_};
  TeamService teams{*store_};
  ApiKeyService keys{*store_};
};

TEST_F(PeopleTest, NewMemberGetsAPasswordThatIsStoredOnlyAsAHash) {
  const auto tel = make_workspace("tel");
  const auto made =
      run(members.create(tel.workspace.id, {"Lin@Tel.example", "Lin", Role::agent}, actor(tel)));
  ASSERT_TRUE(made) << made.error().detail;
  ASSERT_TRUE(made->temporary_password);
  EXPECT_EQ(made->details.member.email, "lin@tel.example");
  EXPECT_THAT(made->details.teams, ElementsAre(tel.team.id))
      << "an agent without a team would never get a customer";
  std::optional<Account> account;
  ASSERT_TRUE(write([&](Tx& tx) -> Status {
    account = tx.members().account_by_email("lin@tel.example");
    return {};
  }));
  ASSERT_TRUE(account);
  EXPECT_TRUE(account->must_change_password);
  EXPECT_TRUE(verify_password(account->password_hash, *made->temporary_password));
  EXPECT_THAT(event_types(), Contains(EventType::member_changed));
}

TEST_F(PeopleTest, AnAccountJoinsAnotherWorkspaceWithoutANewPassword) {
  const auto tel = make_workspace("tel");
  const auto shop = make_workspace("shop");
  ASSERT_TRUE(run(members.create(tel.workspace.id, {"lin@example.com", "Lin", Role::agent}, actor(tel))));
  const auto again =
      run(members.create(shop.workspace.id, {"lin@example.com", "Someone", Role::analyst}, actor(shop)));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->temporary_password);
  EXPECT_EQ(again->details.member.name, "Lin");
  EXPECT_THAT(again->details.teams, IsEmpty()) << "analysts talk to no customers";
  EXPECT_THAT(run(members.create(tel.workspace.id, {"lin@example.com", "Lin", Role::agent}, actor(tel))),
              FailsWith("member_exists"));
}

TEST_F(PeopleTest, TheLastAdminStays) {
  const auto tel = make_workspace("tel");
  const auto admin = tel.owner->id;
  EXPECT_THAT(run(members.update(tel.workspace.id, admin, {.role = Role::agent}, actor(tel))),
              FailsWith("last_admin"));
  EXPECT_THAT(run(members.update(tel.workspace.id, admin, {.active = false}, actor(tel))),
              FailsWith("last_admin"));
  const auto second = run(members.create(tel.workspace.id, {"b@example.com", "B", Role::admin}, actor(tel)));
  ASSERT_TRUE(second);
  const auto other = second->details.member.id;
  ASSERT_TRUE(run(members.update(tel.workspace.id, other, {.active = false}, actor(tel))));
  EXPECT_THAT(run(members.update(tel.workspace.id, admin, {.role = Role::agent}, actor(tel))),
              FailsWith("last_admin"))
      << "an admin who is switched off does not count";
  ASSERT_TRUE(run(members.update(tel.workspace.id, other, {.active = true}, actor(tel))));
  EXPECT_TRUE(run(members.update(tel.workspace.id, admin, {.role = Role::agent}, actor(tel))));
}

TEST_F(PeopleTest, NobodyTakesOverAnAccountThroughAnotherWorkspace) {
  const auto tel = make_workspace("tel");
  const auto shop = make_workspace("shop");
  // The shop's admin is invited to tel as an agent; tel's admin must not get his password.
  const auto guest = run(members.create(tel.workspace.id, {shop.owner->email, "x", Role::agent}, actor(tel)));
  ASSERT_TRUE(guest);
  EXPECT_THAT(run(members.reset_password(tel.workspace.id, guest->details.member.id, actor(tel))),
              FailsWith("account_shared"));
  const auto own = run(members.create(tel.workspace.id, {"own@example.com", "Own", Role::agent}, actor(tel)));
  ASSERT_TRUE(own);
  const auto password = run(members.reset_password(tel.workspace.id, own->details.member.id, actor(tel)));
  ASSERT_TRUE(password);
  EXPECT_NE(*password, *own->temporary_password);
}

TEST_F(PeopleTest, AnotherTenantsIdsAreNotFound) {
  const auto tel = make_workspace("tel");
  const auto shop = make_workspace("shop");
  EXPECT_THAT(run(members.get(tel.workspace.id, shop.owner->id)), FailsWith("member_not_found"));
  EXPECT_THAT(run(members.update(tel.workspace.id, shop.owner->id, {.capacity = 1}, actor(tel))),
              FailsWith("member_not_found"));
  EXPECT_THAT(run(members.reset_password(tel.workspace.id, shop.owner->id, actor(tel))),
              FailsWith("member_not_found"));
  EXPECT_THAT(
      run(members.update(tel.workspace.id, tel.owner->id, {.teams = std::vector{shop.team.id}}, actor(tel))),
      FailsWith("team_not_found"));
  EXPECT_THAT(run(teams.remove(tel.workspace.id, shop.team.id, actor(tel))), FailsWith("team_not_found"));
  Team stranger;
  stranger.name = "x";
  stranger.members = {shop.owner->id};
  EXPECT_THAT(run(teams.create(tel.workspace.id, stranger, actor(tel))), FailsWith("member_not_found"));
}

TEST_F(PeopleTest, OneTeamIsTheDefault) {
  const auto tel = make_workspace("tel");
  Team wanted;
  wanted.name = "Second";
  wanted.is_default = true;
  const auto second = run(teams.create(tel.workspace.id, wanted, actor(tel)));
  ASSERT_TRUE(second);
  auto all = run(teams.list(tel.workspace.id));
  ASSERT_TRUE(all);
  EXPECT_EQ(std::ranges::count(*all, true, &Team::is_default), 1);
  const auto unset = run(teams.update(
      tel.workspace.id, second->id,
      [](Team& team) -> Status {
        team.is_default = false;
        return {};
      },
      actor(tel)));
  EXPECT_THAT(unset, FailsWith("default_team"));
  EXPECT_THAT(run(teams.remove(tel.workspace.id, second->id, actor(tel))), FailsWith("default_team"));
  EXPECT_TRUE(run(teams.remove(tel.workspace.id, tel.team.id, actor(tel))));
}

TEST_F(PeopleTest, ARemovedTeamsQueueMovesToTheDefaultTeam) {
  const auto tel = make_workspace("tel");
  Team wanted;
  wanted.name = "Power";
  const auto power = run(teams.create(tel.workspace.id, wanted, actor(tel)));
  ASSERT_TRUE(power);
  Conversation waiting;
  ASSERT_TRUE(write([&](Tx& tx) -> Status {
    Contact contact;
    contact.id = new_id<ContactId>();
    contact.workspace = tel.workspace.id;
    tx.contacts().insert(contact);
    waiting.id = new_id<ConversationId>();
    waiting.workspace = tel.workspace.id;
    waiting.channel = tel.channel.id;
    waiting.contact = contact.id;
    waiting.handler = Handler::queue;
    waiting.team = power->id;
    waiting.queued_at = waiting.created_at = waiting.last_message_at = now_ms();
    tx.conversations().insert(waiting);
    Channel channel = tel.channel;
    channel.settings.team = power->id;
    tx.channels().update(channel);
    return {};
  }));
  ASSERT_TRUE(run(teams.remove(tel.workspace.id, power->id, actor(tel))));
  std::vector<Conversation> queue;
  std::optional<Channel> channel;
  ASSERT_TRUE(write([&](Tx& tx) -> Status {
    queue = tx.conversations().queue(tel.workspace.id, tel.team.id, 10);
    channel = tx.channels().find(tel.workspace.id, tel.channel.id);
    return {};
  }));
  ASSERT_THAT(queue, SizeIs(1));
  EXPECT_EQ(queue[0].id, waiting.id);
  EXPECT_FALSE(channel->settings.team);
  EXPECT_THAT(event_types(), Contains(EventType::conversation_updated));
}

TEST_F(PeopleTest, HoursMustMakeSense) {
  BusinessHours hours;
  hours.always = false;
  hours.spans = {{1, 540, 1080}};
  hours.holidays = {"2026-02-17"};
  EXPECT_TRUE(check_hours(hours));
  hours.spans.push_back({2, 600, 600});
  EXPECT_THAT(check_hours(hours), FailsWith("invalid_hours"));
  hours.spans.pop_back();
  hours.holidays.push_back("2026-02-30");
  EXPECT_THAT(check_hours(hours), FailsWith("invalid_hours"));
  hours.holidays.pop_back();
  for (const char* zone : {"Mars/Base", "", "asia", "Asia/Shanghai\n"}) {
    hours.time_zone = zone;
    EXPECT_THAT(check_hours(hours), FailsWith("unknown_time_zone")) << zone;
  }
}

TEST_F(PeopleTest, ApiKeysAreShownOnceAndEndAtOnce) {
  const auto tel = make_workspace("tel");
  const auto shop = make_workspace("shop");
  const auto made = run(keys.create(tel.workspace.id, "robot", {"knowledge:read"}, actor(tel)));
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->secret.starts_with("yk_" + to_text(made->key.id) + "_"));
  EXPECT_EQ(made->secret.size(), 3U + 13U + 1U + 43U);
  EXPECT_EQ(made->key.secret_hash, sha256(made->secret));
  EXPECT_THAT(run(keys.revoke(shop.workspace.id, made->key.id, actor(shop))), FailsWith("api_key_not_found"));
  ASSERT_TRUE(run(keys.revoke(tel.workspace.id, made->key.id, actor(tel))));
  ASSERT_TRUE(run(keys.revoke(tel.workspace.id, made->key.id, actor(tel))));
  EXPECT_NE(run(keys.list(tel.workspace.id))->at(0).revoked_at, 0);
}

}  // namespace
}  // namespace yingda
