#pragma once
// The forward pass of the multilingual universal sentence encoder, version 3 (convolutional).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "nlu/encoder/matrix.hpp"
#include "nlu/encoder/tensor_file.hpp"

namespace yingda::nlu {

inline constexpr std::size_t kEmbedding = 512;                            // numbers of a token and of a text
inline constexpr std::size_t kBranch = 256;                               // numbers of an n-gram branch
inline constexpr std::size_t kBranches = 3;                               // of 2, 3 and 5 tokens
inline constexpr std::size_t kPooled = kEmbedding + kBranches * kBranch;  // numbers before the last layers

inline constexpr std::array<std::size_t, kBranches> kWindows = {2, 3, 5};  // tokens of a branch's window

// Tokens of several texts, one text after the other; ends[i] is the end of text i's tokens.
struct TokenBatch {
  std::span<const std::uint32_t> ids;
  std::span<const std::size_t> ends;
};

// Immutable; safe from many threads. A text's result does not depend on the others in its batch.
class Network {
 public:
  // `vocabulary`: how many ids the tokenizer gives. Error: invalid `model_damaged`.
  static Result<Network> load(const TensorFile& file, std::size_t vocabulary, const MatrixKernel& kernel);

  // Writes kEmbedding numbers of length 1 per text to `out` and, unless null, kPooled numbers to `pooled`.
  void run(const TokenBatch& batch, float* out, float* pooled) const;

 private:
  struct Scratch;
  Network() = default;
  struct Branch {
    Matrix project;
    std::vector<float> project_bias;
    std::vector<float> norm_gain;
    std::vector<float> norm_bias;
    Matrix conv[2];
    std::vector<float> conv_bias[2];
  };
  struct Tail {  // the dense layers after the pooling
    Matrix pool, dense_a, dense_b, dense_c, dense_d, skip_b, skip_d;
    std::vector<float> pool_bias;
  };

  void embed(const TokenBatch& batch, Scratch& scratch) const;
  void convolve(const TokenBatch& batch, std::size_t branch, Scratch& scratch) const;
  void pool(const TokenBatch& batch, Scratch& scratch, float* pooled) const;
  void finish(const TokenBatch& batch, const float* pooled, Scratch& scratch, float* out) const;

  std::span<const std::uint8_t> table_;  // in the mapped file
  std::vector<float> table_scale_;       // of the rows i with the same i % size
  std::vector<float> table_low_;
  std::array<Branch, kBranches> branches_;
  std::vector<float> pool_gain_;
  std::vector<float> pool_bias_;
  Tail tail_;
};

}  // namespace yingda::nlu
