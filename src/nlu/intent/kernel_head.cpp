#include "nlu/intent/kernel_head.hpp"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nlu/intent/lbfgs.hpp"
#include "nlu/intent/shuffle.hpp"

namespace yingda::nlu {
namespace {

constexpr float kJitter = 1e-4F;  // keeps the kernel of nearly equal examples invertible

using Matrix = std::vector<float>;  // row by row

int as_int(std::size_t value) { return static_cast<int>(value); }

// rows of a × rows of b → exp(width · (a·b − 1))
Matrix kernel(std::span<const float> a, std::span<const float> b, std::size_t dimensions, float width) {
  const std::size_t rows = a.size() / dimensions;
  const std::size_t columns = b.size() / dimensions;
  Matrix out(rows * columns);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, as_int(rows), as_int(columns), as_int(dimensions), 1.F,
              a.data(), as_int(dimensions), b.data(), as_int(dimensions), 0.F, out.data(), as_int(columns));
  for (float& value : out) value = std::exp(width * (value - 1.F));
  return out;
}

Matrix chosen_rows(std::span<const float> vectors, std::size_t dimensions, const KernelOptions& options) {
  std::vector<std::uint32_t> order(vectors.size() / dimensions);
  std::iota(order.begin(), order.end(), 0U);
  if (order.size() > options.landmarks) {
    Shuffle shuffle(options.seed);
    shuffle(std::span(order));
    order.resize(options.landmarks);
    std::ranges::sort(order);
  }
  Matrix rows;
  rows.reserve(order.size() * dimensions);
  for (const std::uint32_t i : order) {
    const auto row = vectors.subspan(i * dimensions, dimensions);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

// Lower triangle L with L·Lᵀ = kernel of the landmarks. False when rounding made it indefinite.
bool factorise(Matrix& square, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    float* const row = square.data() + i * count;
    for (std::size_t j = 0; j < i; ++j) {
      const float* const other = square.data() + j * count;
      row[j] = (row[j] - cblas_sdot(as_int(j), row, 1, other, 1)) / other[j];
    }
    const float rest = row[i] + kJitter - cblas_sdot(as_int(i), row, 1, row, 1);
    if (rest <= 0) return false;
    row[i] = std::sqrt(rest);
  }
  return true;
}

// The loss of softmax regression over `features` (rows of `width`), its gradient, and the weights' square.
class SoftmaxLoss {
 public:
  SoftmaxLoss(const Matrix& features, std::size_t width, std::span<const std::uint32_t> classes,
              std::size_t class_count, float regularisation)
      : features_(features),
        width_(width),
        classes_(classes),
        class_count_(class_count),
        regularisation_(regularisation),
        scores_(classes.size() * class_count) {}

  double operator()(std::span<const float> point, std::span<float> gradient) {
    const auto rows = as_int(classes_.size());
    const auto columns = as_int(class_count_);
    const auto width = as_int(width_);
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

  const Matrix& features_;
  std::size_t width_;
  std::span<const std::uint32_t> classes_;
  std::size_t class_count_;
  float regularisation_;
  Matrix scores_;
};

}  // namespace

KernelHead::KernelHead(std::span<const float> vectors, std::size_t dimensions,
                       std::span<const std::uint32_t> classes, std::size_t class_count,
                       const KernelOptions& options)
    : dimensions_(dimensions),
      class_count_(class_count),
      width_(options.width),
      landmarks_(chosen_rows(vectors, dimensions, options)) {
  const std::size_t count = landmarks_.size() / dimensions;
  Matrix factor = kernel(landmarks_, landmarks_, dimensions, width_);
  Matrix features = kernel(vectors, landmarks_, dimensions, width_);
  const bool definite = factorise(factor, count);
  const auto solve = [&](CBLAS_SIDE side, CBLAS_TRANSPOSE transposed, Matrix& what, std::size_t rows,
                         std::size_t columns) {
    if (definite)
      cblas_strsm(CblasRowMajor, side, CblasLower, transposed, CblasNonUnit, as_int(rows), as_int(columns),
                  1.F, factor.data(), as_int(count), what.data(), as_int(columns));
  };
  // In the factor's coordinates the kernel is a plain dot product: features ← features · L⁻ᵀ.
  solve(CblasRight, CblasTrans, features, classes.size(), count);
  weights_.assign(count * class_count, 0.F);
  minimise(SoftmaxLoss(features, count, classes, class_count, options.regularisation), weights_,
           options.iterations);
  // Back again: weights ← L⁻ᵀ · weights, so that a question needs its kernel row alone.
  solve(CblasLeft, CblasTrans, weights_, count, class_count);
}

float KernelHead::score(std::span<const float> vector, std::span<float> out) const {
  thread_local std::vector<float> row;
  const std::size_t count = landmarks_.size() / dimensions_;
  row.resize(count);
  cblas_sgemv(CblasRowMajor, CblasNoTrans, as_int(count), as_int(dimensions_), 1.F, landmarks_.data(),
              as_int(dimensions_), vector.data(), 1, 0.F, row.data(), 1);
  const float nearest = std::ranges::max(row);
  for (float& value : row) value = std::exp(width_ * (value - 1.F));
  cblas_sgemv(CblasRowMajor, CblasTrans, as_int(count), as_int(class_count_), 1.F, weights_.data(),
              as_int(class_count_), row.data(), 1, 0.F, out.data(), 1);
  const float top = std::ranges::max(out);
  float sum = 0;
  for (const float v : out) sum += std::exp(v - top);
  const float normaliser = top + std::log(sum);
  for (float& v : out) v -= normaliser;
  return nearest;
}

}  // namespace yingda::nlu
