#include <chrono>
#include <future>
#include <set>

#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

class ChannelTest : public AdminTest {
 protected:
  ChannelService channels{*store_, *directory};
  WorkspaceService workspaces{*store_};
};

Edit<Channel> switch_off() {
  return [](Channel& channel) -> Status {
    channel.enabled = false;
    return {};
  };
}

TEST_F(ChannelTest, KeysAreLongAndNeverMeet) {
  std::set<std::string> keys;
  for (int i = 0; i < 1000; ++i) {
    const std::string key = new_channel_key();
    EXPECT_EQ(key.size(), 22U);
    EXPECT_EQ(key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
              std::string::npos);
    EXPECT_TRUE(keys.insert(key).second);
  }
}

TEST_F(ChannelTest, AChangeIsFoundAsSoonAsItIsDone) {
  const auto tel = make_workspace("tel");
  Channel wanted;
  wanted.name = "Second site";
  const auto made = run(channels.create(tel.workspace.id, wanted, actor(tel)));
  ASSERT_TRUE(made);
  ASSERT_TRUE(directory->find_by_key(made->key));
  EXPECT_EQ(directory->find_by_key(made->key)->name, "Second site");
  ASSERT_TRUE(run(channels.update(tel.workspace.id, made->id, switch_off(), actor(tel))));
  EXPECT_FALSE(directory->find_by_key(made->key)->enabled);
  ASSERT_TRUE(run(channels.remove(tel.workspace.id, made->id, actor(tel))));
  EXPECT_FALSE(directory->find_by_key(made->key));
  EXPECT_FALSE(directory->find_by_key("unknown"));
}

// A change made elsewhere (here: beside the service) arrives by the event stream.
TEST_F(ChannelTest, TheDirectoryFollowsTheEvents) {
  const auto tel = make_workspace("tel");
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!directory->find_by_key(tel.channel.key) && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  EXPECT_TRUE(directory->find_by_key(tel.channel.key));
}

TEST_F(ChannelTest, TenantsAreKeptApart) {
  const auto tel = make_workspace("tel");
  const auto shop = make_workspace("shop");
  EXPECT_THAT(run(channels.get(tel.workspace.id, shop.channel.id)), FailsWith("channel_not_found"));
  EXPECT_THAT(run(channels.update(tel.workspace.id, shop.channel.id, switch_off(), actor(tel))),
              FailsWith("channel_not_found"));
  EXPECT_THAT(run(channels.remove(tel.workspace.id, shop.channel.id, actor(tel))),
              FailsWith("channel_not_found"));
  Channel stranger;
  stranger.settings.team = shop.team.id;
  EXPECT_THAT(run(channels.create(tel.workspace.id, stranger, actor(tel))), FailsWith("team_not_found"));
}

TEST_F(ChannelTest, AWorkspaceNeedsItsOwnSlug) {
  const auto tel = make_workspace("tel");
  const auto account = tel.owner->account;
  EXPECT_THAT(run(workspaces.create({"tel", "Again"}, account, actor(tel))), FailsWith("slug_taken"));
  for (const char* slug : {"x", "-ab", "Ab", "a b", "0123456789abc"}) {
    EXPECT_THAT(run(workspaces.create({slug, "Bad"}, account, actor(tel))), FailsWith("invalid_slug"))
        << slug;
  }
  const auto made = run(workspaces.create({"new-one", "New"}, account, actor(tel)));
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->team.is_default);
  EXPECT_EQ(made->owner->role, Role::admin);
  EXPECT_EQ(run(workspaces.list_for(account))->size(), 2U);
}

TEST_F(ChannelTest, WorkspaceSettingsMustMakeSense) {
  const auto tel = make_workspace("tel");
  const auto set = [&](auto change) {
    return run(workspaces.update(
        tel.workspace.id,
        [change](Workspace& workspace) -> Status {
          change(workspace);
          return {};
        },
        actor(tel)));
  };
  EXPECT_THAT(set([](Workspace& w) { w.bot.clarify_threshold = 0.9; }), FailsWith("thresholds_crossed"));
  EXPECT_THAT(set([](Workspace& w) { w.time_zone = "Nowhere"; }), FailsWith("unknown_time_zone"));
  EXPECT_TRUE(set([](Workspace& w) { w.name = "New name"; }));
}

}  // namespace
}  // namespace yingda
