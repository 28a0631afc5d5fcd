#pragma once
// Terms of the glossary.

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class GlossaryContract : public StoreContract {
 protected:
  static GlossaryTerm make_term(const Tenant& t, const std::string& name,
                                std::vector<std::string> synonyms = {}) {
    GlossaryTerm term;
    term.id = new_id<TermId>();
    term.workspace = t.workspace.id;
    term.term = name;
    term.synonyms = std::move(synonyms);
    return term;
  }
  // Test words are their own normal forms.
  static std::vector<std::string> words_of(const GlossaryTerm& term) {
    std::vector<std::string> words{term.term};
    words.insert(words.end(), term.synonyms.begin(), term.synonyms.end());
    return words;
  }
};

TEST_P(GlossaryContract, KeepsATermWithAllItsFields) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const auto ws = a.workspace.id;
  const auto other = b.workspace.id;
  auto term = make_term(a, "光猫", {"猫"});
  write([&](Tx& tx) { EXPECT_TRUE(tx.glossary().insert(term, words_of(term))); });
  term.term = "光调制解调器";
  term.synonyms = {"光猫", "modem"};
  term.explanation = "盒子";
  term.kind = "product";
  term.language = "zh";
  term.version = 2;
  term.updated_at = 6;
  term.updated_by = a.member.id;
  write([&](Tx& tx) { EXPECT_TRUE(tx.glossary().update(term, words_of(term))); });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.glossary().find(ws, term.id); })), show(term));
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.glossary().find_by_word(ws, "modem"); })), show(term));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.glossary().find_by_word(ws, "猫"); })) << "given up";
  EXPECT_FALSE(read([&](Tx& tx) { return tx.glossary().find(other, term.id); }));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.glossary().find_by_word(other, "modem"); }));
  write([&](Tx& tx) {
    EXPECT_FALSE(tx.glossary().remove(other, term.id)) << "another tenant's";
    EXPECT_TRUE(tx.glossary().remove(ws, term.id));
    EXPECT_FALSE(tx.glossary().remove(ws, term.id));
    EXPECT_TRUE(tx.glossary().insert(make_term(a, "modem"), {"modem"})) << "its words are free again";
  });
}

TEST_P(GlossaryContract, AWordBelongsToOneTermOfItsWorkspace) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto modem = make_term(a, "光猫", {"猫"});
  auto pet = make_term(a, "宠物");
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.glossary().insert(modem, words_of(modem)));
    EXPECT_TRUE(tx.glossary().insert(pet, words_of(pet)));
    const auto twin = make_term(a, "猫");
    EXPECT_FALSE(tx.glossary().insert(twin, words_of(twin)));
    pet.synonyms = {"狗", "猫"};
    EXPECT_FALSE(tx.glossary().update(pet, words_of(pet)));
    const auto foreign = make_term(b, "猫");
    EXPECT_TRUE(tx.glossary().insert(foreign, words_of(foreign)));
  });
  EXPECT_EQ(read([&](Tx& tx) { return tx.glossary().count(a.workspace.id); }), 2);
  EXPECT_EQ(read([&](Tx& tx) { return *tx.glossary().find(a.workspace.id, pet.id); }).synonyms.size(), 0U)
      << "nothing of a refused change is kept";
  EXPECT_FALSE(read([&](Tx& tx) { return tx.glossary().find_by_word(a.workspace.id, "狗"); }));
}

TEST_P(GlossaryContract, ListsFiltersAndCounts) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto modem = make_term(a, "光猫", {"猫"});
  modem.explanation = "100% 光纤";
  auto plan = make_term(a, "畅享套餐");
  plan.kind = "plan";
  const auto foreign = make_term(b, "光猫");
  write([&](Tx& tx) {
    for (const auto& term : {modem, plan, foreign}) tx.glossary().insert(term, words_of(term));
  });
  const auto list = [&](const TermFilter& filter, TermId before = {}, int limit = 10) {
    return ids_of(read([&](Tx& tx) { return tx.glossary().list(a.workspace.id, filter, before, limit); }));
  };
  EXPECT_EQ(list({}), (Ids{plan.id.value, modem.id.value}));
  EXPECT_EQ(list({}, {}, 1), (Ids{plan.id.value}));
  EXPECT_EQ(list({}, plan.id), (Ids{modem.id.value}));
  EXPECT_EQ(list({.query = "套餐"}), (Ids{plan.id.value}));
  EXPECT_EQ(list({.query = "猫"}), (Ids{modem.id.value}));
  EXPECT_EQ(list({.query = "100%"}), (Ids{modem.id.value})) << "in the explanation";
  EXPECT_EQ(list({.query = "%纤%"}), Ids{}) << "a wildcard is a character";
  EXPECT_EQ(list({.kind = "plan"}), (Ids{plan.id.value}));
  EXPECT_EQ(ids_of(read([&](Tx& tx) { return tx.glossary().all(a.workspace.id); })),
            (Ids{modem.id.value, plan.id.value}));
  using Kinds = std::vector<std::pair<std::string, std::int64_t>>;
  EXPECT_EQ(read([&](Tx& tx) { return tx.glossary().kinds(a.workspace.id); }),
            (Kinds{{"plan", 1}, {"term", 1}}));
}

}  // namespace yingda::contract
