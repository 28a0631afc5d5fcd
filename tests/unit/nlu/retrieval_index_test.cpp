#include <gmock/gmock.h>

#include <map>
#include <random>

#include "retrieval_support.hpp"

namespace yingda::nlu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const std::vector<Document> kShop = {
    doc("refund", "How long does a refund take?", "A refund takes three to five working days."),
    doc("address", "Can I change the delivery address?", "As long as the parcel has not been sent."),
    doc("invoice", "怎么开发票？", "在订单页面点击申请发票。"),
};

class RetrievalIndexTest : public RetrievalTest {};

TEST_F(RetrievalIndexTest, FindsByWordsAndByMeaning) {
  const auto index = open();
  put(*index, kShop);
  EXPECT_EQ(index->view()->documents(), 3U);
  EXPECT_EQ(ask(*index, "refund take how long").front(), "refund");
  EXPECT_EQ(ask(*index, "发票").front(), "invoice");
  // Of the words of this question the index knows none.
  const Query query = make_query("efun");
  EXPECT_THAT(search_words(*index->view(), query, 3), IsEmpty());
  EXPECT_EQ(ask(*index, "efun").front(), "refund");
  EXPECT_THAT(ask(*index, "refund", 1), ElementsAre("refund"));
  EXPECT_THAT(ask(*index, "refund", 0), IsEmpty());
}

TEST_F(RetrievalIndexTest, SaysWhatItMeasured) {
  const auto index = open();
  put(*index, kShop);
  const auto view = index->view();
  const Query query = make_query("How long does a refund take?");
  const auto hits = search(*view, query, vector_of(query.normalized, index->source()), 3);
  EXPECT_NEAR(hits[0].wording, 1, 0.01);
  EXPECT_GT(hits[0].passage, 0.1F);
  EXPECT_GT(hits[0].words, hits[1].words);
  EXPECT_LE(hits[0].words, 1);
}

TEST_F(RetrievalIndexTest, KeepsEverythingInItsFiles) {
  std::vector<std::string> before;
  {
    const auto index = open();
    put(*index, kShop);
    remove(*index, {"address", "unknown"});
    before = ask(*index, "refund of an invoice");
  }
  const auto index = open();
  EXPECT_EQ(index->view()->documents(), 2U);
  EXPECT_FALSE(index->view()->find("address"));
  EXPECT_EQ(ask(*index, "refund of an invoice"), before);
  EXPECT_EQ(index->encoded(), 0U);
}

TEST_F(RetrievalIndexTest, NeverEncodesATextTwice) {
  const auto index = open();
  put(*index, kShop);
  const std::size_t first = runs_.encoded;
  EXPECT_EQ(first, 6U);
  EXPECT_TRUE(index->difference(kShop).empty());
  // Another answer: the question is known. The document comes back later: its texts are known still.
  put(*index, {doc("refund", "How long does a refund take?", "Ten days.")});
  EXPECT_EQ(runs_.encoded - first, 1U);
  remove(*index, {"invoice"});
  put(*index, {kShop[2]});
  EXPECT_EQ(runs_.encoded - first, 1U);
  ASSERT_TRUE(index->merge(true));
  EXPECT_EQ(runs_.encoded - first, 1U);
}

TEST_F(RetrievalIndexTest, TellsWhatChanged) {
  const auto index = open();
  put(*index, kShop);
  const std::vector<Document> now = {kShop[0], doc("address", "Where does my parcel go?"),
                                     doc("new", "Hello")};
  const IndexChange change = index->difference(now);
  EXPECT_THAT(change.put, ElementsAre(&now[1], &now[2]));
  EXPECT_THAT(change.remove, ElementsAre("invoice"));
  ASSERT_TRUE(index->apply(change));
  EXPECT_TRUE(index->difference(now).empty());
  EXPECT_EQ(index->view()->documents(), 3U);
}

TEST_F(RetrievalIndexTest, AnotherModelMakesEveryDocumentNew) {
  {
    const auto index = open("old");
    put(*index, kShop);
  }
  const auto index = open("new");
  // Until then they are found by words: vectors of different models are not compared.
  const Query query = make_query("refund");
  EXPECT_THAT(search_meaning(*index->view(), vector_of("refund", index->source()), 3), IsEmpty());
  EXPECT_EQ(search_words(*index->view(), query, 3).size(), 1U);
  ASSERT_TRUE(index->apply(index->difference(kShop)));
  EXPECT_EQ(index->encoded(), 6U);
  EXPECT_EQ(index->view()->parts().size(), 1U);
  EXPECT_FALSE(search_meaning(*index->view(), vector_of("refund", index->source()), 3).empty());
}

TEST_F(RetrievalIndexTest, WorksOnWordsAloneWithoutAModel) {
  auto index = RetrievalIndex::open(folder_ / "index", {});
  ASSERT_TRUE(index);
  put(**index, kShop);
  EXPECT_EQ((*index)->view()->rows(), 0U);
  const auto view = (*index)->view();
  EXPECT_THAT(ids(*view, search(*view, make_query("refund days"), {}, 3)), ElementsAre("refund"));
}

TEST_F(RetrievalIndexTest, RefusesBadIdsAndChangesNothing) {
  const auto index = open();
  put(*index, kShop);
  const Document nameless = doc("", "a");
  const Document longest = doc(std::string(255, 'x'), "a");
  const Document too_long = doc(std::string(256, 'x'), "a");
  for (const IndexChange& change :
       {IndexChange{{&nameless}, {}}, IndexChange{{&too_long}, {}}, IndexChange{{&longest, &longest}, {}}}) {
    const auto done = index->apply(change);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "bad_document");
  }
  EXPECT_EQ(index->view()->documents(), 3U);
  EXPECT_TRUE(index->apply({{&longest}, {}}));
}

TEST_F(RetrievalIndexTest, TakesAnyText) {
  const auto index = open();
  put(*index, {doc("empty", ""), doc("marks", "?!…"), doc("emoji", "😀😀"), doc("broken", "\xFF\xFE\xC3"),
               doc("long", std::string(20'000, 'a') + " refund"), doc("zero", std::string(3, '\0'))});
  EXPECT_EQ(index->view()->documents(), 6U);
  for (const char* question : {"", " ", "😀", "\xFF", "refund"}) (void)ask(*index, question);
  ASSERT_TRUE(index->merge(true));
  EXPECT_EQ(open()->view()->documents(), 6U);
}

TEST_F(RetrievalIndexTest, StopsWhenTold) {
  const auto index = open();
  std::stop_source stop;
  stop.request_stop();
  const auto done = index->apply({{&kShop[0]}, {}}, stop.get_token());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "stopped");
  EXPECT_EQ(index->view()->documents(), 0U);
}

TEST_F(RetrievalIndexTest, MergesManySmallSegments) {
  const auto index = open();
  for (int i = 0; i < 40; ++i) {
    put(*index, {doc("d" + std::to_string(i), "question number " + std::to_string(i))});
    ASSERT_TRUE(index->merge());
  }
  EXPECT_EQ(index->view()->documents(), 40U);
  EXPECT_LT(index->view()->parts().size(), 12U);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder_ / "index")) ++files;
  EXPECT_EQ(files, index->view()->parts().size() + 1);
  EXPECT_EQ(ask(*index, "question number 17").front(), "d17");
}

// What a search says, to be compared between indexes.
std::vector<std::tuple<std::string, float, float, float>> said(const IndexView& view, const Query& query,
                                                               const QuestionVector& vector) {
  std::vector<std::tuple<std::string, float, float, float>> out;
  for (const Hit& hit : search(view, query, vector, 50))
    out.emplace_back(view.id(hit.at), hit.words, hit.wording, hit.passage);
  return out;
}

// Any order of changes, merges and restarts ends in the index that its documents make in one go.
TEST_F(RetrievalIndexTest, AnyOrderOfChangesEqualsAFreshBuild) {
  static const std::vector<std::string> kWords = {"refund", "parcel", "invoice", "order",
                                                  "late",   "退款",   "快递",    "发票"};
  std::mt19937 random(2026);
  const auto any = [&random](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  const auto root = folder_;
  for (int round = 0; round < 20; ++round) {
    folder_ = root / std::to_string(round);
    auto index = open();
    std::map<std::string, Document> expected;
    for (std::size_t step = any(40); step > 0; --step) {
      const std::string id = std::to_string(any(12));
      const std::size_t what = any(8);
      if (what < 4) {
        const Document next = doc(id, kWords[any(8)] + " " + kWords[any(8)], kWords[any(8)] + ". " + id);
        put(*index, {next});
        expected[id] = next;
      } else if (what < 6) {
        remove(*index, {id});
        expected.erase(id);
      } else if (what == 6) {
        ASSERT_TRUE(index->merge());
      } else {
        index.reset();
        index = open();
      }
      ASSERT_EQ(index->view()->documents(), expected.size());
    }
    std::vector<Document> all;
    for (const auto& [id, document] : expected) all.push_back(document);
    EXPECT_TRUE(index->difference(all).empty());
    const auto before = index->view();
    ASSERT_TRUE(index->merge(true));
    folder_ /= "fresh";
    const auto fresh = open();
    put(*fresh, all);
    for (const std::string& word : kWords) {
      const Query query = make_query(word + " order");
      const auto vector = vector_of(query.normalized, fresh->source());
      EXPECT_EQ(said(*index->view(), query, vector), said(*fresh->view(), query, vector));
      // Unmerged, the meanings are the same already.
      EXPECT_EQ(ids(*before, search_meaning(*before, vector, 20)),
                ids(*fresh->view(), search_meaning(*fresh->view(), vector, 20)));
    }
  }
  folder_ = root;
}

}  // namespace
}  // namespace yingda::nlu
