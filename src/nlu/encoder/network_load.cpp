#include <string>
#include <utility>

#include "nlu/encoder/network.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kHidden = 320;

// Takes tensor after tensor and keeps the first error.
class TensorReader {
 public:
  TensorReader(const TensorFile& file, const MatrixKernel& kernel) : file_(file), kernel_(kernel) {}

  Matrix matrix(const std::string& name, std::size_t rows, std::size_t columns) {
    const Tensor tensor = keep(file_.get(name, TensorType::i8, rows, columns));
    if (!error_.code.empty()) return {};
    return Matrix(tensor.as<std::int8_t>(), rows, columns, tensor.scale, kernel_);
  }
  std::vector<float> vector(const std::string& name, std::size_t columns) {
    const auto values = keep(file_.get(name, TensorType::f32, 1, columns)).as<float>();
    return {values.begin(), values.end()};
  }
  std::vector<float> row(const std::string& name) {
    const auto values = keep(file_.get_row(name, TensorType::f32)).as<float>();
    return {values.begin(), values.end()};
  }
  std::span<const std::uint8_t> table(const std::string& name, std::size_t columns) {
    return keep(file_.get(name, TensorType::u8, 0, columns)).as<std::uint8_t>();
  }
  const Error& error() const { return error_; }

 private:
  Tensor keep(Result<Tensor> tensor) {
    if (tensor) return *tensor;
    if (error_.code.empty()) error_ = std::move(tensor.error());
    return {};
  }

  const TensorFile& file_;
  const MatrixKernel& kernel_;
  Error error_;
};

}  // namespace

Result<Network> Network::load(const TensorFile& file, std::size_t vocabulary, const MatrixKernel& kernel) {
  TensorReader reader(file, kernel);
  Network network;
  network.table_ = reader.table("table", kEmbedding);
  network.table_scale_ = reader.row("table_scale");
  network.table_low_ = reader.row("table_low");
  for (std::size_t i = 0; i < kBranches; ++i) {
    Branch& branch = network.branches_[i];
    const std::string tokens = std::to_string(kWindows[i]);
    branch.project = reader.matrix("project_" + tokens, kEmbedding, kBranch);
    branch.project_bias = reader.vector("project_bias_" + tokens, kBranch);
    branch.norm_gain = reader.vector("norm_gain_" + tokens, kBranch);
    branch.norm_bias = reader.vector("norm_bias_" + tokens, kBranch);
    for (std::size_t layer = 0; layer < 2; ++layer) {
      const std::string name = "conv" + std::to_string(layer + 1);
      branch.conv[layer] = reader.matrix(name + "_" + tokens, kWindows[i] * kBranch, kBranch);
      branch.conv_bias[layer] = reader.vector(name + "_bias_" + tokens, kBranch);
    }
  }
  network.pool_gain_ = reader.vector("pool_gain", kPooled);
  network.pool_bias_ = reader.vector("pool_bias", kPooled);
  Tail& tail = network.tail_;
  tail.pool = reader.matrix("pool", kPooled, kEmbedding);
  tail.pool_bias = reader.vector("pool_out_bias", kEmbedding);
  tail.dense_a = reader.matrix("dense_a", kEmbedding, kHidden);
  tail.dense_b = reader.matrix("dense_b", kHidden, kHidden);
  tail.dense_c = reader.matrix("dense_c", kHidden, kEmbedding);
  tail.dense_d = reader.matrix("dense_d", kEmbedding, kEmbedding);
  tail.skip_b = reader.matrix("skip_b", kEmbedding, kHidden);
  tail.skip_d = reader.matrix("skip_d", kHidden, kEmbedding);
  if (!reader.error().code.empty()) return std::unexpected(reader.error());
  if (network.table_.size() < vocabulary * kEmbedding || network.table_scale_.empty() ||
      network.table_scale_.size() != network.table_low_.size()) {
    return fail(ErrorKind::invalid, "model_damaged", "the encoder's table does not fit its word pieces");
  }
  return network;
}

}  // namespace yingda::nlu
