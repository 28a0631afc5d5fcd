#pragma once
// Wordings that were learnt from conversations.

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class LearntContract : public StoreContract {
 protected:
  Entry add_entry(const Tenant& t) {
    Entry entry;
    entry.id = new_id<EntryId>();
    entry.workspace = t.workspace.id;
    entry.question = "q";
    entry.answers = {{"zh", {TextPart{"a"}}}};
    write([&](Tx& tx) { EXPECT_TRUE(tx.knowledge().insert(entry)); });
    return entry;
  }
  static LearntWording make(const Entry& entry, const std::string& normal, TimeMs at) {
    LearntWording wording;
    wording.id = new_id<LearntId>();
    wording.workspace = entry.workspace;
    wording.entry = entry.id;
    wording.text = "The " + normal;
    wording.normal = normal;
    wording.conversation = ConversationId{11};
    wording.message = MessageId{12};
    wording.created_at = wording.last_at = at;
    return wording;
  }
  static Json shown(const LearntWording& v) {
    return {v.id.value,           v.workspace.value, v.entry.value, v.text,    v.normal,   v.count,
            v.conversation.value, v.message.value,   v.created_at,  v.last_at, v.dismissed};
  }
  static std::vector<std::string> normals(const std::vector<LearntWording>& wordings) {
    std::vector<std::string> out;
    for (const LearntWording& wording : wordings) out.push_back(wording.normal);
    return out;
  }
};

TEST_P(LearntContract, KeepsOneWithAllItsFieldsForItsWorkspaceAlone) {
  const auto a = add_tenant("a");
  const auto other = add_tenant("b").workspace.id;
  const auto ws = a.workspace.id;
  const Entry first = add_entry(a);
  const Entry second = add_entry(a);
  auto wording = make(first, "where", 5);
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.learnt().insert(wording));
    EXPECT_FALSE(tx.learnt().insert(make(second, "where", 6))) << "a normal form is there once";
    wording.entry = second.id;
    wording.text = "Where?";
    wording.count = 3;
    wording.conversation = ConversationId{21};
    wording.message = MessageId{22};
    wording.created_at = 7;
    wording.last_at = 8;
    tx.learnt().update(wording);
  });
  const auto found = read([&](Tx& tx) { return tx.learnt().find(ws, wording.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(shown(*found), shown(wording));
  EXPECT_EQ(shown(*read([&](Tx& tx) { return tx.learnt().find_by_normal(ws, "where"); })), shown(wording));
  EXPECT_EQ(read([&](Tx& tx) { return tx.learnt().of_message(ws, MessageId{22}); }).size(), 1U);
  EXPECT_TRUE(read([&](Tx& tx) { return tx.learnt().of_message(ws, MessageId{12}); }).empty());
  EXPECT_FALSE(read([&](Tx& tx) { return tx.learnt().find(other, wording.id); }));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.learnt().find_by_normal(other, "where"); }));
  EXPECT_TRUE(read([&](Tx& tx) { return tx.learnt().of_message(other, MessageId{22}); }).empty());
  EXPECT_TRUE(read([&](Tx& tx) { return tx.learnt().of_entry(other, second.id); }).empty());
  write([&](Tx& tx) {
    EXPECT_FALSE(tx.learnt().remove(other, wording.id)) << "another tenant's";
    EXPECT_TRUE(tx.learnt().remove(ws, wording.id));
    EXPECT_FALSE(tx.learnt().remove(ws, wording.id));
  });
}

TEST_P(LearntContract, ListsWhatWasNotDismissedAndKeepsTheNewest) {
  const auto a = add_tenant("a");
  const auto ws = a.workspace.id;
  const Entry entry = add_entry(a);
  const Entry other = add_entry(a);
  auto gone = make(entry, "gone", 9);
  gone.dismissed = true;
  write([&](Tx& tx) {
    tx.learnt().insert(make(entry, "old", 1));
    tx.learnt().insert(make(entry, "new", 3));
    tx.learnt().insert(make(entry, "middle", 2));
    tx.learnt().insert(gone);
    tx.learnt().insert(make(other, "another", 1));
  });
  using Texts = std::vector<std::string>;
  EXPECT_EQ(normals(read([&](Tx& tx) { return tx.learnt().of_entry(ws, entry.id); })),
            (Texts{"new", "middle", "old"}));
  EXPECT_EQ(normals(read([&](Tx& tx) { return tx.learnt().all(ws); })),
            (Texts{"old", "new", "middle", "another"}));
  write([&](Tx& tx) { tx.learnt().remove_older(ws, entry.id, 2); });
  EXPECT_EQ(normals(read([&](Tx& tx) { return tx.learnt().all(ws); })), (Texts{"new", "middle", "another"}));
  EXPECT_TRUE(read([&](Tx& tx) { return tx.learnt().find_by_normal(ws, "gone"); })) << "kept beside them";
}

TEST_P(LearntContract, GoesWithItsEntry) {
  const auto a = add_tenant("a");
  const auto ws = a.workspace.id;
  const Entry entry = add_entry(a);
  write([&](Tx& tx) {
    tx.learnt().insert(make(entry, "where", 1));
    EXPECT_FALSE(tx.knowledge().remove(WorkspaceId{1}, entry.id));
  });
  EXPECT_EQ(read([&](Tx& tx) { return tx.learnt().all(ws); }).size(), 1U);
  write([&](Tx& tx) { EXPECT_TRUE(tx.knowledge().remove(ws, entry.id)); });
  EXPECT_TRUE(read([&](Tx& tx) { return tx.learnt().all(ws); }).empty());
}

}  // namespace yingda::contract
