// Fits the lexical weights on company folders: fit weights|report DIR...
// Every question is asked of an index that has not seen it (each entry learns from all but one of its similar
// questions). Only development files are read, never test files.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "bot/company.hpp"
#include "bot/hold_out.hpp"
#include "nlu/lexical.hpp"

namespace {

using namespace yingda;

using bot::kFolds;

// One company, read and cut into folds.
struct Fold {
  std::vector<Entry> entries;
  std::vector<std::pair<nlu::Query, int>> questions;  // with the expected entry
};
struct Source {
  std::string name;
  std::vector<Fold> folds;
};

std::vector<nlu::EntryTexts> texts(const std::vector<Entry>& entries) {
  std::vector<nlu::EntryTexts> out;
  for (const auto& entry : entries) {
    out.push_back({entry.question, entry.similar, entry.keywords,
                   std::get<TextPart>(entry.answers[0].parts[0]).text, entry.category});
  }
  return out;
}

Source load(const std::string& dir) {
  const auto company = bot::read_company(dir);
  if (!company) {
    std::fprintf(stderr, "%s\n", company.error().detail.c_str());
    std::exit(2);
  }
  Source source{dir.substr(dir.find_last_of('/') + 1), {}};
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    bot::HeldOut held_out = bot::hold_out_similar(bot::entries_with_similar(*company), fold);
    Fold next{std::move(held_out.learnt), {}};
    for (const auto& question : held_out.asked)
      next.questions.emplace_back(nlu::make_query(question.text), static_cast<int>(question.entry));
    source.folds.push_back(std::move(next));
  }
  return source;
}

bool any(nlu::EntryIndex) { return true; }

double top1(const Source& source, const nlu::LexicalWeights& weights) {
  int right = 0;
  int asked = 0;
  for (const auto& fold : source.folds) {
    const nlu::LexicalTier tier(texts(fold.entries), weights);
    for (const auto& [query, expected] : fold.questions) {
      const auto found = tier.score(query, 1, any);
      right += !found.empty() && found[0].entry == static_cast<nlu::EntryIndex>(expected) ? 1 : 0;
      ++asked;
    }
  }
  return static_cast<double>(right) / asked;
}

double mean_top1(const std::vector<Source>& sources, const nlu::LexicalWeights& weights, bool print = false) {
  double sum = 0;
  for (const auto& source : sources) {
    const double value = top1(source, weights);
    if (print) std::printf("%s %.4f  ", source.name.c_str(), value);
    sum += value;
  }
  if (print) std::printf("mean %.4f\n", sum / static_cast<double>(sources.size()));
  return sum / static_cast<double>(sources.size());
}

void print(const nlu::LexicalWeights& w) {
  for (const float value : w.family) std::printf("%.2f, ", static_cast<double>(value));
  std::printf(
      "| question %.2f keyword %.2f answer %.2f category %.2f saturation %.1f length %.2f rarity %.2f\n",
      static_cast<double>(w.question), static_cast<double>(w.keyword), static_cast<double>(w.answer),
      static_cast<double>(w.category), static_cast<double>(w.saturation), static_cast<double>(w.length),
      static_cast<double>(w.rarity_power));
}

// Random coordinate ascent: the figure is a count of right answers, which has no gradient.
void fit_weights(const std::vector<Source>& sources, int steps) {
  std::mt19937 random(1);
  nlu::LexicalWeights best;
  double best_value = mean_top1(sources, best, true);
  for (int step = 0; step < steps; ++step) {
    nlu::LexicalWeights next = best;
    std::vector<float*> knobs{&next.question,   &next.keyword, &next.answer,      &next.category,
                              &next.saturation, &next.length,  &next.rarity_power};
    for (auto& family : next.family) knobs.push_back(&family);
    constexpr float kFactors[] = {0.6F, 0.8F, 0.9F, 1.1F, 1.25F, 1.6F};
    for (int i = 0; i < 1 + step % 2; ++i) *knobs[random() % knobs.size()] *= kFactors[random() % 6];
    next.length = std::min(next.length, 1.F);
    const double value = mean_top1(sources, next);
    if (value < best_value) continue;
    if (value > best_value) {
      std::printf("%d %.4f ", step, value);
      print(next);
      std::fflush(stdout);
    }
    best_value = value;
    best = next;
  }
  mean_top1(sources, best, true);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[1] : "";
  std::vector<Source> sources;
  for (int i = 2; i < argc; ++i) sources.push_back(load(argv[i]));
  if (mode == "weights") {
    fit_weights(sources, 600);
  } else if (mode == "report") {
    mean_top1(sources, {}, true);
  } else {
    std::fprintf(stderr, "usage: fit weights|report DIR...\n");
    return 2;
  }
  return 0;
}
