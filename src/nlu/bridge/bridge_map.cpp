#include "nlu/bridge/bridge_map.hpp"

#include <cblas.h>
#include <xxhash.h>

#include <algorithm>
#include <cmath>

#include "nlu/intent/kernel_space.hpp"

namespace yingda::nlu {
namespace {

// A = L·Lᵀ in place (lower triangle), A positive definite.
void factorise_scatter(std::vector<double>& a, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) {
    double* row_j = a.data() + j * n;
    row_j[j] = std::sqrt(row_j[j] - cblas_ddot(blas_int(j), row_j, 1, row_j, 1));
    for (std::size_t i = j + 1; i < n; ++i) {
      double* row_i = a.data() + i * n;
      row_i[j] = (row_i[j] - cblas_ddot(blas_int(j), row_i, 1, row_j, 1)) / row_j[j];
    }
  }
}

void add_to(std::vector<double>& sum, const std::vector<double>& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

}  // namespace

PairSums::PairSums(std::size_t from, std::size_t to)
    : from_(from), to_(to), mean_from_(from), mean_to_(to), square_(from * from), product_(from * to) {}

void PairSums::add(std::span<const float> from, std::span<const float> to, double weight) {
  const std::size_t count = from.size() / from_;
  if (count == 0) return;
  const std::vector<double> x(from.begin(), from.end());
  const std::vector<double> y(to.begin(), to.end());
  const std::vector<double> each(count, weight);
  count_ += weight * static_cast<double>(count);
  const auto sum_rows = [&](const std::vector<double>& rows, std::size_t width, std::vector<double>& out) {
    cblas_dgemv(CblasRowMajor, CblasTrans, blas_int(count), blas_int(width), 1, rows.data(), blas_int(width),
                each.data(), 1, 1, out.data(), 1);
  };
  sum_rows(x, from_, mean_from_);
  sum_rows(y, to_, mean_to_);
  cblas_dsyrk(CblasRowMajor, CblasLower, CblasTrans, blas_int(from_), blas_int(count), weight, x.data(),
              blas_int(from_), 1, square_.data(), blas_int(from_));
  cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, blas_int(from_), blas_int(to_), blas_int(count),
              weight, x.data(), blas_int(from_), y.data(), blas_int(to_), 1, product_.data(), blas_int(to_));
}

void PairSums::add(const PairSums& other) {
  count_ += other.count_;
  add_to(mean_from_, other.mean_from_);
  add_to(mean_to_, other.mean_to_);
  add_to(square_, other.square_);
  add_to(product_, other.product_);
}

BridgeMap::BridgeMap(const PairSums& pairs, double ridge) {
  const std::size_t n = pairs.from_;
  const std::size_t m = pairs.to_;
  const double count = std::max(pairs.count_, 1.0);
  std::vector<double> scatter = pairs.square_;
  std::vector<double> product = pairs.product_;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j)
      scatter[i * n + j] -= pairs.mean_from_[i] * pairs.mean_from_[j] / count;
    scatter[i * n + i] += ridge;
    for (std::size_t j = 0; j < m; ++j) product[i * m + j] -= pairs.mean_from_[i] * pairs.mean_to_[j] / count;
  }
  factorise_scatter(scatter, n);
  for (const auto transposed : {CblasNoTrans, CblasTrans}) {
    cblas_dtrsm(CblasRowMajor, CblasLeft, CblasLower, transposed, CblasNonUnit, blas_int(n), blas_int(m), 1,
                scatter.data(), blas_int(n), product.data(), blas_int(m));
  }
  weights_.assign(product.begin(), product.end());
  std::vector<double> origin = pairs.mean_to_;
  cblas_dgemv(CblasRowMajor, CblasTrans, blas_int(n), blas_int(m), -1 / count, product.data(), blas_int(m),
              pairs.mean_from_.data(), 1, 1 / count, origin.data(), 1);
  origin_.assign(origin.begin(), origin.end());
  fingerprint_ = XXH3_64bits_withSeed(weights_.data(), weights_.size() * sizeof(float),
                                      XXH3_64bits(origin_.data(), origin_.size() * sizeof(float)));
}

void BridgeMap::apply(std::span<const float> from, std::span<float> to) const {
  std::ranges::copy(origin_, to.begin());
  cblas_sgemv(CblasRowMajor, CblasTrans, blas_int(from.size()), blas_int(to.size()), 1, weights_.data(),
              blas_int(to.size()), from.data(), 1, 1, to.data(), 1);
  const float length = std::sqrt(cblas_sdot(blas_int(to.size()), to.data(), 1, to.data(), 1));
  if (length > 0) {
    for (float& value : to) value /= length;
  } else {
    to[0] = 1;
  }
}

}  // namespace yingda::nlu
