#pragma once
// Workspaces, accounts, members, teams, sessions, API keys, channels, contacts and uploads.

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class PeopleContract : public StoreContract {};

TEST_P(PeopleContract, KeepsAWorkspaceWithAllItsSettings) {
  Workspace made{new_id<WorkspaceId>(),
                 "shop",
                 "小店",
                 "en",
                 "Europe/Paris",
                 {"阿应", "Ying", 0.7, 0.2, 3, false, false, {"退款", "refund"}},
                 42};
  Workspace other{new_id<WorkspaceId>(), "shop", "Another", "zh", "Asia/Shanghai", {}, 43};
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.workspaces().insert(made));
    EXPECT_FALSE(tx.workspaces().insert(other)) << "the slug is taken";
  });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.workspaces().find(made.id); })), show(made));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.workspaces().find_by_slug("shop"); })), show(made));
  made.name = "新名";
  made.bot.handoff_topics.clear();
  write([&](Tx& tx) { tx.workspaces().update(made); });
  EXPECT_EQ(show(read([](Tx& tx) { return tx.workspaces().all(); })), show(std::vector{made}));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.workspaces().find(other.id); }));
}

TEST_P(PeopleContract, KeepsAccountsUniqueByEmail) {
  Account made{new_id<AccountId>(), "a@example.com", "甲", "$argon2id$x", "en", true, 5};
  Account twin = made;
  twin.id = new_id<AccountId>();
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.members().insert_account(made));
    EXPECT_FALSE(tx.members().insert_account(twin));
  });
  made.password_hash = "$argon2id$y";
  made.must_change_password = false;
  write([&](Tx& tx) { tx.members().update_account(made); });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().account(made.id); })), show(made));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().account_by_email("a@example.com"); })), show(made));
  EXPECT_EQ(read([](Tx& tx) { return tx.members().account_count(); }), 1);
}

TEST_P(PeopleContract, KeepsMembersOfAWorkspaceApart) {
  auto a = add_tenant("a");
  auto b = add_tenant("b");
  a.member.role = Role::knowledge_editor;
  a.member.capacity = 9;
  a.member.auto_accept = false;
  a.member.active = false;
  a.member.presence = Presence::busy;
  write([&](Tx& tx) {
    tx.members().update_member(a.member);
    Member twin = a.member;
    twin.id = new_id<MemberId>();
    EXPECT_FALSE(tx.members().insert_member(twin)) << "the account is a member already";
  });
  const auto ws = a.workspace.id;
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().member(ws, a.member.id); })), show(a.member));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().member_of(ws, a.account.id); })), show(a.member));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().members(ws); })), show(std::vector{a.member}));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().memberships(b.account.id); })),
            show(std::vector{b.member}));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.members().member(ws, b.member.id); }));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.members().member_of(ws, b.account.id); }));
}

TEST_P(PeopleContract, AMembersNameFollowsTheAccount) {
  auto a = add_tenant("a");
  a.account.name = "新名字";
  write([&](Tx& tx) { tx.members().update_account(a.account); });
  EXPECT_EQ(read([&](Tx& tx) { return tx.members().member(a.workspace.id, a.member.id); })->name, "新名字");
}

TEST_P(PeopleContract, KeepsTeamsWithHoursAndMembers) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto team = a.team;
  team.hours = {false, "Asia/Tokyo", {{1, 540, 1080}, {7, 0, 1440}}, {"2026-10-01"}};
  team.is_default = true;
  team.members = {a.member.id};
  write([&](Tx& tx) { tx.members().update_team(team); });
  const auto ws = a.workspace.id;
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().team(ws, team.id); })), show(team));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().teams(ws); })), show(std::vector{team}));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.members().team(b.workspace.id, team.id); }));
  write([&](Tx& tx) {
    EXPECT_FALSE(tx.members().delete_team(b.workspace.id, team.id)) << "another tenant's";
    EXPECT_TRUE(tx.members().delete_team(ws, team.id));
    EXPECT_FALSE(tx.members().delete_team(ws, team.id));
  });
}

TEST_P(PeopleContract, KeepsSessionsUntilTheyAreDropped) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  // All byte values, zero among them: a hash is not text.
  Session session{std::string("\0\xff\x80hash", 7), a.account.id, "csrf", 1, 100};
  const Session later{"later", a.account.id, "csrf", 1, 500};
  const Session others{"others", b.account.id, "csrf", 1, 500};
  write([&](Tx& tx) {
    for (const auto& one : {session, later, others}) tx.members().insert_session(one);
  });
  const auto find = [&](const std::string& hash) {
    return read([&](Tx& tx) { return tx.members().session(hash); });
  };
  EXPECT_EQ(show(find(session.token_hash)), show(session));
  write([&](Tx& tx) { tx.members().extend_session(session.token_hash, 200); });
  EXPECT_EQ(find(session.token_hash)->expires_at, 200);
  write([&](Tx& tx) { tx.members().delete_sessions_before(201); });
  EXPECT_FALSE(find(session.token_hash));
  EXPECT_TRUE(find("later"));
  write([&](Tx& tx) { tx.members().delete_sessions_of(a.account.id); });
  EXPECT_FALSE(find("later"));
  EXPECT_TRUE(find("others"));
  write([&](Tx& tx) { tx.members().delete_session("others"); });
  EXPECT_FALSE(find("others"));
}

TEST_P(PeopleContract, KeepsApiKeys) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  ApiKey key{new_id<ApiKeyId>(),
             a.workspace.id,
             "导出",
             std::string("\0\x01secret", 8),
             {"knowledge:read"},
             1,
             0,
             0};
  write([&](Tx& tx) { tx.members().insert_api_key(key); });
  key.name = "export";
  key.last_used_at = 7;
  key.revoked_at = 8;
  write([&](Tx& tx) { tx.members().update_api_key(key); });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().api_key(key.id); })), show(key));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.members().api_keys(a.workspace.id); })),
            show(std::vector{key}));
  EXPECT_TRUE(read([&](Tx& tx) { return tx.members().api_keys(b.workspace.id); }).empty());
}

TEST_P(PeopleContract, KeepsChannelsAndRefusesToRemoveAUsedOne) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  Channel channel{new_id<ChannelId>(), a.workspace.id, "web", "k2", "App", true, {}, 9, Json::object(), ""};
  write([&](Tx& tx) { tx.channels().insert(channel); });
  channel.enabled = false;
  channel.config = {{"host", "https://a.example"}};
  channel.sealed_secrets = "sealed";
  channel.settings = {{"你好", "Hi"},
                      {{"怎么退货", "How to return"}},
                      {"下班了", "Closed"},
                      false,
                      a.team.id,
                      "#123456",
                      "left",
                      {"https://example.com"},
                      false};
  write([&](Tx& tx) { tx.channels().update(channel); });
  const auto ws = a.workspace.id;
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.channels().find(ws, channel.id); })), show(channel));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.channels().find_by_key("k2"); })), show(channel));
  EXPECT_EQ(read([&](Tx& tx) { return tx.channels().list(ws); }).size(), 2U);
  EXPECT_EQ(read([&](Tx& tx) { return tx.channels().all(); }).size(), 3U);
  EXPECT_FALSE(read([&](Tx& tx) { return tx.channels().find(b.workspace.id, channel.id); }));

  write(
      [&](Tx& tx) { EXPECT_FALSE(tx.channels().remove(b.workspace.id, channel.id)) << "another tenant's"; });
  const auto used = run_write(store(), [&](Tx& tx) -> Status {
    tx.channels().remove(ws, a.channel.id);
    return {};
  });
  ASSERT_FALSE(used);
  EXPECT_EQ(used.error().kind, ErrorKind::conflict);
  EXPECT_EQ(used.error().code, "channel_in_use");
  write([&](Tx& tx) { EXPECT_TRUE(tx.channels().remove(ws, channel.id)); });
  EXPECT_FALSE(read([&](Tx& tx) { return tx.channels().find(ws, channel.id); }));
}

TEST_P(PeopleContract, KeepsContactsAndTheirIdentities) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  Contact contact = a.contact;
  contact.name = "王小明";
  contact.email = "ming@example.com";
  contact.phone = "+8613800000000";
  contact.language = "zh";
  contact.attributes = {{"page", "https://example.com"}, {"orders", 3}};
  contact.notes = "常客\n第二行";
  contact.last_seen_at = 77;
  const Identity identity{a.workspace.id, a.channel.id, "visitor-1", contact.id};
  write([&](Tx& tx) {
    tx.contacts().update(contact);
    tx.contacts().insert_identity(identity);
  });
  const auto ws = a.workspace.id;
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.contacts().find(ws, contact.id); })), show(contact));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.contacts().find(b.workspace.id, contact.id); }));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.contacts().identity(a.channel.id, "visitor-1"); })),
            show(identity));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.contacts().identity(b.channel.id, "visitor-1"); }));
  EXPECT_EQ(read([&](Tx& tx) { return tx.contacts().identities(ws, contact.id); }).size(), 1U);
  EXPECT_TRUE(read([&](Tx& tx) { return tx.contacts().identities(b.workspace.id, contact.id); }).empty());
}

TEST_P(PeopleContract, ListsContactsNewestFirstByPartOfNameEmailOrPhone) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  std::vector<std::int64_t> ids;
  write([&](Tx& tx) {
    for (const auto& [name, email, phone] :
         std::vector<std::tuple<std::string, std::string, std::string>>{{"王小明", "ming@example.com", "138"},
                                                                        {"李100%", "li@example.com", "139"},
                                                                        {"赵_六", "", "1385"}}) {
      Contact contact;
      contact.id = new_id<ContactId>();
      contact.workspace = a.workspace.id;
      contact.name = name;
      contact.email = email;
      contact.phone = phone;
      tx.contacts().insert(contact);
      ids.push_back(contact.id.value);
    }
  });
  const auto list = [&](const std::string& query, ContactId before, int limit) {
    return ids_of(read([&](Tx& tx) { return tx.contacts().list(a.workspace.id, query, before, limit); }));
  };
  EXPECT_EQ(list("", {}, 2), (Ids{ids[2], ids[1]}));
  EXPECT_EQ(list("", ContactId{ids[1]}, 10), (Ids{ids[0], a.contact.id.value}));
  EXPECT_EQ(list("小明", {}, 10), (Ids{ids[0]}));
  EXPECT_EQ(list("EXAMPLE", {}, 10), (Ids{ids[1], ids[0]}));
  EXPECT_EQ(list("138", {}, 10), (Ids{ids[2], ids[0]}));
  EXPECT_EQ(list("%", {}, 10), (Ids{ids[1]})) << "a wildcard is a character";
  EXPECT_EQ(list("_", {}, 10), (Ids{ids[2]}));
  EXPECT_EQ(list(b.contact.name, {}, 10), Ids{}) << "another tenant's";
}

TEST_P(PeopleContract, FindsUploadsByTheirHash) {
  const auto a = add_tenant("a");
  const Upload upload{
      new_id<UploadId>(), a.workspace.id, std::string(64, 'a'), "图.png", "image/png", 12345, 640, 480, 3};
  write([&](Tx& tx) { tx.uploads().insert(upload); });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.uploads().find_by_hash(upload.sha256); })), show(upload));
  EXPECT_FALSE(read([](Tx& tx) { return tx.uploads().find_by_hash(std::string(64, 'b')); }));
}

TEST_P(PeopleContract, AnUpdateThatMeetsAnotherTenantsRowChangesNothing) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const auto refused = [&](std::function<void(Tx&)> work) {
    const auto status = run_write(store(), [&](Tx& tx) -> Status {
      work(tx);
      return {};
    });
    return !status && status.error().code == "storage_failed";
  };
  auto contact = b.contact;
  contact.workspace = a.workspace.id;
  EXPECT_TRUE(refused([&](Tx& tx) { tx.contacts().update(contact); }));
  auto channel = b.channel;
  channel.workspace = a.workspace.id;
  EXPECT_TRUE(refused([&](Tx& tx) { tx.channels().update(channel); }));
  auto team = b.team;
  team.workspace = a.workspace.id;
  EXPECT_TRUE(refused([&](Tx& tx) { tx.members().update_team(team); }));
  auto member = b.member;
  member.workspace = a.workspace.id;
  EXPECT_TRUE(refused([&](Tx& tx) { tx.members().update_member(member); }));
  auto conversation = b.conversation;
  conversation.workspace = a.workspace.id;
  EXPECT_TRUE(refused([&](Tx& tx) { tx.conversations().update(conversation); }));
}

}  // namespace yingda::contract
