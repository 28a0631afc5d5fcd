#include "nlu/intent/stacking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nlu/intent/lbfgs.hpp"

namespace yingda::nlu {
namespace {

// Toward weights in the starting proportion, a held-out text: likelihood alone gives up a view for a trifle,
// and follows wrong labels.
constexpr float kStackPull = 0.5F;
constexpr float kLeastShare = 0.05F;  // of its starting weight, that a view keeps
constexpr float kScopePull = 0.5F;
constexpr unsigned kDescentSteps = 100;

void softmax(std::vector<float>& values) {
  const float top = std::ranges::max(values);
  float sum = 0;
  for (float& v : values) sum += v = std::exp(v - top);
  for (float& v : values) v /= sum;
}

float top_of(const std::vector<float>& values) { return values.empty() ? 0.F : std::ranges::max(values); }

Stack stack_of(std::span<const float> point, bool meaning) {
  return meaning ? Stack{point[0], point[1], point[2]} : Stack{point[0], 0, 0};
}

}  // namespace

float ScopeModel::score(const ScopeSigns& signs) const {
  float sum = bias;
  for (std::size_t i = 0; i < kScopeSigns; ++i) sum += weight[i] * (signs[i] - mean[i]) * scale[i];
  return sum;
}

void join(const Stack& stack, const ViewScores& scores, std::vector<float>& out) {
  out.resize(scores.grams.size());
  const bool meaning = !scores.kernel.empty();
  for (std::size_t c = 0; c < out.size(); ++c) {
    out[c] = stack.grams * scores.grams[c];
    if (meaning) out[c] += stack.kernel * scores.kernel[c] + stack.plane * scores.plane[c];
  }
  softmax(out);
}

ScopeSigns scope_signs(const ViewScores& scores, std::span<const float> joined) {
  float first = 0;
  float second = 0;
  for (const float p : joined) {
    if (p > first) {
      second = first;
      first = p;
    } else if (p > second) {
      second = p;
    }
  }
  const auto odds = [](float p) { return std::log((p + 1e-4F) / (1.F - p + 1e-4F)); };
  return {odds(first),
          first - second,
          top_of(scores.grams),
          top_of(scores.kernel),
          top_of(scores.plane),
          scores.nearest,
          scores.nearest * scores.nearest,
          std::log1p(static_cast<float>(scores.known_grams))};
}

Stack fit_stack(std::span<const HeldOut> texts, bool meaning) {
  const Stack start;
  const std::vector<float> anchor =
      meaning ? std::vector{start.grams, start.kernel, start.plane} : std::vector{start.grams};
  // The first number is how sharp all views are together, the others the views' weights.
  std::vector<float> point = {1.F};
  point.insert(point.end(), anchor.begin(), anchor.end());
  const float pull = kStackPull * static_cast<float>(texts.size()) + 1.F;
  std::vector<float> joined;
  const Objective loss = [&](std::span<const float> at, std::span<float> gradient) {
    double sum = 0;
    gradient[0] = 0;
    for (std::size_t k = 0; k < anchor.size(); ++k) {
      const float off = at[k + 1] / anchor[k] - at[0];
      sum += static_cast<double>(pull * off * off);
      gradient[k + 1] = 2 * pull * off / anchor[k];
      gradient[0] -= 2 * pull * off;
    }
    const Stack stack = stack_of(at.subspan(1), meaning);
    for (const HeldOut& text : texts) {
      if (!text.in_scope) continue;
      join(stack, text.scores, joined);
      sum -= std::log(std::max(static_cast<double>(joined[text.truth]), 1e-12));
      joined[text.truth] -= 1.F;
      const auto slope = [&](const std::vector<float>& view) {
        return std::inner_product(joined.begin(), joined.end(), view.begin(), 0.F);
      };
      gradient[1] += slope(text.scores.grams);
      if (meaning) {
        gradient[2] += slope(text.scores.kernel);
        gradient[3] += slope(text.scores.plane);
      }
    }
    return sum;
  };
  minimise(loss, point, kDescentSteps);
  // Examples so few that each one held out is a surprise would turn the views against themselves.
  for (std::size_t k = 0; k < anchor.size(); ++k)
    point[k + 1] = std::max(point[k + 1], kLeastShare * anchor[k]);
  return stack_of(std::span(point).subspan(1), meaning);
}

ScopeModel fit_scope(std::span<const HeldOut> texts, const Stack& stack) {
  ScopeModel model;
  std::vector<ScopeSigns> signs;
  std::vector<float> joined;
  std::size_t inside = 0;
  for (const HeldOut& text : texts) {
    join(stack, text.scores, joined);
    signs.push_back(scope_signs(text.scores, joined));
    inside += text.in_scope ? 1 : 0;
  }
  const std::size_t outside = texts.size() - inside;
  if (inside == 0 || outside == 0) {
    // Nothing to learn from: the sureness of the best class alone.
    model.scale.fill(0);
    model.scale[0] = model.weight[0] = 1;
    return model;
  }
  for (std::size_t i = 0; i < kScopeSigns; ++i) {
    float sum = 0;
    float squares = 0;
    for (const auto& s : signs) sum += s[i];
    model.mean[i] = sum / static_cast<float>(signs.size());
    for (const auto& s : signs) squares += (s[i] - model.mean[i]) * (s[i] - model.mean[i]);
    model.scale[i] = 1.F / std::max(std::sqrt(squares / static_cast<float>(signs.size())), 1e-6F);
  }
  // Both sides weigh the same, however many there are of each.
  const float weight_in = 0.5F * static_cast<float>(signs.size()) / static_cast<float>(inside);
  const float weight_out = 0.5F * static_cast<float>(signs.size()) / static_cast<float>(outside);
  std::vector<float> point(kScopeSigns + 1, 0.F);
  const Objective loss = [&](std::span<const float> at, std::span<float> gradient) {
    std::ranges::copy(at.first(kScopeSigns), model.weight.begin());
    model.bias = at[kScopeSigns];
    double sum = 0;
    std::ranges::fill(gradient, 0.F);
    for (std::size_t k = 0; k < kScopeSigns; ++k) {
      sum += static_cast<double>(kScopePull * at[k] * at[k]);
      gradient[k] = 2 * kScopePull * at[k];
    }
    for (std::size_t n = 0; n < signs.size(); ++n) {
      const float weight = texts[n].in_scope ? weight_in : weight_out;
      const float sign = texts[n].in_scope ? 1.F : -1.F;
      const float margin = sign * model.score(signs[n]);
      sum += static_cast<double>(weight * std::log1p(std::exp(-std::clamp(margin, -30.F, 30.F))));
      const float slope = -weight * sign / (1.F + std::exp(std::clamp(margin, -30.F, 30.F)));
      for (std::size_t k = 0; k < kScopeSigns; ++k)
        gradient[k] += slope * (signs[n][k] - model.mean[k]) * model.scale[k];
      gradient[kScopeSigns] += slope;
    }
    return sum;
  };
  minimise(loss, point, kDescentSteps);
  std::ranges::copy(std::span(point).first(kScopeSigns), model.weight.begin());
  model.bias = point[kScopeSigns];
  return model;
}

}  // namespace yingda::nlu
