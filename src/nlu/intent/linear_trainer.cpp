#include "nlu/intent/linear_trainer.hpp"

#include <cblas.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <thread>

#include "nlu/intent/shuffle.hpp"

namespace yingda::nlu {
namespace {

constexpr float kUnbounded = std::numeric_limits<float>::infinity();

// One separator. `order` is the set of rows still looked at: rows that stay far beyond the margin leave it
// until the rest is settled (the "shrinking" of the paper, section 3.2).
template <class Rows>
class Separator {
 public:
  Separator(const Rows& rows, std::span<const std::uint32_t> classes, std::uint32_t own,
            std::span<const float> norms, const LinearOptions& options)
      : rows_(rows),
        classes_(classes),
        own_(own),
        norms_(norms),
        options_(options),
        diagonal_(0.5F / options.cost),
        alpha_(rows.size()),
        weights_(rows.dimensions() + 1),
        order_(rows.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
  }

  std::vector<float> solve() {
    Shuffle shuffle(options_.seed);
    std::size_t active = order_.size();
    float previous_most = kUnbounded;
    for (unsigned pass = 0; pass < options_.passes; ++pass) {
      shuffle(std::span(order_).first(active));
      float most = -kUnbounded;
      float least = kUnbounded;
      for (std::size_t k = 0; k < active;) {
        if (visit(order_[k], previous_most, most, least)) {
          ++k;
        } else {
          std::swap(order_[k], order_[--active]);
        }
      }
      if (most - least <= options_.tolerance) {
        if (active == order_.size()) break;
        active = order_.size();
        previous_most = kUnbounded;
        continue;
      }
      previous_most = most > 0 ? most : kUnbounded;
    }
    return std::move(weights_);
  }

 private:
  // False when the row may leave the active set.
  bool visit(std::uint32_t i, float previous_most, float& most, float& least) {
    const float sign = classes_[i] == own_ ? 1.F : -1.F;
    const float gradient =
        sign * (rows_.dot(i, weights_.data()) + weights_.back()) - 1.F + diagonal_ * alpha_[i];
    float projected = gradient;
    if (alpha_[i] == 0.F) {
      if (gradient > previous_most) return false;
      projected = std::min(gradient, 0.F);
    }
    most = std::max(most, projected);
    least = std::min(least, projected);
    if (std::abs(projected) > 1e-7F) {
      const float before = alpha_[i];
      alpha_[i] = std::max(before - gradient / (norms_[i] + diagonal_), 0.F);
      const float step = (alpha_[i] - before) * sign;
      rows_.add_to(i, step, weights_.data());
      weights_.back() += step;
    }
    return true;
  }

  const Rows& rows_;
  std::span<const std::uint32_t> classes_;
  std::uint32_t own_;
  std::span<const float> norms_;  // squared, with the bias
  const LinearOptions& options_;
  float diagonal_;
  std::vector<float> alpha_;
  std::vector<float> weights_;
  std::vector<std::uint32_t> order_;
};

}  // namespace

void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  for (unsigned t = 1; t < threads && t < count; ++t) others.emplace_back(run);
  run();
}

template <class Rows>
std::vector<float> train_linear(const Rows& rows, std::span<const std::uint32_t> classes,
                                std::size_t class_count, const LinearOptions& options) {
  std::vector<float> norms(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) norms[i] = rows.squared_norm(i) + 1.F;
  const std::size_t width = rows.dimensions() + 1;
  std::vector<float> weights(class_count * width);
  for_each_index(class_count, options.threads, [&](std::size_t c) {
    const auto own = Separator(rows, classes, static_cast<std::uint32_t>(c), norms, options).solve();
    std::ranges::copy(own, weights.begin() + static_cast<std::ptrdiff_t>(c * width));
  });
  return weights;
}

void separator_margins(std::span<const float> weights, std::span<const float> row, std::vector<float>& out) {
  const std::size_t width = row.size() + 1;
  out.resize(weights.size() / width);
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = weights[c * width + row.size()];
  cblas_sgemv(CblasRowMajor, CblasNoTrans, static_cast<int>(out.size()), static_cast<int>(row.size()), 1.F,
              weights.data(), static_cast<int>(width), row.data(), 1, 1.F, out.data(), 1);
}

template std::vector<float> train_linear(const SparseRows&, std::span<const std::uint32_t>, std::size_t,
                                         const LinearOptions&);
template std::vector<float> train_linear(const DenseRows&, std::span<const std::uint32_t>, std::size_t,
                                         const LinearOptions&);

}  // namespace yingda::nlu
