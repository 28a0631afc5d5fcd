#pragma once
// Knowledge entries and canned replies.

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class KnowledgeContract : public StoreContract {
 protected:
  static Entry make_entry(const Tenant& t, const std::string& question, const std::string& answer) {
    Entry entry;
    entry.id = new_id<EntryId>();
    entry.workspace = t.workspace.id;
    entry.question = question;
    entry.answers = {{"zh", {TextPart{answer}}}};
    return entry;
  }
};

TEST_P(KnowledgeContract, KeepsAnEntryWithAllItsFields) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  Entry entry = make_entry(a, "运费谁出？", "我们出。");
  write([&](Tx& tx) { EXPECT_TRUE(tx.knowledge().insert(entry)); });
  entry.external_id = "kb-1";
  entry.category = "退货";
  entry.language = "en";
  entry.question = "Who pays?";
  entry.similar = {"谁付运费", "邮费?"};
  entry.keywords = {"运费"};
  entry.answers = {{"en", {TextPart{"We do."}, QuickRepliesPart{{{"ok", "", "ok"}}}}},
                   {"zh", {TextPart{"我们出"}}}};
  entry.source_title = "《政策》";
  entry.source_url = "https://example.com/p";
  entry.valid_from = 1;
  entry.valid_until = 2;
  entry.status = EntryStatus::draft;
  entry.version = 4;
  entry.updated_at = 6;
  entry.updated_by = a.member.id;
  write([&](Tx& tx) { tx.knowledge().update(entry); });
  const auto ws = a.workspace.id;
  const auto other = b.workspace.id;
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.knowledge().find(ws, entry.id); })), show(entry));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.knowledge().find_by_external_id(ws, "kb-1"); })), show(entry));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.knowledge().find_by_question(ws, "Who pays?"); })),
            show(entry));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.knowledge().find(other, entry.id); }));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.knowledge().find_by_external_id(other, "kb-1"); }));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.knowledge().find_by_question(other, "Who pays?"); }));
  write([&](Tx& tx) {
    EXPECT_FALSE(tx.knowledge().remove(other, entry.id)) << "another tenant's";
    EXPECT_TRUE(tx.knowledge().remove(ws, entry.id));
    EXPECT_FALSE(tx.knowledge().remove(ws, entry.id));
  });
}

TEST_P(KnowledgeContract, ExternalIdsAreUniqueInAWorkspaceWhereSet) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto entry = make_entry(a, "一", "1");
  entry.external_id = "x";
  auto twin = make_entry(a, "二", "2");
  twin.external_id = "x";
  auto foreign = make_entry(b, "三", "3");
  foreign.external_id = "x";
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.knowledge().insert(entry));
    EXPECT_FALSE(tx.knowledge().insert(twin));
    EXPECT_TRUE(tx.knowledge().insert(foreign));
    EXPECT_TRUE(tx.knowledge().insert(make_entry(a, "四", "4"))) << "without one";
    EXPECT_TRUE(tx.knowledge().insert(make_entry(a, "五", "5")));
  });
  EXPECT_FALSE(read([&](Tx& tx) { return tx.knowledge().find_by_external_id(a.workspace.id, ""); }));
}

TEST_P(KnowledgeContract, ListsFiltersAndCounts) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto freight = make_entry(a, "运费谁出？", "由我们承担。");
  freight.category = "退货";
  auto invoice = make_entry(a, "怎么开发票", "Contact us, 100% online");
  invoice.similar = {"要发票"};
  invoice.status = EntryStatus::draft;
  const auto foreign = make_entry(b, "运费", "别人的");
  write([&](Tx& tx) {
    for (const auto& entry : {freight, invoice, foreign}) tx.knowledge().insert(entry);
  });
  const auto list = [&](const EntryFilter& filter, EntryId before = {}, int limit = 10) {
    return ids_of(read([&](Tx& tx) { return tx.knowledge().list(a.workspace.id, filter, before, limit); }));
  };
  EXPECT_EQ(list({}), (Ids{invoice.id.value, freight.id.value}));
  EXPECT_EQ(list({}, {}, 1), (Ids{invoice.id.value}));
  EXPECT_EQ(list({}, invoice.id), (Ids{freight.id.value}));
  EXPECT_EQ(list({.query = "运费"}), (Ids{freight.id.value}));
  EXPECT_EQ(list({.query = "承担"}), (Ids{freight.id.value})) << "in the answer";
  EXPECT_EQ(list({.query = "要发票"}), (Ids{invoice.id.value})) << "in a similar question";
  EXPECT_EQ(list({.query = "text"}), Ids{}) << "not the form it is stored in";
  EXPECT_EQ(list({.query = "100%"}), (Ids{invoice.id.value}));
  EXPECT_EQ(list({.query = "%们%"}), Ids{}) << "a wildcard is a character";
  EXPECT_EQ(list({.category = "退货"}), (Ids{freight.id.value}));
  EXPECT_EQ(list({.category = ""}), (Ids{invoice.id.value}));
  EXPECT_EQ(list({.status = EntryStatus::draft}), (Ids{invoice.id.value}));
  EXPECT_EQ(ids_of(read([&](Tx& tx) { return tx.knowledge().published(a.workspace.id); })),
            (Ids{freight.id.value}));
  EXPECT_EQ(read([&](Tx& tx) { return tx.knowledge().count(a.workspace.id); }), 2);
  using Categories = std::vector<std::pair<std::string, std::int64_t>>;
  EXPECT_EQ(read([&](Tx& tx) { return tx.knowledge().categories(a.workspace.id); }),
            (Categories{{"", 1}, {"退货", 1}}));
}

TEST_P(KnowledgeContract, CannedRepliesAreUniqueByShortcut) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  CannedReply hello{new_id<CannedId>(), a.workspace.id, "hello", "问候", "您好 {{contact.name}}", 1};
  CannedReply bye{new_id<CannedId>(), a.workspace.id, "bye", "再见", "再见", 1};
  CannedReply twin{new_id<CannedId>(), a.workspace.id, "bye", "", "", 1};
  CannedReply foreign{new_id<CannedId>(), b.workspace.id, "bye", "", "", 1};
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.knowledge().insert_canned(hello));
    EXPECT_TRUE(tx.knowledge().insert_canned(bye));
    EXPECT_FALSE(tx.knowledge().insert_canned(twin));
    EXPECT_TRUE(tx.knowledge().insert_canned(foreign));
    auto renamed = hello;
    renamed.shortcut = "bye";
    EXPECT_FALSE(tx.knowledge().update_canned(renamed));
    hello.text = "你好";
    EXPECT_TRUE(tx.knowledge().update_canned(hello));
  });
  const auto ws = a.workspace.id;
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.knowledge().canned(ws, hello.id); })), show(hello));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.knowledge().canned_replies(ws); })),
            show(std::vector{bye, hello}));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.knowledge().canned(b.workspace.id, hello.id); }));
  write([&](Tx& tx) {
    EXPECT_FALSE(tx.knowledge().remove_canned(b.workspace.id, hello.id)) << "another tenant's";
    EXPECT_TRUE(tx.knowledge().remove_canned(ws, hello.id));
  });
  EXPECT_EQ(read([&](Tx& tx) { return tx.knowledge().canned_replies(ws); }).size(), 1U);
}

}  // namespace yingda::contract
