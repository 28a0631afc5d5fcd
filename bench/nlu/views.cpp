// What each view of the intent classifier is worth: bench_nlu_views TRAIN TEST [--lang L] [--models DIR]
// learns from one table and prints the accuracy of every view alone and of the plain and the learnt sum. For
// choosing options; tables of questions that figures are reported on are not to be given here.

#include <algorithm>
#include <cstdio>
#include <map>
#include <thread>

#include "nlu/evaluate/table.hpp"
#include "nlu/intent/cross_check.hpp"

namespace {

using namespace yingda::nlu;

struct Source {
  std::vector<std::string> texts;
  std::vector<std::string> labels;
};

Source read(const char* file, std::string_view language) {
  const std::array<std::string_view, 3> columns = {"text", "label", "lang"};
  Source out;
  for (auto& row : read_table(file, columns).value()) {
    if (row[1] == "oos" || (!language.empty() && row[2] != language)) continue;
    out.texts.push_back(std::move(row[0]));
    out.labels.push_back(std::move(row[1]));
  }
  return out;
}

ExampleSet examples(const Source& source, std::map<std::string, std::uint32_t>& numbers,
                    const Encoder& encoder) {
  ExampleSet set;
  set.dimensions = encoder.dimensions();
  set.vectors.resize(source.texts.size() * set.dimensions);
  for (std::size_t i = 0; i < source.texts.size(); ++i) {
    set.texts.push_back(make_query(source.texts[i]));
    set.classes.push_back(numbers.emplace(source.labels[i], numbers.size()).first->second);
    encoder.encode(source.texts[i], std::span(set.vectors).subspan(i * set.dimensions, set.dimensions));
  }
  set.class_count = numbers.size();
  return set;
}

}  // namespace

int main(int argc, char** argv) {
  std::string language;
  std::string models = "build/models";
  std::vector<const char*> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang")
      language = argv[++i];
    else if (argument == "--models")
      models = argv[++i];
    else
      files.push_back(argv[i]);
  }
  const auto encoder = Encoder::load(models).value();
  std::map<std::string, std::uint32_t> numbers;
  const ExampleSet learnt = examples(read(files.at(0), language), numbers, *encoder);
  const std::size_t known = numbers.size();
  const ExampleSet asked = examples(read(files.at(1), language), numbers, *encoder);
  const unsigned threads = std::thread::hardware_concurrency();
  const Stack stack = fit_stack(hold_out(learnt, threads), true);
  const Views views(learnt, threads);
  std::size_t count = 0;
  std::array<std::size_t, 5> right{};
  std::vector<float> joined;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked.classes[i] >= known) continue;
    ++count;
    ViewScores scores;
    views.score_grams(asked.texts[i], scores);
    views.score_meaning(asked.vector(i), scores);
    const auto check = [&](std::size_t which, const std::vector<float>& values) {
      right[which] += std::ranges::max_element(values) - values.begin() == asked.classes[i] ? 1 : 0;
    };
    check(0, scores.grams);
    check(1, scores.kernel);
    check(2, scores.plane);
    join({3.F, 1.F, 2.F}, scores, joined);
    check(3, joined);
    join(stack, scores, joined);
    check(4, joined);
  }
  std::printf("weights grams %.2f kernel %.2f plane %.2f\n", stack.grams, stack.kernel, stack.plane);
  const char* const names[] = {"grams", "kernel", "plane", "fixed sum", "learnt sum"};
  for (std::size_t v = 0; v < right.size(); ++v)
    std::printf("%-10s %.2f %%\n", names[v],
                100.0 * static_cast<double>(right[v]) / static_cast<double>(count));
}
