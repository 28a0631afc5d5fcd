#include "nlu/encoder/encoder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "models_folder.hpp"
#include "nlu/encoder/matrix_kernels.hpp"

namespace yingda::nlu {
namespace {

using Vector = std::vector<float>;

// The tests of the vectors need the model, which scripts/fetch-models.sh brings.
class EncoderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (auto loaded = Encoder::load(models_folder())) encoder_ = std::move(*loaded);
  }
  static void TearDownTestSuite() { encoder_.reset(); }
  void SetUp() override {
    if (encoder_ == nullptr) GTEST_SKIP() << "no model in " << models_folder();
  }
  static Vector encode(std::string_view text) {
    Vector vector(encoder_->dimensions());
    encoder_->encode(text, vector);
    return vector;
  }

  static inline std::unique_ptr<Encoder> encoder_;
};

double dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

double cosine(const Vector& a, const Vector& b) { return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b)); }

struct Reference {
  std::string text;
  Vector vector;
};

std::vector<Reference> references() {
  std::ifstream file(YINGDA_SOURCE_DIR "/tests/unit/nlu/encoder_reference.tsv");
  std::vector<Reference> found;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto tab = line.find('\t');
    Reference reference{line.substr(0, tab), {}};
    for (std::size_t at = tab + 1; at < line.size(); at += 4) {
      const auto bits = static_cast<std::uint16_t>(std::stoul(line.substr(at, 4), nullptr, 16));
      reference.vector.push_back(static_cast<float>(static_cast<std::int16_t>(bits)));
    }
    found.push_back(std::move(reference));
  }
  return found;
}

TEST_F(EncoderTest, AgreesWithTheReferencePackage) {
  const auto expected = references();
  ASSERT_EQ(expected.size(), 20U);
  for (const auto& [text, vector] : expected) {
    ASSERT_EQ(vector.size(), encoder_->dimensions());
    EXPECT_GE(cosine(encode(text), vector), 0.9999) << text;
  }
}

TEST_F(EncoderTest, PutsTheSameQuestionInTwoLanguagesTogether) {
  const auto chinese = encode("怎么取消订单？");
  EXPECT_GT(cosine(chinese, encode("How do I cancel my order?")), 0.7);
  EXPECT_LT(cosine(chinese, encode("Do you sell umbrellas?")), 0.4);
}

TEST_F(EncoderTest, GivesABatchTheNumbersOfEachTextAlone) {
  std::vector<std::string> texts;
  for (const auto& reference : references()) texts.push_back(reference.text);
  texts.push_back("");
  for (std::size_t i = 0; i < 5; ++i) texts.push_back(texts[i] + texts[i + 1] + texts[i + 2]);
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const std::size_t width = encoder_->dimensions();
  Vector together(texts.size() * width);
  Vector features(texts.size() * encoder_->feature_dimensions());
  encoder_->encode_batch(views, together.data(), features.data());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto at = together.begin() + static_cast<std::ptrdiff_t>(i * width);
    EXPECT_EQ(encode(texts[i]), Vector(at, at + static_cast<std::ptrdiff_t>(width))) << texts[i];
  }
  for (const float feature : features) ASSERT_TRUE(std::isfinite(feature));
}

TEST_F(EncoderTest, GivesUnitVectorsForAnyInput) {
  std::string long_text;
  while (long_text.size() < 30'000) long_text += "今天的天气怎么样，";
  for (const std::string& text : {std::string(), std::string("   "), std::string("🎉🎉"), std::string("a"),
                                  std::string("\xff\xfe ab\xc3"), std::string("\xe4\xbd"),
                                  std::string(3, '\0'), std::string(10'000, 'x'), long_text}) {
    const auto vector = encode(text);
    EXPECT_NEAR(dot(vector, vector), 1.0, 1e-5) << text.substr(0, 20);
  }
  // Only the beginning of a long text counts.
  EXPECT_EQ(encode(long_text), encode(long_text + "something else"));
}

TEST_F(EncoderTest, TakesBrokenBytesAsReplacementCharacters) {
  EXPECT_EQ(encode("order\xff number"), encode("order\uFFFD number"));
}

TEST_F(EncoderTest, IsTheSameOnEveryCpu) {
  const auto expected = encode("how can i change the delivery address");
  for (const auto& kernel : matrix_kernels()) {
    const auto other = Encoder::load(models_folder(), kernel.name);
    ASSERT_TRUE(other.has_value()) << other.error().detail;
    Vector vector(expected.size());
    (*other)->encode("how can i change the delivery address", vector);
    EXPECT_EQ(vector, expected) << kernel.name;
  }
}

TEST_F(EncoderTest, ServesManyThreads) {
  const auto expected = references();
  std::vector<std::jthread> threads;
  std::vector<int> wrong(4);
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    threads.emplace_back([&, i] {
      for (const auto& [text, vector] : expected) wrong[i] += cosine(encode(text), vector) < 0.9999 ? 1 : 0;
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

}  // namespace
}  // namespace yingda::nlu
