#include "nlu/intent/views.hpp"

#include <cblas.h>

namespace yingda::nlu {
namespace {

constexpr float kGramCost = 4.F;
constexpr float kPlaneCost = 2.F;

LinearOptions options_of(float cost, unsigned threads) {
  LinearOptions options;
  options.cost = cost;
  options.threads = threads;
  return options;
}

}  // namespace

ExampleSet ExampleSet::subset(std::span<const std::uint32_t> places,
                              std::span<const std::uint32_t> renumbered,
                              std::size_t class_count_there) const {
  ExampleSet out;
  out.dimensions = dimensions;
  out.class_count = class_count_there;
  for (const std::uint32_t i : places) {
    out.texts.push_back(texts[i]);
    out.classes.push_back(renumbered[classes[i]]);
    if (!vectors.empty()) out.vectors.insert(out.vectors.end(), vector(i).begin(), vector(i).end());
  }
  return out;
}

Views::Views(const ExampleSet& examples, unsigned threads)
    : grams_(examples.texts, examples.classes, examples.class_count, options_of(kGramCost, threads)) {
  if (examples.vectors.empty()) return;
  kernel_ = std::make_unique<KernelHead>(examples.vectors, examples.dimensions, examples.classes,
                                         examples.class_count);
  plane_ = train_linear(DenseRows(examples.vectors, examples.dimensions), examples.classes,
                        examples.class_count, options_of(kPlaneCost, threads));
}

void Views::score_grams(const Query& text, ViewScores& out) const {
  out.grams.resize(class_count());
  out.known_grams = grams_.score(text, out.grams);
}

void Views::score_meaning(std::span<const float> vector, ViewScores& out) const {
  const auto classes = static_cast<int>(class_count());
  const auto dimensions = static_cast<int>(vector.size());
  out.kernel.resize(class_count());
  out.nearest = kernel_->score(vector, out.kernel);
  out.plane.resize(class_count());
  for (std::size_t c = 0; c < class_count(); ++c)
    out.plane[c] = plane_[c * (vector.size() + 1) + vector.size()];
  cblas_sgemv(CblasRowMajor, CblasNoTrans, classes, dimensions, 1.F, plane_.data(), dimensions + 1,
              vector.data(), 1, 1.F, out.plane.data(), 1);
}

}  // namespace yingda::nlu
