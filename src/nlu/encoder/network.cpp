#include "nlu/encoder/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace yingda::nlu {
namespace {

constexpr float kEpsilon = 1e-12F;   // under the roots
constexpr std::size_t kPadding = 2;  // empty rows before and after each text for the widest window
constexpr std::size_t kLanes = 8;
constexpr std::array<std::size_t, kBranches> kLeft = {0, 1, 2};  // tokens of the window before its own

// Sums in a fixed order that the compiler can vectorise.
float sum_of(std::span<const float> values, float shift, bool squared) {
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < values.size(); i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const float value = values[i + lane] - shift;
      lanes[lane] += squared ? value * value : value;
    }
  }
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  return sum;
}

// Mean 0 and variance 1, then gain and bias.
void normalise(std::span<float> values, const float* gain, const float* bias, float mean,
               float inverse_deviation) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = (values[i] - mean) * inverse_deviation * gain[i] + bias[i];
  }
}

float largest(std::span<const float> values) {
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < values.size(); i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      lanes[lane] = std::max(lanes[lane], std::fabs(values[i + lane]));
    }
  }
  return *std::ranges::max_element(lanes);
}

// Values as activations; `scale` turns them back.
void quantise(std::span<const float> values, float scale, std::int16_t* out) {
  const float inverse = 1 / scale;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float scaled = values[i] * inverse;
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(scaled + std::copysign(0.5F, scaled)));
  }
}

float scale_for(float largest_value) { return largest_value > 0 ? largest_value / kMaxActivation : 1; }

}  // namespace

// Memory that a thread keeps from call to call; it grows to the largest batch.
struct Network::Scratch {
  std::vector<std::int16_t> activations;
  std::vector<const std::int16_t*> inputs;
  std::vector<std::int32_t> sums;
  std::vector<float> branches[kBranches];  // per token kBranch numbers
  std::vector<float> features;             // per token kPooled numbers
  std::vector<float> pooled;
  std::vector<float> layers[4];

  // `matrix` times the rows of `from` (as many as `count`), added to `to` where that holds rows already.
  void apply(const Matrix& matrix, std::span<const float> from, std::size_t count, std::vector<float>& to,
             bool add = false) {
    const std::size_t width = matrix.rows();
    const std::size_t columns = matrix.columns();
    activations.resize(std::max(activations.size(), count * width));
    inputs.resize(count);
    sums.resize(std::max(sums.size(), count * columns));
    to.resize(std::max(to.size(), count * columns));
    for (std::size_t i = 0; i < count; ++i) {
      const auto row = from.subspan(i * width, width);
      quantise(row, scale_for(largest(row)), activations.data() + i * width);
      inputs[i] = activations.data() + i * width;
    }
    matrix.multiply(inputs.data(), count, sums.data());
    for (std::size_t i = 0; i < count; ++i) {
      const float scale = matrix.scale() * scale_for(largest(from.subspan(i * width, width)));
      for (std::size_t c = i * columns; c < (i + 1) * columns; ++c) {
        to[c] = scale * static_cast<float>(sums[c]) + (add ? to[c] : 0.0F);
      }
    }
  }
};

void Network::run(const TokenBatch& batch, float* out, float* pooled) const {
  static thread_local Scratch scratch;
  embed(batch, scratch);
  for (std::size_t branch = 0; branch < kBranches; ++branch) convolve(batch, branch, scratch);
  scratch.pooled.resize(batch.ends.size() * kPooled);
  pool(batch, scratch, scratch.pooled.data());
  if (pooled != nullptr) std::ranges::copy(scratch.pooled, pooled);
  finish(batch, scratch.pooled.data(), scratch, out);
}

// Token embeddings into the features, their normalised projections into the branches.
void Network::embed(const TokenBatch& batch, Scratch& scratch) const {
  const std::size_t count = batch.ids.size();
  scratch.activations.resize(std::max(scratch.activations.size(), count * kEmbedding));
  scratch.inputs.resize(count);
  scratch.features.resize(std::max(scratch.features.size(), count * kPooled));
  scratch.sums.resize(std::max(scratch.sums.size(), count * kBranch));
  for (std::size_t t = 0; t < count; ++t) {
    const auto row = table_.subspan(batch.ids[t] * kEmbedding, kEmbedding);
    const float scale = table_scale_[batch.ids[t] % table_scale_.size()];
    const float low = table_low_[batch.ids[t] % table_low_.size()];
    std::int16_t* activations = scratch.activations.data() + t * kEmbedding;
    float* features = scratch.features.data() + t * kPooled;
    for (std::size_t i = 0; i < kEmbedding; ++i) {
      activations[i] = row[i];
      features[i] = scale * static_cast<float>(row[i]) + low;
    }
    scratch.inputs[t] = activations;
  }
  for (std::size_t b = 0; b < kBranches; ++b) {
    const Branch& branch = branches_[b];
    scratch.branches[b].resize(std::max(scratch.branches[b].size(), count * kBranch));
    branch.project.multiply(scratch.inputs.data(), count, scratch.sums.data());
    for (std::size_t t = 0; t < count; ++t) {
      const float scale = table_scale_[batch.ids[t] % table_scale_.size()] * branch.project.scale();
      const float low = table_low_[batch.ids[t] % table_low_.size()];
      for (std::size_t c = 0; c < kBranch; ++c) {
        scratch.branches[b][t * kBranch + c] = scale * static_cast<float>(scratch.sums[t * kBranch + c]) +
                                               low * branch.project.column_sums()[c] + branch.project_bias[c];
      }
    }
  }
  for (std::size_t t = 0; t < count; ++t) {  // the three branches have one mean and variance
    constexpr float kCells = kBranches * kBranch;
    float mean = 0;
    float variance = 0;
    const auto row = [&](std::size_t b) {
      return std::span(scratch.branches[b]).subspan(t * kBranch, kBranch);
    };
    for (std::size_t b = 0; b < kBranches; ++b) mean += sum_of(row(b), 0, false) / kCells;
    for (std::size_t b = 0; b < kBranches; ++b) variance += sum_of(row(b), mean, true) / kCells;
    for (std::size_t b = 0; b < kBranches; ++b) {
      normalise(row(b), branches_[b].norm_gain.data(), branches_[b].norm_bias.data(), mean,
                1 / std::sqrt(variance + kEpsilon));
    }
  }
}

// Two layers over windows of neighbouring tokens, each added to its input; the result goes to the features.
void Network::convolve(const TokenBatch& batch, std::size_t branch, Scratch& scratch) const {
  const Branch& layers = branches_[branch];
  std::vector<float>& values = scratch.branches[branch];
  const std::size_t count = batch.ids.size();
  std::vector<float> scales(count);
  for (std::size_t layer = 0; layer < 2; ++layer) {
    const std::size_t rows = count + (batch.ends.size() + 1) * kPadding;
    scratch.activations.assign(rows * kBranch, 0);
    scratch.inputs.clear();
    std::size_t begin = 0;
    std::int16_t* row = scratch.activations.data();
    for (const std::size_t end : batch.ends) {
      row += kPadding * kBranch;
      const auto text = std::span(values).subspan(begin * kBranch, (end - begin) * kBranch);
      const float scale = scale_for(largest(text));
      quantise(text, scale, row);
      for (std::size_t t = begin; t < end; ++t, row += kBranch) {
        scratch.inputs.push_back(row - kLeft[branch] * kBranch);
        scales[t] = scale * layers.conv[layer].scale();
      }
      begin = end;
    }
    layers.conv[layer].multiply(scratch.inputs.data(), count, scratch.sums.data());
    const std::vector<float>& bias = layers.conv_bias[layer];
    for (std::size_t t = 0; t < count; ++t) {
      for (std::size_t c = 0; c < kBranch; ++c) {
        const float value = scales[t] * static_cast<float>(scratch.sums[t * kBranch + c]) + bias[c];
        values[t * kBranch + c] += std::max(value, 0.0F);
      }
    }
  }
  for (std::size_t t = 0; t < count; ++t) {
    std::copy_n(values.data() + t * kBranch, kBranch,
                scratch.features.data() + t * kPooled + kEmbedding + branch * kBranch);
  }
}

// Normalised features of a text's tokens, summed and divided by the root of their number.
void Network::pool(const TokenBatch& batch, Scratch& scratch, float* pooled) const {
  std::size_t t = 0;
  for (std::size_t text = 0; text < batch.ends.size(); ++text) {
    const auto sum = std::span(pooled + text * kPooled, kPooled);
    std::ranges::fill(sum, 0.0F);
    const auto length = static_cast<float>(batch.ends[text] - t);
    for (; t < batch.ends[text]; ++t) {
      const auto row = std::span(scratch.features).subspan(t * kPooled, kPooled);
      const float mean = sum_of(row, 0, false) / kPooled;
      const float variance = sum_of(row, mean, true) / kPooled;
      normalise(row, pool_gain_.data(), pool_bias_.data(), mean, 1 / std::sqrt(variance + kEpsilon));
      for (std::size_t i = 0; i < kPooled; ++i) sum[i] += row[i];
    }
    for (float& value : sum) value /= std::sqrt(length);
  }
}

// The dense layers with their skips, and the result's length made 1.
void Network::finish(const TokenBatch& batch, const float* pooled, Scratch& scratch, float* out) const {
  const std::size_t count = batch.ends.size();
  auto& [mean, first, second, third] = scratch.layers;
  const auto relu = [](std::vector<float>& values) {
    for (float& value : values) value = std::max(value, 0.0F);
  };
  scratch.apply(tail_.pool, {pooled, count * kPooled}, count, mean);
  std::size_t begin = 0;
  for (std::size_t text = 0; text < count; ++text) {
    const float root = std::sqrt(static_cast<float>(batch.ends[text] - begin));
    begin = batch.ends[text];
    for (std::size_t i = 0; i < kEmbedding; ++i) mean[text * kEmbedding + i] += root * tail_.pool_bias[i];
  }
  scratch.apply(tail_.dense_a, mean, count, first);
  relu(first);
  scratch.apply(tail_.skip_b, mean, count, second);
  scratch.apply(tail_.dense_b, first, count, second, true);
  relu(second);
  scratch.apply(tail_.dense_c, second, count, third);
  relu(third);
  scratch.apply(tail_.skip_d, second, count, mean);
  scratch.apply(tail_.dense_d, third, count, mean, true);
  for (std::size_t text = 0; text < count; ++text) {
    const auto row = std::span(mean).subspan(text * kEmbedding, kEmbedding);
    for (float& value : row) value = std::tanh(value);
    const float length = std::sqrt(std::max(sum_of(row, 0, true), kEpsilon));
    for (std::size_t i = 0; i < kEmbedding; ++i) out[text * kEmbedding + i] = row[i] / length;
  }
}

}  // namespace yingda::nlu
