#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <random>
#include <string>

#include "base/crypto.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/encoder/matrix.hpp"
#include "nlu/encoder/tensor_file.hpp"

namespace yingda::nlu {
namespace {

namespace fs = std::filesystem;

std::string number(std::uint64_t value, std::size_t bytes) {
  return {reinterpret_cast<const char*>(&value), bytes};
}

// A file of one tensor "words" of 3 × 4 bytes, in the form that tensor_file.hpp describes.
std::string small_file(std::uint64_t offset = 128, std::uint64_t size = 12, std::uint64_t rows = 3) {
  std::string body = "words" + std::string(27, '\0') + number(0, 4) + number(rows, 4) + number(4, 4) +
                     number(0, 4) + number(offset, 8) + number(size, 8) + "abcdefghijkl";
  return "YDTENSOR" + number(1, 4) + number(1, 4) + number(64 + body.size(), 8) + number(0, 8) +
         blake2b(body) + body;
}

class EncoderFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("yingda-encoder-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path write(std::string_view bytes) {
    const auto path = folder_ / Encoder::kFileName;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::string open_error(std::string_view bytes) {
    const auto file = TensorFile::open(write(bytes));
    return file ? "" : file.error().code;
  }

  fs::path folder_;
};

TEST_F(EncoderFile, ReadsItsTensors) {
  const auto file = TensorFile::open(write(small_file()));
  ASSERT_TRUE(file.has_value()) << file.error().detail;
  const auto words = file->get("words", TensorType::u8, 3, 4);
  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(std::memcmp(words->bytes.data(), "abcdefghijkl", 12), 0);
  EXPECT_EQ(file->get("words", TensorType::u8, 4, 3).error().code, "model_damaged");
  EXPECT_EQ(file->get("words", TensorType::i8, 3, 4).error().code, "model_damaged");
  EXPECT_EQ(file->get_row("others", TensorType::u8).error().code, "model_damaged");
}

TEST_F(EncoderFile, RefusesEveryTruncation) {
  const auto whole = small_file();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(open_error(std::string_view(whole).substr(0, length)), "model_damaged") << length;
  }
  EXPECT_EQ(open_error(whole + "x"), "model_damaged");
}

TEST_F(EncoderFile, RefusesEveryFlippedBit) {
  const auto whole = small_file();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at >= 24 && at < 32) continue;  // reserved
    auto broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ (1 << (at % 8)));
    EXPECT_EQ(open_error(broken), "model_damaged") << at;
  }
}

TEST_F(EncoderFile, RefusesTensorsOutsideTheFile) {
  EXPECT_EQ(open_error(small_file(128, 12)), "");
  EXPECT_EQ(open_error(small_file(192, 12)), "model_damaged");
  EXPECT_EQ(open_error(small_file(120, 12)), "model_damaged");
  EXPECT_EQ(open_error(small_file(128, 1200, 300)), "model_damaged");
  EXPECT_EQ(open_error(small_file(~std::uint64_t{63}, 12)), "model_damaged");
}

TEST_F(EncoderFile, NamesWhatIsWrong) {
  const auto missing = Encoder::load(folder_);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, "model_missing");
  EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
  EXPECT_NE(missing.error().detail.find(Encoder::kFileName), std::string::npos);

  const auto other = Encoder::load(write(small_file()));  // whole, but of another model
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().code, "model_damaged");

  EXPECT_EQ(Encoder::load(folder_, "abacus").error().code, "kernel_unsupported");
}

TEST(EncoderMatrix, MultipliesExactlyWithEveryKernel) {
  constexpr std::size_t kRows = 1280;
  constexpr std::size_t kColumns = 64;
  constexpr std::size_t kInputs = 13;
  std::mt19937 random(7);
  std::vector<std::int8_t> weights(kRows * kColumns);
  for (auto& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  std::vector<std::int16_t> inputs(kRows * kInputs);
  for (auto& input : inputs) {
    input = static_cast<std::int16_t>(static_cast<int>(random() % (2 * kMaxActivation + 1)) - kMaxActivation);
  }
  // The largest sums that there can be.
  for (std::size_t k = 0; k < kRows; ++k) {
    weights[k * kColumns] = 127;
    inputs[k] = kMaxActivation;
    inputs[kRows + k] = -kMaxActivation;
  }
  std::vector<const std::int16_t*> rows;
  for (std::size_t i = 0; i < kInputs; ++i) rows.push_back(inputs.data() + i * kRows);
  for (const auto& kernel : matrix_kernels()) {
    const Matrix matrix(weights, kRows, kColumns, 1, kernel);
    std::vector<std::int32_t> out(kInputs * kColumns);
    matrix.multiply(rows.data(), kInputs, out.data());
    for (std::size_t i = 0; i < kInputs; ++i) {
      for (std::size_t c = 0; c < kColumns; ++c) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < kRows; ++k) {
          sum += std::int64_t{inputs[i * kRows + k]} * weights[k * kColumns + c];
        }
        ASSERT_EQ(out[i * kColumns + c], sum) << kernel.name << ' ' << i << ' ' << c;
      }
    }
  }
}

}  // namespace
}  // namespace yingda::nlu
