#include "nlu/encoder/encoder.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "nlu/encoder/network.hpp"
#include "nlu/encoder/tokenizer.hpp"

namespace yingda::nlu {
namespace {

// Word pieces of one pass: enough to read the weights rarely, few enough for the second-level cache.
constexpr std::size_t kBatchPieces = 384;

}  // namespace

struct Encoder::Model {
  TensorFile file;
  Tokenizer tokenizer;
  Network network;
};

Encoder::Encoder(std::shared_ptr<const Model> model) : model_(std::move(model)) {}
Encoder::Encoder(const Encoder&) = default;
Encoder::~Encoder() = default;

Result<std::unique_ptr<Encoder>> Encoder::load(const std::filesystem::path& folder_or_file,
                                               std::string_view kernel_name) {
  const auto kernels = matrix_kernels();
  const auto kernel =
      kernel_name.empty() ? kernels.begin() : std::ranges::find(kernels, kernel_name, &MatrixKernel::name);
  if (kernel == kernels.end()) {
    return fail(ErrorKind::unsupported, "kernel_unsupported",
                "this CPU has no kernel " + std::string(kernel_name));
  }
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(folder_or_file, error);
  auto file = TensorFile::open(is_folder ? folder_or_file / kFileName : folder_or_file);
  if (!file) return std::unexpected(file.error());
  const auto tokenizer = Tokenizer::load(*file);
  if (!tokenizer) return std::unexpected(tokenizer.error());
  auto network = Network::load(*file, tokenizer->size(), *kernel);
  if (!network) return std::unexpected(network.error());
  file->drop_pages();
  auto model = std::make_shared<const Model>(std::move(*file), *tokenizer, std::move(*network));
  return std::unique_ptr<Encoder>(new Encoder(std::move(model)));
}

std::size_t Encoder::dimensions() const { return kEmbedding; }
const std::string& Encoder::digest() const { return model_->file.digest(); }
std::string Encoder::source_of(std::string_view) const { return digest(); }
bool Encoder::is_slow_for(std::string_view) const { return false; }
std::size_t Encoder::feature_dimensions() const { return kPooled; }

void Encoder::encode(std::string_view utf8, std::span<float> out) const {
  encode_batch(std::span(&utf8, 1), out.data());
}

void Encoder::encode_batch(std::span<const std::string_view> texts, float* out, float* features) const {
  static thread_local std::vector<std::uint32_t> ids;
  std::vector<std::uint32_t> batch;
  std::vector<std::size_t> ends;
  const auto flush = [&] {
    if (ends.empty()) return;
    model_->network.run({batch, ends}, out, features);
    out += ends.size() * kEmbedding;
    if (features != nullptr) features += ends.size() * kPooled;
    batch.clear();
    ends.clear();
  };
  for (const auto text : texts) {
    model_->tokenizer.split(text, kMaxPieces, ids);
    if (batch.size() + ids.size() > kBatchPieces) flush();
    batch.insert(batch.end(), ids.begin(), ids.end());
    ends.push_back(batch.size());
  }
  flush();
}

}  // namespace yingda::nlu
