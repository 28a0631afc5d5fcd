#include <algorithm>

#include "base/text.hpp"
#include "core/knowledge/glossary_service.hpp"
#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

GlossaryTerm term(const std::string& name, std::vector<std::string> synonyms = {}) {
  GlossaryTerm made;
  made.term = name;
  made.synonyms = std::move(synonyms);
  return made;
}

class GlossaryTest : public AdminTest {
 protected:
  Result<GlossaryTerm> create(const GlossaryTerm& wanted) {
    return run(glossary.create(tel.workspace.id, wanted, actor(tel)));
  }
  ImportReport import(std::vector<GlossaryTerm> terms, bool dry_run = false) {
    std::vector<TermItem> items;
    int row = 2;
    for (auto& each : terms) items.push_back({row++, std::move(each)});
    auto report = run(glossary.import(tel.workspace.id, std::move(items), {}, dry_run, actor(tel)));
    EXPECT_TRUE(report) << report.error().detail;
    return report.value_or(ImportReport{});
  }
  static std::vector<std::string> codes(const ImportReport& report) {
    std::vector<std::string> out;
    for (const auto& row : report.refused)
      out.push_back(std::to_string(row.row) + " " + row.code + " " + row.column);
    return out;
  }
  std::size_t count() { return run(glossary.all(tel.workspace.id))->size(); }

  CreatedWorkspace tel = make_workspace("tel");
  // Of the forms that a program may have a plain one.
  GlossaryService glossary{*store_, [](std::string_view text) { return ascii_lower(trim(text)); }};
};

TEST_F(GlossaryTest, KeepsWhatIsSaidOnceAndTrimmed) {
  const auto made = create(term(" 光猫 ", {"猫", "光猫", " 猫 ", "MODEM", "modem"}));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->term, "光猫");
  EXPECT_THAT(made->synonyms, ElementsAre("猫", "MODEM"));
  EXPECT_EQ(made->version, 1);
  EXPECT_EQ(made->updated_by, tel.owner->id);
  EXPECT_THAT(event_types(), Contains(EventType::glossary_changed));
  EXPECT_THAT(create(term("　")), FailsWith("too_short"));
}

TEST_F(GlossaryTest, AWordBelongsToOneTermWhateverItsForm) {
  ASSERT_TRUE(create(term("Modem", {"猫"})));
  EXPECT_THAT(create(term("MODEM")), FailsWith("duplicate_term"));
  EXPECT_THAT(create(term("宠物", {"狗", "猫"})), FailsWith("synonym_taken"));
  EXPECT_EQ(create(term("宠物", {"狗", "猫"})).error().field, "/synonyms/1");
  EXPECT_THAT(create(term("猫")), FailsWith("synonym_taken"));
  EXPECT_EQ(count(), 1U);
  const auto pet = create(term("宠物"));
  ASSERT_TRUE(pet);
  auto changed = *pet;
  changed.synonyms = {"modem"};
  EXPECT_THAT(run(glossary.update(tel.workspace.id, pet->id, changed, actor(tel))),
              FailsWith("synonym_taken"));
  const auto elsewhere = make_workspace("shop");
  EXPECT_TRUE(run(glossary.create(elsewhere.workspace.id, term("Modem"), actor(elsewhere))));
}

TEST_F(GlossaryTest, TheSecondOfTwoEditorsIsTold) {
  const auto made = create(term("光猫"));
  ASSERT_TRUE(made);
  auto first = *made, second = *made;
  first.synonyms = {"猫"};
  EXPECT_EQ(run(glossary.update(tel.workspace.id, made->id, first, actor(tel)))->version, 2);
  EXPECT_THAT(run(glossary.update(tel.workspace.id, made->id, second, actor(tel))),
              FailsWith("term_changed"));
  EXPECT_TRUE(run(glossary.remove(tel.workspace.id, made->id, actor(tel))));
  EXPECT_THAT(run(glossary.get(tel.workspace.id, made->id)), FailsWith("term_not_found"));
  EXPECT_TRUE(create(term("猫"))) << "its words are free again";
}

TEST_F(GlossaryTest, AnotherTenantsTermIsNotFound) {
  const auto made = create(term("光猫"));
  const auto other = make_workspace("shop");
  EXPECT_THAT(run(glossary.get(other.workspace.id, made->id)), FailsWith("term_not_found"));
  EXPECT_THAT(run(glossary.update(other.workspace.id, made->id, *made, actor(other))),
              FailsWith("term_not_found"));
  EXPECT_FALSE(run(glossary.remove(other.workspace.id, made->id, actor(other))));
}

TEST_F(GlossaryTest, AnImportReplacesByNameAndTellsOfEachRefusedRow) {
  ASSERT_TRUE(create(term("光猫", {"猫"})));
  ASSERT_TRUE(create(term("挂失")));
  const std::vector<GlossaryTerm> file{term("光猫", {"modem"}),  term("挂失"),
                                       term("副卡", {"亲情卡"}), term("宠物", {"猫"}),
                                       term("狗", {"MODEM"}),    term("副卡")};
  const auto tried = import(file, true);
  EXPECT_EQ(count(), 2U);
  const auto done = import(file);
  for (const auto& report : {tried, done}) {
    EXPECT_EQ(report.rows, 6);
    EXPECT_EQ(report.created, 2);  // 猫 is free once 光猫 has given it up
    EXPECT_EQ(report.updated, 1);
    EXPECT_EQ(report.unchanged, 1);
    EXPECT_THAT(codes(report), ElementsAre("6 synonym_taken synonyms", "7 duplicate_term term"));
  }
  EXPECT_EQ(count(), 4U);
  const auto again = import(file);
  EXPECT_EQ(again.created + again.updated, 0);
  EXPECT_EQ(again.unchanged, 4);
}

TEST_F(GlossaryTest, IsFullAtFiveThousand) {
  std::vector<GlossaryTerm> many;
  for (int i = 0; i < 5001; ++i) many.push_back(term("w" + std::to_string(i)));
  const auto report = import(many);
  EXPECT_EQ(report.created, 5000);
  EXPECT_THAT(codes(report), ElementsAre("5002 too_many_terms "));
  EXPECT_THAT(create(term("one more")), FailsWith("too_many_terms"));
}

}  // namespace
}  // namespace yingda
