#pragma once
// Full-text search over messages.

#include <rapidcheck.h>

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class SearchContract : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    a_ = add_tenant("a");
    b_ = add_tenant("b");
  }
  MessageId say(const Tenant& t, const std::string& text, Author author = Author::customer) {
    auto message = make_message(t, ++seq_, text);
    message.author = author;
    write([&](Tx& tx) { add_message(tx, message); });
    return message.id;
  }
  std::vector<MessageHit> search(const Tenant& t, const std::string& query, MessageId before = {},
                                 int limit = 50) {
    EXPECT_TRUE(store().wait_until_searchable(std::chrono::seconds(30)));
    return read([&](Tx& tx) { return tx.conversations().search(t.workspace.id, query, before, limit); });
  }
  std::vector<std::int64_t> found(const Tenant& t, const std::string& query, MessageId before = {},
                                  int limit = 50) {
    std::vector<std::int64_t> ids;
    for (const auto& hit : search(t, query, before, limit)) ids.push_back(hit.message.id.value);
    return ids;
  }

  Tenant a_;
  Tenant b_;
  std::int64_t seq_ = 0;
};

TEST_P(SearchContract, FindsChineseWordsInsideSentences) {
  const auto freight = say(a_, "请问七天无理由退货的运费由谁承担？").value;
  const auto invoice = say(a_, "我想开电子发票，谢谢").value;
  EXPECT_EQ(found(a_, "退货"), Ids{freight});
  EXPECT_EQ(found(a_, "货的运"), Ids{freight});
  EXPECT_EQ(found(a_, "电子发票"), Ids{invoice});
  EXPECT_EQ(found(a_, "发票，谢谢"), Ids{invoice}) << "punctuation does not part a phrase";
  EXPECT_EQ(found(a_, "退运"), Ids{}) << "not next to each other";
  EXPECT_EQ(found(a_, "货退"), Ids{});
}

TEST_P(SearchContract, FindsASingleCharacterAnywhere) {
  const auto first = say(a_, "税费问题").value;
  const auto middle = say(a_, "要交税吗").value;
  const auto last = say(a_, "不含税").value;
  const auto alone = say(a_, "税").value;
  say(a_, "没有");
  EXPECT_EQ(found(a_, "税"), (Ids{alone, last, middle, first}));
}

TEST_P(SearchContract, FindsEnglishWordsInAnyCaseWidthAndAccent) {
  const auto phone = say(a_, "My iPhone 15 arrived broken, café order").value;
  EXPECT_EQ(found(a_, "IPHONE"), Ids{phone});
  EXPECT_EQ(found(a_, "ｉｐｈｏｎｅ　１５"), Ids{phone});
  EXPECT_EQ(found(a_, "cafe"), Ids{phone});
  EXPECT_EQ(found(a_, "brok"), Ids{phone}) << "the beginning of a word";
  EXPECT_EQ(found(a_, "roken"), Ids{}) << "not its end";
  EXPECT_EQ(found(a_, "broken iphone"), Ids{phone}) << "all words, in any order";
  EXPECT_EQ(found(a_, "broken laptop"), Ids{});
}

TEST_P(SearchContract, FindsMixedText) {
  const auto mixed = say(a_, "iPhone15手机壳有货吗，订单号AB123").value;
  for (const auto* query :
       {"手机壳", "iphone15手机", "手机 iphone15", "AB123", "单号ab123", "壳有货", "壳 ab123"}) {
    EXPECT_EQ(found(a_, query), Ids{mixed}) << query;
  }
}

TEST_P(SearchContract, IsNotFooledByQuerySyntax) {
  const auto plain = say(a_, "or and not near 手机").value;
  for (const auto* query :
       {"\" OR *", "\"", "*", "' OR 1=1 --", "NEAR(手机, 1)", "workspace:手机", "words : 手机", "(", ")",
        "{words} : x", "手机\" OR \"发票", "^手机", "-手机", "\\", "%", "", "   "}) {
    for (const auto id : found(a_, query)) EXPECT_EQ(id, plain) << query;
    EXPECT_EQ(found(b_, query), Ids{}) << query;
  }
  EXPECT_EQ(found(a_, "^手机"), Ids{plain});
  EXPECT_EQ(found(a_, "发票\" OR \"手机"), Ids{}) << "OR is a word";
  EXPECT_EQ(found(a_, "*"), Ids{});
  EXPECT_EQ(found(a_, std::string(100'000, 'x')), Ids{});
  EXPECT_EQ(found(a_, "\xff\xfe手机\xc0"), Ids{plain}) << "broken bytes part words";
}

TEST_P(SearchContract, StaysInItsWorkspace) {
  const auto mine = say(a_, "秘密订单").value;
  const auto theirs = say(b_, "秘密订单").value;
  EXPECT_EQ(found(a_, "秘密"), Ids{mine});
  EXPECT_EQ(found(b_, "秘密"), Ids{theirs});
  // The workspace is a word of the index too; asking for it finds nothing.
  EXPECT_EQ(found(a_, to_text(b_.workspace.id)), Ids{});
  EXPECT_EQ(found(a_, to_text(a_.workspace.id)), Ids{});
}

TEST_P(SearchContract, FindsNotesAndEveryPart) {
  const auto note = say(a_, "内部备注：加急", Author::note).value;
  auto message = make_message(a_, ++seq_, "");
  message.parts = {CardPart{{{"羽绒服", "保暖", "", {}}}}};
  write([&](Tx& tx) { add_message(tx, message); });
  EXPECT_EQ(found(a_, "加急"), Ids{note});
  EXPECT_EQ(found(a_, "羽绒服"), Ids{message.id.value});
}

TEST_P(SearchContract, PagesNewestFirst) {
  Ids all;
  for (int i = 0; i < 7; ++i) all.insert(all.begin(), say(a_, "第" + std::to_string(i) + "次询问").value);
  EXPECT_EQ(found(a_, "询问", {}, 3), (Ids{all[0], all[1], all[2]}));
  EXPECT_EQ(found(a_, "询问", MessageId{all[2]}, 3), (Ids{all[3], all[4], all[5]}));
  EXPECT_EQ(found(a_, "询问", MessageId{all[5]}, 3), (Ids{all[6]}));
}

TEST_P(SearchContract, MarksHitsInASnippet) {
  say(a_, "运费谁出");
  EXPECT_EQ(search(a_, "运费").at(0).snippet, "«运费»谁出");
  EXPECT_EQ(search(a_, "费").at(0).snippet, "运«费»谁出");
  EXPECT_EQ(search(a_, "出").at(0).snippet, "运费谁«出»");
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += "甲乙";
  say(a_, filler + "退货 Refund" + filler);
  const auto snippet = search(a_, "退货 refund").at(0).snippet;
  EXPECT_TRUE(snippet.starts_with("…甲乙")) << snippet;
  EXPECT_TRUE(snippet.ends_with("乙…") || snippet.ends_with("甲…")) << snippet;
  EXPECT_NE(snippet.find("«退货» «Refund»"), std::string::npos) << snippet;
}

TEST_P(SearchContract, GoesOnAfterReopening) {
  const auto before = say(a_, "重启之前").value;
  reopen();
  const auto after = say(a_, "重启之后").value;
  EXPECT_EQ(found(a_, "重启"), (Ids{after, before}));
}

// Every part of a message is found by, whatever the message is made of.
TEST_P(SearchContract, EveryRunOfCharactersFindsItsMessage) {
  const auto letter =
      rc::gen::element<std::string>("退", "货", "运", "费", "a", "B", "7", "é", "，", " ", "の", "한", "Ａ");
  EXPECT_TRUE(rc::check("a part of a message finds it", [&] {
    const auto letters = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(letter));
    std::string text;
    for (const auto& one : letters) text += one;
    const auto id = say(a_, text);
    // A part that begins and ends where words do: the whole, or a run of one script.
    std::string part;
    for (const auto& one : letters) {
      if (one != "退" && one != "货" && one != "运" && one != "费") break;
      part += one;
    }
    const auto is_there = [&](const std::string& query) {
      const auto ids = found(a_, query, {}, 1);
      return !ids.empty() && ids.front() == id.value;
    };
    const bool has_word =
        std::ranges::any_of(letters, [](const auto& one) { return one != "，" && one != " "; });
    if (has_word) RC_ASSERT(is_there(text));
    if (!part.empty()) RC_ASSERT(is_there(part));
  }));
}

}  // namespace yingda::contract
