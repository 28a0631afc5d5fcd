#include "nlu/intent/views.hpp"

namespace yingda::nlu {
namespace {

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
  out.kernel.resize(class_count());
  out.nearest = kernel_->score(vector, out.kernel);
  separator_margins(plane_, vector, out.plane);
}

}  // namespace yingda::nlu
