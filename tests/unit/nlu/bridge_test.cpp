#include "nlu/bridge/bridge.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <thread>

#include "base/crypto.hpp"
#include "models_folder.hpp"
#include "nlu/bridge/mixed_encoder.hpp"
#include "nlu/meaning.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

namespace fs = std::filesystem;
using Numbers = std::vector<float>;

float cosine(std::span<const float> a, std::span<const float> b) {
  const auto dot = [](auto x, auto y) { return std::inner_product(x.begin(), x.end(), y.begin(), 0.F); };
  return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b));
}

// Pairs of x around a point away from 0 and A·x + b.
struct PairSample {
  static constexpr std::size_t kFrom = 8;
  static constexpr std::size_t kTo = 5;
  Numbers from;
  Numbers to;
  explicit PairSample(std::size_t count, unsigned seed = 1) {
    std::mt19937 same(7);
    std::normal_distribution<float> normal;
    std::array<float, kFrom * kTo> matrix;
    for (float& cell : matrix) cell = normal(same);
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < count; ++i) {
      std::array<float, kFrom> x;
      for (float& value : x) value = 3 + normal(random);
      for (std::size_t c = 0; c < kTo; ++c) {
        float sum = static_cast<float>(c);
        for (std::size_t k = 0; k < kFrom; ++k) sum += x[k] * matrix[k * kTo + c];
        to.push_back(sum);
      }
      from.insert(from.end(), x.begin(), x.end());
    }
  }
  std::span<const float> x(std::size_t i) const { return std::span(from).subspan(i * kFrom, kFrom); }
  std::span<const float> y(std::size_t i) const { return std::span(to).subspan(i * kTo, kTo); }
};

TEST(BridgeMapTest, FindsALinearRelationWithAnOffset) {
  const PairSample learnt(200);
  PairSums sums(PairSample::kFrom, PairSample::kTo);
  sums.add(learnt.from, learnt.to, 1);
  const BridgeMap map(sums, 1e-6);
  const PairSample other(20, 2);
  for (std::size_t i = 0; i < 20; ++i) {
    std::array<float, PairSample::kTo> out;
    map.apply(other.x(i), out);
    EXPECT_GT(cosine(out, other.y(i)), 0.99999F) << i;
    EXPECT_NEAR(std::inner_product(out.begin(), out.end(), out.begin(), 0.F), 1, 1e-5);
  }
}

TEST(BridgeMapTest, JoinsSumsAndWeighsThem) {
  const PairSample a(50, 3);
  const PairSample b(50, 4);
  PairSums together(PairSample::kFrom, PairSample::kTo);
  together.add(a.from, a.to, 1);
  together.add(b.from, b.to, 2);
  PairSums first(PairSample::kFrom, PairSample::kTo);
  first.add(a.from, a.to, 1);
  PairSums second(PairSample::kFrom, PairSample::kTo);
  second.add(b.from, b.to, 1);
  second.add(b.from, b.to, 1);
  first.add(second);
  EXPECT_EQ(first.count(), 150);
  std::array<float, PairSample::kTo> left;
  std::array<float, PairSample::kTo> right;
  BridgeMap(together, 0.3).apply(a.x(0), left);
  BridgeMap(first, 0.3).apply(a.x(0), right);
  for (std::size_t c = 0; c < PairSample::kTo; ++c) EXPECT_NEAR(left[c], right[c], 1e-5);
  EXPECT_NE(BridgeMap(together, 0.3).fingerprint(), BridgeMap(together, 0.4).fingerprint());
}

TEST(BridgeMapTest, AlotOfSmoothingLeavesTheMeanAndNothingLeavesAVector) {
  const PairSample a(50, 5);
  PairSums sums(PairSample::kFrom, PairSample::kTo);
  std::array<float, PairSample::kTo> out;
  BridgeMap(sums, 0.3).apply(a.x(0), out);
  EXPECT_NEAR(std::inner_product(out.begin(), out.end(), out.begin(), 0.F), 1, 1e-5);
  sums.add(a.from, a.to, 1);
  BridgeMap(sums, 1e9).apply(a.x(0), out);
  Numbers mean(PairSample::kTo);
  for (std::size_t i = 0; i < 50; ++i)
    for (std::size_t c = 0; c < PairSample::kTo; ++c) mean[c] += a.y(i)[c];
  EXPECT_GT(cosine(out, mean), 0.99999F);
}

class E5File : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("yingda-e5-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(E5File, NamesWhatIsWrong) {
  const auto missing = E5Model::load(folder_);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, "model_missing");
  EXPECT_EQ(E5Model::load(folder_, "abacus").error().code, "kernel_unsupported");

  // A sound file in the right form, but of another model.
  const auto number = [](std::uint64_t value, std::size_t bytes) {
    return std::string(reinterpret_cast<const char*>(&value), bytes);
  };
  const std::string body = "image" + std::string(27, '\0') + number(0, 4) + number(1, 4) + number(12, 4) +
                           number(0, 4) + number(128, 8) + number(12, 8) + "E5S1 and more";
  const std::string whole = "YDTENSOR" + number(1, 4) + number(1, 4) + number(64 + body.size(), 8) +
                            number(0, 8) + blake2b(body) + body;
  std::ofstream(folder_ / E5Model::kFileName, std::ios::binary) << whole;
  const auto other = E5Model::load(folder_);
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().code, "model_damaged");
  EXPECT_NE(other.error().detail.find("--with e5"), std::string::npos);
  std::ofstream(folder_ / E5Model::kFileName, std::ios::binary) << whole.substr(0, whole.size() - 1);
  EXPECT_EQ(E5Model::load(folder_).error().code, "model_damaged");
}

TEST(BridgeLanguages, ScriptsTellWithoutAnyModel) {
  const Bridge bridge(nullptr, nullptr, std::make_shared<const Identifier>());
  for (const char* text :
       {"πότε θα πάρω τα χρήματά μου;", "मुझे पैसे कब मिलेंगे?", "коли мені повернуть гроші за їжу?"})
    EXPECT_TRUE(bridge.is_foreign(text, "zh")) << text;
  for (const char* text : {"什么时候退款", "когда вернут деньги?", "when will I get it?", "คืนเงินเมื่อไหร่",
                           "返金はいつですか", "zenme tuihuo", "20231105", ""})
    EXPECT_FALSE(bridge.is_foreign(text, "zh")) << text;
  EXPECT_TRUE(bridge.is_foreign("20231105", "vi"));
}

// A tenth of them: enough to see that the map works, few enough to be encoded in seconds.
std::vector<std::string_view> some_general_texts() {
  std::vector<std::string_view> some;
  const auto all = general_texts();
  for (std::size_t i = 0; i < all.size(); i += 10) some.push_back(all[i]);
  return some;
}

// With the three models of build/models.
class BridgeOfModels : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto encoder = Encoder::load(models_folder());
    auto languages = Identifier::load(models_folder());
    auto model = E5Model::load(models_folder());
    if (!encoder || !languages || !model) return;
    encoder_ = std::move(*encoder);
    vectors_ = std::make_shared<E5Vectors>(std::move(*model));
    bridge_ = std::make_shared<Bridge>(
        encoder_, vectors_, std::make_shared<const Identifier>(std::move(*languages)), some_general_texts());
    ASSERT_TRUE(bridge_->prepare({}, {}).has_value());
  }
  static void TearDownTestSuite() {
    bridge_.reset();
    vectors_.reset();
    encoder_.reset();
  }
  void SetUp() override {
    if (!bridge_)
      GTEST_SKIP() << "no e5 model in " << models_folder() << " (scripts/fetch-models.sh --with e5)";
  }
  static Bridge::Texts texts() {
    return {{"怎么取消订单", "退款多久到账", "làm sao để huỷ đơn hàng?"}, {}, "zh"};
  }

  static inline std::shared_ptr<const Encoder> encoder_;
  static inline std::shared_ptr<E5Vectors> vectors_;
  static inline std::shared_ptr<Bridge> bridge_;
};

TEST_F(BridgeOfModels, LatinLettersAreToldByTheTable) {
  EXPECT_TRUE(bridge_->is_foreign("bao giờ tiền về tài khoản vậy?", "zh"));
  EXPECT_TRUE(bridge_->is_foreign("milloin saan rahani takaisin?", "zh"));
  EXPECT_FALSE(bridge_->is_foreign("wann bekomme ich mein geld zurück?", "zh"));
  EXPECT_FALSE(bridge_->is_foreign("ok", "zh"));
}

TEST_F(BridgeOfModels, KnowsWhatIsMissingAndLearnsIt) {
  const auto all = texts();
  const auto missing = bridge_->missing(all);
  EXPECT_FALSE(missing.empty());
  ASSERT_TRUE(bridge_->learn(missing, {}, {}).has_value());
  EXPECT_TRUE(bridge_->missing(all).empty());
}

TEST_F(BridgeOfModels, KnownLanguagesKeepTheirVectors) {
  const auto mixed = bridge_->encoder_for(texts());
  const std::array<std::string_view, 3> asked = {"退款多久到账", "khi nào tôi được hoàn tiền?",
                                                 "how long does it take?"};
  std::vector<float> out(asked.size() * 512);
  mixed->encode_batch(asked, out.data());
  std::vector<float> plain(512);
  for (const std::size_t i : {0UL, 2UL}) {
    encoder_->encode(asked[i], plain);
    EXPECT_TRUE(std::ranges::equal(plain, std::span(out).subspan(i * 512, 512))) << asked[i];
    EXPECT_EQ(mixed->source_of(asked[i]), encoder_->source_of(asked[i]));
    EXPECT_FALSE(mixed->is_slow_for(asked[i]));
  }
  encoder_->encode(asked[1], plain);
  const auto mapped = std::span(out).subspan(512, 512);
  EXPECT_FALSE(std::ranges::equal(plain, mapped));
  EXPECT_NEAR(std::inner_product(mapped.begin(), mapped.end(), mapped.begin(), 0.F), 1, 1e-4);
  EXPECT_NE(mixed->source_of(asked[1]), encoder_->source_of(asked[1]));
  EXPECT_TRUE(mixed->is_slow_for(asked[1]));
}

TEST_F(BridgeOfModels, AVietnameseQuestionFindsAnEntryAndAVietnameseEntryIsFound) {
  const std::vector<std::string> none;
  const std::vector<std::string> refund = {"钱什么时候退给我"};
  const std::vector<EntryTexts> entries = {
      {"退款多久到账", refund, none, "三个工作日内原路退回。", ""},
      {"làm sao để huỷ đơn hàng?", none, none, "Bấm nút huỷ trong đơn hàng.", ""},
      {"怎么开发票", none, none, "在订单页申请。", ""}};
  Bridge::Texts own;
  own.usual = "zh";
  for (const auto& entry : entries) own.wordings.push_back(normalize(entry.question));
  ASSERT_TRUE(bridge_->learn(bridge_->missing(own), {}, {}).has_value());
  const auto mixed = bridge_->encoder_for(own);
  const auto tier = MeaningTier::build(entries, mixed, nullptr);
  const auto nearest = [&](const MeaningTier& asked, std::string_view text) {
    MeaningScores scores;
    asked.score(normalize(text), scores);
    return std::ranges::max_element(scores.nearest) - scores.nearest.begin();
  };
  EXPECT_EQ(nearest(*tier, "khi nào tôi được hoàn tiền?"), 0);
  EXPECT_EQ(nearest(*tier, "我想取消订单"), 1);
  // What the tier before knew by another way is not taken over.
  const auto before = MeaningTier::build(entries, encoder_, nullptr);
  const auto after = MeaningTier::build(entries, mixed, before.get());
  EXPECT_EQ(nearest(*after, "我想取消订单"), 1);
}

TEST_F(BridgeOfModels, TakesAnyBytesAndAnyLength) {
  std::array<float, E5Model::kDimensions> out;
  std::string growing;
  for (int i = 0; i < 500; ++i) growing += "\xEF\xB7\xBA";  // U+FDFA
  std::string zeros("a\0b", 3);
  for (const std::string& text :
       {std::string(), zeros, growing, std::string(5000, '\xFF'), std::string(100'000, 'x'),
        std::string("\xF0\x9F\x98\x80\xE2\x80\x8D"), std::string("\xE4\xBD")}) {
    vectors_->get(text, out);
    EXPECT_NEAR(std::inner_product(out.begin(), out.end(), out.begin(), 0.F), 1, 1e-4) << text.size();
  }
}

TEST_F(BridgeOfModels, KernelsAgreeAndThreadsDoNotDisturbEachOther) {
  const auto plain = E5Model::load(models_folder(), "generic");
  const auto fast = E5Model::load(models_folder());
  ASSERT_TRUE(plain.has_value() && fast.has_value());
  const std::array<std::string, 3> texts = {"tôi muốn đổi hàng", "πού είναι το δέμα μου;", "怎么换货"};
  std::array<std::array<float, E5Model::kDimensions>, 3> out;
  std::array<std::array<float, E5Model::kDimensions>, 3> together;
  for (std::size_t i = 0; i < 3; ++i) (*fast)->encode(texts[i], out[i]);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 3; ++i)
      threads.emplace_back([&, i] { (*fast)->encode(texts[i], together[i]); });
  }
  EXPECT_EQ(out, together);
  for (std::size_t i = 0; i < 3; ++i) {
    (*plain)->encode(texts[i], together[i]);
    EXPECT_GT(cosine(out[i], together[i]), 0.9999F) << texts[i];
  }
}

TEST_F(BridgeOfModels, VectorsAreKeptInAFileAndDamagedOnesLeftOut) {
  const auto folder = fs::temp_directory_path() / ("yingda-e5-kept-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const auto file = folder / "vectors.bin";
  const std::vector<std::string> texts = {"xin chào", "bonjour", "你好"};
  const auto open = [&] { return E5Vectors(std::move(E5Model::load(models_folder()).value()), file); };
  ASSERT_TRUE(open().learn(texts, {}, {}).has_value());
  const auto size = fs::file_size(file);
  {
    auto again = open();
    EXPECT_TRUE(again.knows("bonjour"));
    EXPECT_FALSE(again.knows("hola"));
    ASSERT_TRUE(again.learn(texts, {}, {}).has_value());
    EXPECT_EQ(fs::file_size(file), size);  // nothing was worked out again
  }
  {
    std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(static_cast<std::streamoff>(size / 3 + 100));
    damage.put('!');
  }
  std::ofstream(file, std::ios::binary | std::ios::app) << "torn";
  auto kept = open();
  EXPECT_TRUE(kept.knows("xin chào"));
  EXPECT_FALSE(kept.knows("bonjour"));
  EXPECT_TRUE(kept.knows("你好"));
  EXPECT_EQ(fs::file_size(file), size / 3 * 2);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(kept.learn(texts, {}, stop.get_token()).error().code, "stopped");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace yingda::nlu
