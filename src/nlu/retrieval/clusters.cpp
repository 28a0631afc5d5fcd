#include "nlu/retrieval/clusters.hpp"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nlu/intent/kernel_space.hpp"
#include "nlu/intent/shuffle.hpp"

namespace yingda::nlu {
namespace {

constexpr double kClustersPerRoot = 4;
constexpr std::size_t kSamplePerCluster = 24;
constexpr int kRounds = 6;
constexpr std::size_t kBlock = 512;  // vectors compared together

class SphericalMeans {
 public:
  SphericalMeans(std::span<const std::int8_t> vectors, std::span<const float> units, std::size_t dimensions)
      : vectors_(vectors), units_(units), dimensions_(dimensions) {
    const auto wanted = std::lround(kClustersPerRoot * std::sqrt(static_cast<double>(units.size())));
    count_ = static_cast<std::size_t>(wanted);
    order_.resize(units.size());
    std::iota(order_.begin(), order_.end(), 0U);
    shuffle_(std::span(order_));
    centroids_ = rows(std::span(order_).first(count_));
  }

  std::optional<Clusters> run(const std::stop_token& stop) {
    const auto sample = std::span(order_).first(std::min(order_.size(), count_ * kSamplePerCluster));
    std::vector<std::uint32_t> owners(sample.size());
    for (int round = 0; round < kRounds; ++round) {
      if (!assign(sample, owners, stop)) return std::nullopt;
      move(sample, owners);
    }
    std::vector<std::uint32_t> all(units_.size());
    std::iota(all.begin(), all.end(), 0U);
    Clusters clusters;
    clusters.owners.resize(all.size());
    if (!assign(all, clusters.owners, stop)) return std::nullopt;
    clusters.centroids = std::move(centroids_);
    return clusters;
  }

 private:
  // The vectors at these places, as floats.
  DenseMatrix rows(std::span<const std::uint32_t> places) const {
    DenseMatrix out;
    out.reserve(places.size() * dimensions_);
    for (const std::uint32_t place : places) {
      for (const std::int8_t value : vectors_.subspan(place * dimensions_, dimensions_))
        out.push_back(static_cast<float>(value) * units_[place]);
    }
    return out;
  }

  // The centroid nearest to each; false when a stop was asked for.
  bool assign(std::span<const std::uint32_t> places, std::span<std::uint32_t> owners,
              const std::stop_token& stop) const {
    DenseMatrix products(kBlock * count_);
    for (std::size_t at = 0; at < places.size(); at += kBlock) {
      if (stop.stop_requested()) return false;
      const std::size_t block = std::min(kBlock, places.size() - at);
      const DenseMatrix some = rows(places.subspan(at, block));
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, blas_int(block), blas_int(count_),
                  blas_int(dimensions_), 1.F, some.data(), blas_int(dimensions_), centroids_.data(),
                  blas_int(dimensions_), 0.F, products.data(), blas_int(count_));
      for (std::size_t i = 0; i < block; ++i) {
        const auto row = std::span(products).subspan(i * count_, count_);
        owners[at + i] = static_cast<std::uint32_t>(std::ranges::max_element(row) - row.begin());
      }
    }
    return true;
  }

  // Each centroid to the mean direction of its vectors; one without vectors to any vector.
  void move(std::span<const std::uint32_t> places, std::span<const std::uint32_t> owners) {
    std::ranges::fill(centroids_, 0.F);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto centroid = std::span(centroids_).subspan(owners[i] * dimensions_, dimensions_);
      const auto vector = vectors_.subspan(places[i] * dimensions_, dimensions_);
      for (std::size_t d = 0; d < dimensions_; ++d)
        centroid[d] += static_cast<float>(vector[d]) * units_[places[i]];
    }
    for (std::size_t c = 0; c < count_; ++c) {
      const auto centroid = std::span(centroids_).subspan(c * dimensions_, dimensions_);
      const float length = cblas_snrm2(blas_int(dimensions_), centroid.data(), 1);
      if (length > 0) {
        cblas_sscal(blas_int(dimensions_), 1.F / length, centroid.data(), 1);
      } else {
        const auto any = static_cast<std::uint32_t>(shuffle_.next() % units_.size());
        std::ranges::copy(rows(std::span(&any, 1)), centroid.begin());
      }
    }
  }

  std::span<const std::int8_t> vectors_;
  std::span<const float> units_;
  std::size_t dimensions_;
  std::size_t count_ = 0;
  Shuffle shuffle_{1};
  std::vector<std::uint32_t> order_;
  DenseMatrix centroids_;
};

}  // namespace

std::optional<Clusters> cluster(std::span<const std::int8_t> vectors, std::span<const float> units,
                                std::size_t dimensions, const std::stop_token& stop) {
  return SphericalMeans(vectors, units, dimensions).run(stop);
}

}  // namespace yingda::nlu
