#pragma once
// A linear map from the vectors of one model (e5) to those of another (the sentence encoder), learnt from
// texts that both know: ridge regression, centred. docs/nlu.md has what it was compared with.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yingda::nlu {

// What the regression needs to know of pairs of vectors. Sums may be joined, so that pairs which many maps
// share are gone through once. Not safe from many threads while something is added.
class PairSums {
 public:
  PairSums(std::size_t from, std::size_t to);

  // Row i of `from` belongs to row i of `to`. Each counts `weight` times.
  void add(std::span<const float> from, std::span<const float> to, double weight);
  void add(const PairSums& other);
  double count() const { return count_; }  // with the weights

 private:
  friend class BridgeMap;
  std::size_t from_;
  std::size_t to_;
  double count_ = 0;
  std::vector<double> mean_from_;  // sums, row by row as all below
  std::vector<double> mean_to_;
  std::vector<double> square_;   // from × from, lower triangle
  std::vector<double> product_;  // from × to
};

// Immutable; safe from many threads.
class BridgeMap {
 public:
  // `ridge` is added to the diagonal of the scatter matrix: the larger, the smoother. Without pairs
  // everything maps to one arbitrary vector.
  BridgeMap(const PairSums& pairs, double ridge);

  // Writes a vector whose squares sum to 1.
  void apply(std::span<const float> from, std::span<float> to) const;
  // Another map, another number.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  std::vector<float> weights_;  // from × to
  std::vector<float> origin_;   // what 0 maps to
  std::uint64_t fingerprint_ = 0;
};

}  // namespace yingda::nlu
