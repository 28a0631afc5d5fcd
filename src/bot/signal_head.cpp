#include "bot/signal_head.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <type_traits>

#include "base/crypto.hpp"
#include "bot/learning/signal_weights.hpp"
#include "nlu/intent/grams.hpp"

namespace yingda::bot {
namespace {

constexpr unsigned kMostPlaceBits = 20;

class PackedWriter {
 public:
  template <class T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(const SignalPlanes& planes) {
    put(static_cast<std::uint32_t>(planes.weights.size()));
    for (const std::int8_t weight : planes.weights) put(weight);
    put(planes.unit);
    put(planes.bias);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Takes values off the front; once one is missing, all that follow are too.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  void take(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    whole_ = whole_ && rest_.size() >= sizeof value;
    if (!whole_) return;
    std::array<char, sizeof(T)> bytes;
    rest_.copy(bytes.data(), bytes.size());
    value = std::bit_cast<T>(bytes);
    rest_.remove_prefix(sizeof value);
  }
  void take(SignalPlanes& planes) {
    std::uint32_t count = 0;
    take(count);
    whole_ = whole_ && count <= rest_.size();
    if (!whole_) return;
    planes.weights.resize(count);
    for (std::int8_t& weight : planes.weights) take(weight);
    take(planes.unit);
    take(planes.bias);
  }
  bool done() const { return whole_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

void add_place(const SignalPlanes& planes, std::size_t place, float value,
               std::array<float, kSignalKinds>& scores) {
  const std::int8_t* weights = planes.weights.data() + place * kSignalKinds;
  for (std::size_t k = 0; k < kSignalKinds; ++k) scores[k] += value * static_cast<float>(weights[k]);
}

void settle(const SignalPlanes& planes, std::array<float, kSignalKinds>& scores) {
  for (std::size_t k = 0; k < kSignalKinds; ++k) scores[k] = scores[k] * planes.unit[k] + planes.bias[k];
}

}  // namespace

std::string pack(const SignalWeights& weights) {
  PackedWriter writer;
  writer.put(static_cast<std::uint32_t>(weights.bits));
  writer.put(weights.grams);
  writer.put(weights.meaning);
  writer.put(weights.words);
  writer.put(weights.both);
  return to_base64url(writer.take());
}

std::optional<SignalWeights> unpack(std::string_view packed) {
  const auto bytes = from_base64url(packed);
  if (!bytes) return std::nullopt;
  PackedReader reader(*bytes);
  SignalWeights weights;
  std::uint32_t bits = 0;
  reader.take(bits);
  reader.take(weights.grams);
  reader.take(weights.meaning);
  reader.take(weights.words);
  reader.take(weights.both);
  weights.bits = bits;
  if (!reader.done() || bits == 0 || bits > kMostPlaceBits) return std::nullopt;
  if (weights.grams.weights.size() != (kSignalKinds << bits)) return std::nullopt;
  if (weights.meaning.weights.size() % kSignalKinds != 0) return std::nullopt;
  return weights;
}

SignalShares SignalHead::weigh(const nlu::Query& text, std::span<const float> vector) const {
  thread_local std::vector<nlu::Feature> features;
  nlu::hashed_grams(text, weights_.bits, features);
  std::array<float, kSignalKinds> grams{};
  for (const nlu::Feature& feature : features) add_place(weights_.grams, feature.index, feature.value, grams);
  settle(weights_.grams, grams);
  std::array<float, kSignalKinds> meaning{};
  // A vector of another model says nothing here.
  const bool known = vector.size() * kSignalKinds == weights_.meaning.weights.size();
  if (known) {
    for (std::size_t d = 0; d < vector.size(); ++d) add_place(weights_.meaning, d, vector[d], meaning);
    settle(weights_.meaning, meaning);
  }
  const SignalJoin& join = known ? weights_.both : weights_.words;
  SignalShares shares{};
  for (std::size_t k = 0; k < kSignalKinds; ++k)
    shares[k] = join.grams * grams[k] + join.meaning * meaning[k] + join.bias[k];
  const float top = std::ranges::max(shares);
  float sum = 0;
  for (float& share : shares) sum += share = std::exp(share - top);
  for (float& share : shares) share /= sum;
  return shares;
}

const SignalHead& signal_head() {
  static const SignalHead head = [] {
    std::string packed;
    for (const std::string_view piece : packed_signal_weights()) packed += piece;
    auto weights = unpack(packed);
    if (!weights) throw std::logic_error("the shipped signal weights are damaged");
    return SignalHead(std::move(*weights));
  }();
  return head;
}

}  // namespace yingda::bot
