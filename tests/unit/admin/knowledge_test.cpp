#include <algorithm>

#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Entry entry(const std::string& question, const std::string& answer, const std::string& external_id = "") {
  Entry made;
  made.external_id = external_id;
  made.question = question;
  made.answers = {{"zh", {TextPart{answer}}}};
  return made;
}

class KnowledgeTest : public AdminTest {
 protected:
  ImportReport import(std::vector<ImportItem> items, bool dry_run = false) {
    auto report = run(knowledge.import(tel.workspace.id, std::move(items), {}, dry_run, actor(tel)));
    EXPECT_TRUE(report) << report.error().detail;
    return report.value_or(ImportReport{});
  }
  std::size_t count() { return run(knowledge.list(tel.workspace.id, {}, {}, 10'000))->items.size(); }

  CreatedWorkspace tel = make_workspace("tel");
  KnowledgeService knowledge{*store_};
  CannedReplyService canned{*store_};
};

TEST_F(KnowledgeTest, TheSecondOfTwoEditorsIsTold) {
  const auto made = run(knowledge.create(tel.workspace.id, entry("q", "a"), actor(tel)));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->version, 1);
  EXPECT_EQ(made->updated_by, tel.owner->id);
  Entry first = *made, second = *made;
  first.question = "first";
  second.question = "second";
  const auto stored = run(knowledge.update(tel.workspace.id, made->id, first, actor(tel)));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->version, 2);
  EXPECT_THAT(run(knowledge.update(tel.workspace.id, made->id, second, actor(tel))),
              FailsWith("entry_changed"));
  EXPECT_EQ(run(knowledge.get(tel.workspace.id, made->id))->question, "first");
}

TEST_F(KnowledgeTest, RefusesWhatNoSchemaCanSay) {
  Entry wrong = entry("q", "a");
  wrong.valid_from = 2000;
  wrong.valid_until = 1000;
  EXPECT_THAT(run(knowledge.create(tel.workspace.id, wrong, actor(tel))), FailsWith("invalid_validity"));
  wrong = entry("q", "a");
  wrong.source_url = "javascript:alert(1)";
  EXPECT_THAT(run(knowledge.create(tel.workspace.id, wrong, actor(tel))), FailsWith("invalid_source_url"));
  wrong = entry("q", "a");
  wrong.answers.push_back(wrong.answers[0]);
  EXPECT_THAT(run(knowledge.create(tel.workspace.id, wrong, actor(tel))), FailsWith("duplicate_language"));
  EXPECT_EQ(count(), 0U);
}

TEST_F(KnowledgeTest, ExternalIdsAreUniqueInAWorkspaceOnly) {
  const auto shop = make_workspace("shop");
  ASSERT_TRUE(run(knowledge.create(tel.workspace.id, entry("q", "a", "x-1"), actor(tel))));
  EXPECT_THAT(run(knowledge.create(tel.workspace.id, entry("r", "a", "x-1"), actor(tel))),
              FailsWith("external_id_taken"));
  EXPECT_TRUE(run(knowledge.create(shop.workspace.id, entry("q", "a", "x-1"), actor(shop))));
  const auto other = run(knowledge.create(tel.workspace.id, entry("r", "a", "x-2"), actor(tel)));
  ASSERT_TRUE(other);
  Entry renamed = *other;
  renamed.external_id = "x-1";
  EXPECT_THAT(run(knowledge.update(tel.workspace.id, other->id, renamed, actor(tel))),
              FailsWith("external_id_taken"));
}

TEST_F(KnowledgeTest, TenantsAreKeptApart) {
  const auto shop = make_workspace("shop");
  const auto made = run(knowledge.create(shop.workspace.id, entry("q", "a"), actor(shop)));
  ASSERT_TRUE(made);
  EXPECT_THAT(run(knowledge.get(tel.workspace.id, made->id)), FailsWith("entry_not_found"));
  EXPECT_THAT(run(knowledge.update(tel.workspace.id, made->id, *made, actor(tel))),
              FailsWith("entry_not_found"));
  EXPECT_THAT(run(knowledge.remove(tel.workspace.id, made->id, actor(tel))), FailsWith("entry_not_found"));
  EXPECT_EQ(count(), 0U);
}

TEST_F(KnowledgeTest, ImportingTwiceChangesNothing) {
  std::vector<ImportItem> items;
  for (int i = 0; i < 450; ++i) {
    const std::string number = std::to_string(i);
    items.push_back({i + 2, entry("question " + number, "answer", "id-" + number)});
  }
  const auto first = import(items);
  EXPECT_EQ(first.created, 450);
  EXPECT_THAT(event_types(), Contains(EventType::knowledge_changed));
  const auto again = import(items);
  EXPECT_EQ(again.unchanged, 450);
  EXPECT_EQ(again.created + again.updated, 0);
  EXPECT_EQ(count(), 450U);
}

TEST_F(KnowledgeTest, ImportReplacesByIdOrElseByQuestion) {
  import({{2, entry("old wording", "a", "k-1")}, {3, entry("by question", "a", "k-2")}});
  const auto report = import(
      {{2, entry("new wording", "a", "k-1")}, {3, entry("by question", "b")}, {4, entry("third", "c")}});
  EXPECT_EQ(report.updated, 2);
  EXPECT_EQ(report.created, 1);
  const auto all = run(knowledge.list(tel.workspace.id, {}, {}, 10));
  ASSERT_THAT(all->items, SizeIs(3));
  const auto kept = std::ranges::find(all->items, "by question", &Entry::question);
  ASSERT_NE(kept, all->items.end());
  EXPECT_EQ(kept->external_id, "k-2") << "a file without ids takes none away";
  EXPECT_EQ(kept->version, 2);
}

TEST_F(KnowledgeTest, ADryRunOnlyReports) {
  import({{2, entry("q", "a", "k-1")}});
  Entry wrong = entry("wrong", "a");
  wrong.source_url = "ftp://x";
  const auto before = event_types().size();
  const auto report = import({{2, entry("q", "changed", "k-1")}, {3, entry("new", "a")}, {4, wrong}}, true);
  EXPECT_TRUE(report.dry_run);
  EXPECT_EQ(report.rows, 3);
  EXPECT_EQ(report.updated, 1);
  EXPECT_EQ(report.created, 1);
  ASSERT_THAT(report.refused, SizeIs(1));
  EXPECT_EQ(report.refused[0].row, 4);
  EXPECT_EQ(count(), 1U);
  EXPECT_EQ(event_types().size(), before);
}

TEST_F(KnowledgeTest, PagesFollowEachOther) {
  std::vector<ImportItem> items;
  for (int i = 0; i < 7; ++i) items.push_back({i, entry("q" + std::to_string(i), "a")});
  import(std::move(items));
  const auto first = run(knowledge.list(tel.workspace.id, {}, {}, 4));
  ASSERT_THAT(first->items, SizeIs(4));
  ASSERT_TRUE(first->next);
  const auto second = run(knowledge.list(tel.workspace.id, {}, first->next, 4));
  EXPECT_THAT(second->items, SizeIs(3));
  EXPECT_FALSE(second->next);
  EXPECT_EQ(second->items.back().question, "q0");
}

TEST_F(KnowledgeTest, ShortcutsAreUnique) {
  const auto hi =
      run(canned.create(tel.workspace.id, {{}, {}, "hi", "Hello", "Hello {{contact.name}}"}, actor(tel)));
  ASSERT_TRUE(hi);
  EXPECT_THAT(run(canned.create(tel.workspace.id, {{}, {}, "hi", "x", "y"}, actor(tel))),
              FailsWith("shortcut_taken"));
  const auto bye = run(canned.create(tel.workspace.id, {{}, {}, "bye", "Bye", "Bye"}, actor(tel)));
  ASSERT_TRUE(bye);
  EXPECT_THAT(run(canned.update(tel.workspace.id, bye->id, {{}, {}, "hi", "Bye", "Bye"}, actor(tel))),
              FailsWith("shortcut_taken"));
  const auto shop = make_workspace("shop");
  EXPECT_THAT(run(canned.update(shop.workspace.id, bye->id, *bye, actor(shop))),
              FailsWith("canned_reply_not_found"));
  EXPECT_THAT(run(canned.remove(shop.workspace.id, bye->id, actor(shop))),
              FailsWith("canned_reply_not_found"));
  EXPECT_TRUE(run(canned.remove(tel.workspace.id, bye->id, actor(tel))));
  EXPECT_THAT(*run(canned.list(tel.workspace.id)), SizeIs(1));
}

}  // namespace
}  // namespace yingda
