#include "nlu/intent/kernel_head.hpp"

#include <cblas.h>

#include <algorithm>
#include <cmath>

#include "nlu/intent/lbfgs.hpp"

namespace yingda::nlu {
namespace {

// The loss of softmax regression over `features` (rows of `width`), its gradient, and the weights' square.
class SoftmaxLoss {
 public:
  SoftmaxLoss(const DenseMatrix& features, std::size_t width, std::span<const std::uint32_t> classes,
              std::size_t class_count, float regularisation)
      : features_(features),
        width_(width),
        classes_(classes),
        class_count_(class_count),
        regularisation_(regularisation),
        scores_(classes.size() * class_count) {}

  double operator()(std::span<const float> point, std::span<float> gradient) {
    const auto rows = blas_int(classes_.size());
    const auto columns = blas_int(class_count_);
    const auto width = blas_int(width_);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, columns, width, 1.F, features_.data(), width,
                point.data(), columns, 0.F, scores_.data(), columns);
    double loss = 0;
    for (std::size_t i = 0; i < classes_.size(); ++i) loss += turn_to_errors(i);
    std::ranges::copy(point, gradient.begin());
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, width, columns, rows, 1.F, features_.data(), width,
                scores_.data(), columns, 2 * regularisation_, gradient.data(), columns);
    double squares = 0;
    for (const float v : point) squares += static_cast<double>(v) * static_cast<double>(v);
    return loss + static_cast<double>(regularisation_) * squares;
  }

 private:
  // The scores of an example become probability − truth; returns its loss.
  double turn_to_errors(std::size_t example) {
    const auto row = std::span(scores_).subspan(example * class_count_, class_count_);
    const float own = row[classes_[example]];
    const float top = std::ranges::max(row);
    float sum = 0;
    for (float& v : row) sum += v = std::exp(v - top);
    for (float& v : row) v /= sum;
    row[classes_[example]] -= 1.F;
    return static_cast<double>(std::log(sum) - (own - top));
  }

  const DenseMatrix& features_;
  std::size_t width_;
  std::span<const std::uint32_t> classes_;
  std::size_t class_count_;
  float regularisation_;
  DenseMatrix scores_;
};

}  // namespace

KernelHead::KernelHead(std::span<const float> vectors, std::size_t dimensions,
                       std::span<const std::uint32_t> classes, std::size_t class_count,
                       const KernelOptions& options)
    : class_count_(class_count), space_(vectors, dimensions, options.width, options.landmarks, options.seed) {
  const DenseMatrix features = space_.coordinates(vectors);
  weights_.assign(space_.size() * class_count, 0.F);
  minimise(SoftmaxLoss(features, space_.size(), classes, class_count, options.regularisation), weights_,
           options.iterations);
  space_.from_coordinates(weights_, class_count);
  space_.settle();
}

float KernelHead::score(std::span<const float> vector, std::span<float> out) const {
  thread_local std::vector<float> row;
  const float nearest = space_.kernel_row(vector, row);
  cblas_sgemv(CblasRowMajor, CblasTrans, blas_int(row.size()), blas_int(class_count_), 1.F, weights_.data(),
              blas_int(class_count_), row.data(), 1, 0.F, out.data(), 1);
  const float top = std::ranges::max(out);
  float sum = 0;
  for (const float v : out) sum += std::exp(v - top);
  const float normaliser = top + std::log(sum);
  for (float& v : out) v -= normaliser;
  return nearest;
}

}  // namespace yingda::nlu
