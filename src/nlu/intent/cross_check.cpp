#include "nlu/intent/cross_check.hpp"

#include <algorithm>
#include <numeric>

#include "nlu/intent/shuffle.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kMany = 3000;         // examples; beyond, one fold is trained
constexpr std::size_t kFolds = 4;           // of few examples
constexpr std::size_t kPartOfMany = 7;      // one in so many is held out
constexpr std::size_t kPartOfClasses = 8;   // one class in so many is left out of a fold
constexpr std::size_t kClassesToSpare = 6;  // with fewer classes none is left out
constexpr std::uint32_t kAbsent = 0xFFFFFFFFU;

// The fold of each example: spread evenly within a class, so that none loses all it has.
std::vector<std::uint32_t> folds_of(const ExampleSet& examples, std::size_t folds) {
  std::vector<std::uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  Shuffle shuffle(7);
  shuffle(std::span(order));
  std::vector<std::uint32_t> seen(examples.class_count);
  std::vector<std::uint32_t> fold(examples.size());
  for (const std::uint32_t i : order)
    fold[i] = (seen[examples.classes[i]]++ + examples.classes[i]) % static_cast<std::uint32_t>(folds);
  return fold;
}

void ask(const Views& views, const ExampleSet& examples, std::uint32_t i, HeldOut& out) {
  views.score_grams(examples.texts[i], out.scores);
  if (views.has_meaning()) views.score_meaning(examples.vector(i), out.scores);
}

void run_fold(const ExampleSet& examples, std::span<const std::uint32_t> fold, std::uint32_t number,
              unsigned threads, std::vector<HeldOut>& out) {
  std::vector<std::uint32_t> renumbered(examples.class_count);
  std::uint32_t kept = 0;
  for (std::uint32_t c = 0; c < examples.class_count; ++c) {
    const bool spare =
        examples.class_count >= kClassesToSpare && c % kPartOfClasses == number % kPartOfClasses;
    renumbered[c] = spare ? kAbsent : kept++;
  }
  std::vector<std::uint32_t> learnt;
  std::vector<std::uint32_t> asked;
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    if (fold[i] == number)
      asked.push_back(i);
    else if (renumbered[examples.classes[i]] != kAbsent)
      learnt.push_back(i);
  }
  if (learnt.empty() || asked.empty()) return;
  const Views views(examples.subset(learnt, renumbered, kept), threads);
  const std::size_t first = out.size();
  out.resize(first + asked.size());
  for_each_index(asked.size(), threads, [&](std::size_t k) {
    HeldOut& text = out[first + k];
    const std::uint32_t own = renumbered[examples.classes[asked[k]]];
    text.in_scope = own != kAbsent;
    text.truth = text.in_scope ? own : 0;
    ask(views, examples, asked[k], text);
  });
}

}  // namespace

std::vector<HeldOut> hold_out(const ExampleSet& examples, unsigned threads) {
  std::vector<HeldOut> out;
  if (examples.size() > kMany) {
    run_fold(examples, folds_of(examples, kPartOfMany), 0, threads, out);
  } else {
    const auto fold = folds_of(examples, kFolds);
    for (std::uint32_t number = 0; number < kFolds; ++number) run_fold(examples, fold, number, threads, out);
  }
  return out;
}

}  // namespace yingda::nlu
