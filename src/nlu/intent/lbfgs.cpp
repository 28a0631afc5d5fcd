#include "nlu/intent/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

namespace yingda::nlu {
namespace {

constexpr std::size_t kHistory = 8;
constexpr double kEnough = 1e-4;     // of the decrease that the slope promises (Armijo)
constexpr double kLeastGain = 1e-6;  // relative
constexpr unsigned kMostHalvings = 20;

using Vector = std::vector<float>;

double dot(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

void add(std::span<float> to, double factor, std::span<const float> what) {
  const auto f = static_cast<float>(factor);
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += f * what[i];
}

struct Step {
  Vector point;     // difference of the points
  Vector gradient;  // and of the gradients there
  double curvature = 0;
};

// −H·gradient, with H the inverse Hessian that the last steps suggest.
Vector direction(std::span<const float> gradient, const std::deque<Step>& steps) {
  Vector d(gradient.begin(), gradient.end());
  std::vector<double> alphas(steps.size());
  for (std::size_t i = steps.size(); i-- > 0;) {
    alphas[i] = dot(steps[i].point, d) / steps[i].curvature;
    add(d, -alphas[i], steps[i].gradient);
  }
  const double scale = steps.empty()
                           ? 1 / std::max(1.0, std::sqrt(dot(d, d)))
                           : steps.back().curvature / dot(steps.back().gradient, steps.back().gradient);
  for (float& v : d) v *= static_cast<float>(-scale);
  for (std::size_t i = 0; i < steps.size(); ++i)
    add(d, -alphas[i] - dot(steps[i].gradient, d) / steps[i].curvature, steps[i].point);
  return d;
}

Vector difference(std::span<const float> a, std::span<const float> b) {
  Vector out(a.begin(), a.end());
  add(out, -1, b);
  return out;
}

}  // namespace

void minimise(const Objective& objective, std::span<float> point, unsigned iterations) {
  std::deque<Step> steps;
  Vector gradient(point.size());
  Vector next(point.size());
  Vector next_gradient(point.size());
  double value = objective(point, gradient);
  for (unsigned i = 0; i < iterations; ++i) {
    const Vector way = direction(gradient, steps);
    const double slope = dot(way, gradient);
    if (slope >= 0) return;
    double length = 1;
    double next_value = value;
    unsigned halvings = 0;
    for (;; length /= 2) {
      std::ranges::copy(point, next.begin());
      add(next, length, way);
      next_value = objective(next, next_gradient);
      if (next_value <= value + kEnough * length * slope) break;
      if (++halvings > kMostHalvings) return;
    }
    Step step{difference(next, point), difference(next_gradient, gradient), 0};
    step.curvature = dot(step.point, step.gradient);
    if (step.curvature > 0) {
      steps.push_back(std::move(step));
      if (steps.size() > kHistory) steps.pop_front();
    }
    std::ranges::copy(next, point.begin());
    gradient.swap(next_gradient);
    const double gain = value - next_value;
    value = next_value;
    if (gain < kLeastGain * std::abs(value)) return;
  }
}

}  // namespace yingda::nlu
