#include <algorithm>
#include <random>

#include "nlu/retrieval/clusters.hpp"
#include "nlu/retrieval/document.hpp"
#include "nlu/retrieval/segment_builder.hpp"
#include "retrieval_support.hpp"

namespace yingda::nlu {
namespace {

std::vector<float> random_unit(std::mt19937& random, std::size_t dimensions) {
  std::normal_distribution<float> normal;
  std::vector<float> out(dimensions);
  float squares = 0;
  for (float& value : out) {
    value = normal(random);
    squares += value * value;
  }
  for (float& value : out) value /= std::sqrt(squares);
  return out;
}

TEST(RetrievalVectors, CosinesAreThoseOfTheUnroundedVectors) {
  constexpr std::size_t kDimensions = 512;
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const auto a = random_unit(random, kDimensions);
    auto b = random_unit(random, kDimensions);
    for (std::size_t d = 0; d < kDimensions; ++d) b[d] = 0.7F * a[d] + 0.714F * b[d];
    std::vector<std::int8_t> row(kDimensions);
    const float unit = quantize(b, row);
    float exact = 0;
    for (std::size_t d = 0; d < kDimensions; ++d) exact += a[d] * b[d];
    float found = 0;
    QuestionVector(a, 0).cosines(row.data(), &unit, std::span(&found, 1));
    EXPECT_NEAR(found, exact, 0.002);
  }
  const std::vector<float> nothing(64);
  std::vector<std::int8_t> row(64, 1);
  EXPECT_EQ(quantize(nothing, row), 0);
  EXPECT_TRUE(std::ranges::all_of(row, [](std::int8_t v) { return v == 0; }));
}

TEST(RetrievalVectors, LikeVectorsComeIntoOneCluster) {
  constexpr std::size_t kDimensions = 64;
  constexpr std::size_t kVectors = 2000;
  std::mt19937 random(3);
  std::vector<std::int8_t> vectors(kVectors * kDimensions);
  std::vector<float> units(kVectors);
  for (std::size_t i = 0; i < kVectors; i += 2) {
    // Each twice.
    units[i] = units[i + 1] =
        quantize(random_unit(random, kDimensions), std::span(vectors).subspan(i * kDimensions, kDimensions));
    std::copy_n(vectors.begin() + static_cast<std::ptrdiff_t>(i * kDimensions), kDimensions,
                vectors.begin() + static_cast<std::ptrdiff_t>((i + 1) * kDimensions));
  }
  const auto clusters = cluster(vectors, units, kDimensions, {});
  ASSERT_TRUE(clusters);
  const std::size_t count = clusters->centroids.size() / kDimensions;
  EXPECT_GT(count, 100U);
  for (std::size_t i = 0; i < kVectors; i += 2) {
    EXPECT_LT(clusters->owners[i], count);
    EXPECT_EQ(clusters->owners[i], clusters->owners[i + 1]);
  }
  EXPECT_EQ(cluster(vectors, units, kDimensions, {})->owners, clusters->owners);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(cluster(vectors, units, kDimensions, stop.get_token()));
}

TEST(RetrievalVectors, PassagesAreCutIntoWholeSentences) {
  EXPECT_TRUE(windows("").empty());
  EXPECT_EQ(windows("one short sentence.").size(), 1U);
  std::string text;
  for (int i = 0; i < 30; ++i) text += "第" + std::to_string(i) + "句说明保修期限和维修办法。";
  const auto parts = windows(text);
  EXPECT_GT(parts.size(), 2U);
  std::string joined;
  for (const auto part : parts) {
    EXPECT_TRUE(part.ends_with("。")) << part;
    joined += part;
  }
  EXPECT_EQ(joined, text);
  const std::string endless(100'000, 'x');
  EXPECT_EQ(windows(endless).size(), 64U);
}

class RetrievalClusteredTest : public RetrievalTest {};

TEST_F(RetrievalClusteredTest, ManyVectorsAreFoundByLookingAtAPartOfThem) {
  std::mt19937 random(11);
  std::vector<Document> documents;
  for (std::size_t i = 0; i < SegmentBuilder::kClusteredFrom + 500; ++i) {
    std::string text;
    for (int word = 0; word < 4; ++word) text += "w" + std::to_string(random() % 400) + " ";
    documents.push_back(doc(std::to_string(i), text));
  }
  const auto index = open();
  put(*index, documents);
  const auto view = index->view();
  ASSERT_GT(view->parts()[0].segment->facts().clusters, 100U);
  double recall = 0;
  constexpr std::size_t kQuestions = 60;
  for (std::size_t i = 0; i < kQuestions; ++i) {
    const std::string& text = documents[i * 131].fields[0].text;
    const auto vector = vector_of(make_query(text).normalized, index->source());
    SearchOptions all;
    all.probed = 1;
    const auto exact = ids(*view, search_meaning(*view, vector, 10, all));
    const auto some = ids(*view, search_meaning(*view, vector, 10));
    EXPECT_EQ(some.front(), exact.front());
    for (const auto& id : exact) recall += std::ranges::find(some, id) != some.end() ? 0.1 : 0;
  }
  EXPECT_GT(recall / kQuestions, 0.8);
  // The same after a restart, and with the newest in a segment of its own.
  put(*index, {doc("newest", "something altogether different")});
  EXPECT_EQ(ask(*open(), "something altogether different").front(), "newest");
}

}  // namespace
}  // namespace yingda::nlu
