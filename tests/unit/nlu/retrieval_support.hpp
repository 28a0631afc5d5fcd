#pragma once
// An index in a temporary folder, with vectors that need no model.

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "nlu/retrieval/index.hpp"
#include "nlu/retrieval/search.hpp"

namespace yingda::nlu {

// Texts that share runs of three bytes get vectors that point the same way.
class RunsSource {
 public:
  static constexpr std::size_t kDimensions = 64;

  VectorSource source(std::string model = "runs") {
    return {std::move(model), kDimensions, [this](std::span<const std::string_view> texts, float* out) {
              for (const std::string_view text : texts) {
                encode(text, out);
                out += kDimensions;
              }
              encoded += texts.size();
            }};
  }
  static void encode(std::string_view text, float* out) {
    std::fill(out, out + kDimensions, 0.F);
    const std::string padded = "  " + std::string(text) + "  ";
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
      const std::size_t hash = std::hash<std::string>{}(padded.substr(i, 3));
      out[hash % kDimensions] += (hash & 0x10000U) != 0 ? 1.F : -1.F;
    }
    float squares = 0;
    for (std::size_t d = 0; d < kDimensions; ++d) squares += out[d] * out[d];
    for (std::size_t d = 0; d < kDimensions && squares > 0; ++d) out[d] /= std::sqrt(squares);
  }

  std::atomic<std::size_t> encoded{0};
};

inline Document doc(std::string id, std::string question, std::string answer = {}) {
  return {std::move(id),
          {{FieldKind::question, std::move(question)}, {FieldKind::passage, std::move(answer)}}};
}

class RetrievalTest : public testing::Test {
 protected:
  RetrievalTest() {
    std::string name = (std::filesystem::temp_directory_path() / "yingda-retrieval-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~RetrievalTest() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<RetrievalIndex> open(std::string model = "runs") {
    auto index = RetrievalIndex::open(folder_ / "index", runs_.source(std::move(model)));
    EXPECT_TRUE(index) << index.error().detail;
    return index ? std::move(*index) : nullptr;
  }
  static void put(RetrievalIndex& index, const std::vector<Document>& documents) {
    IndexChange change;
    for (const Document& document : documents) change.put.push_back(&document);
    ASSERT_TRUE(index.apply(change));
  }
  static void remove(RetrievalIndex& index, std::vector<std::string> ids) {
    ASSERT_TRUE(index.apply({{}, std::move(ids)}));
  }
  static QuestionVector vector_of(std::string_view text, const VectorSource& source) {
    std::vector<float> numbers(source.dimensions);
    source.encode(std::span(&text, 1), numbers.data());
    return {numbers, model_hash(source)};
  }
  // The ids found, best first.
  static std::vector<std::string> ids(const IndexView& view, const std::vector<Hit>& hits) {
    std::vector<std::string> out;
    for (const Hit& hit : hits) out.emplace_back(view.id(hit.at));
    return out;
  }
  std::vector<std::string> ask(const RetrievalIndex& index, std::string_view text, std::size_t limit = 10) {
    const Query query = make_query(text);
    const auto view = index.view();
    return ids(*view, search(*view, query, vector_of(query.normalized, index.source()), limit));
  }

  RunsSource runs_;
  std::filesystem::path folder_;
};

}  // namespace yingda::nlu
