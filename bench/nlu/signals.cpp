// Learns what messages say beside their question, and writes the weights that ship:
//   bench_nlu_signals LEARNING.tsv OUTPUT.cpp [--models DIR] [--plain FILE…] [--ordinary FILE…]
// LEARNING has the columns label, lang, text (src/bot/learning/signals.tsv); PLAIN are tables of questions
// without a signal (the last column counts) that are learnt too. Every figure is of utterances that the
// weights did not see: a fifth is held out in turn. ORDINARY are such questions that are only asked: what is
// seen in them is printed. Same files → the same weights, bit by bit.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "bot/signal_head.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/evaluate/table.hpp"
#include "nlu/intent/grams.hpp"
#include "nlu/intent/lbfgs.hpp"
#include "nlu/intent/linear_trainer.hpp"
#include "nlu/intent/shuffle.hpp"

namespace {

using namespace yingda;
using bot::kSignalKinds;
using bot::SignalShares;

constexpr unsigned kBits = 14;
constexpr std::uint32_t kFolds = 5;
constexpr float kGramCost = 2.F;
constexpr float kMeaningCost = 2.F;
constexpr double kPrior = 0.01;  // that the join's weights are small
constexpr const char* kNames[] = {"person", "anger",   "legal",  "danger", "important", "unsolved",
                                  "mild",   "tangled", "expert", "vague",  "plain"};

struct Utterances {
  std::vector<nlu::Query> texts;
  std::vector<std::uint32_t> kinds;
  std::vector<std::string> languages;
  std::vector<float> vectors;
  std::size_t dimensions = 0;

  std::span<const float> vector(std::size_t i) const {
    return std::span(vectors).subspan(i * dimensions, dimensions);
  }
};

void encode(const nlu::Encoder& encoder, Utterances& all) {
  std::vector<std::string_view> texts;
  for (const auto& text : all.texts) texts.push_back(text.normalized);
  all.dimensions = encoder.dimensions();
  all.vectors.resize(texts.size() * all.dimensions);
  encoder.encode_batch(texts, all.vectors.data());
}

Utterances read_learning(const std::string& file) {
  const std::array<std::string_view, 3> columns = {"label", "lang", "text"};
  Utterances out;
  for (const auto& row : nlu::read_table(file, columns).value()) {
    const auto kind = std::ranges::find(kNames, row[0]);
    if (kind == std::end(kNames)) continue;
    out.texts.push_back(nlu::make_query(row[2]));
    out.kinds.push_back(static_cast<std::uint32_t>(kind - kNames));
    out.languages.push_back(row[1]);
  }
  return out;
}

void add_ordinary(const std::vector<std::string>& files, Utterances& out) {
  for (const std::string& file : files) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
      out.texts.push_back(nlu::make_query(line.substr(line.find_last_of('\t') + 1)));
      out.kinds.push_back(static_cast<std::uint32_t>(bot::SignalKind::plain));
    }
  }
}

// Weights as trained → weights of one byte. `trained` is train_linear's.
bot::SignalPlanes in_bytes(const std::vector<float>& trained, std::size_t dimensions) {
  constexpr float kSteps = 127.F;
  bot::SignalPlanes planes;
  planes.weights.resize(dimensions * kSignalKinds);
  for (std::size_t k = 0; k < kSignalKinds; ++k) {
    const auto own = std::span(trained).subspan(k * (dimensions + 1), dimensions);
    float most = 1e-9F;
    for (const float w : own) most = std::max(most, std::abs(w));
    planes.unit[k] = most / kSteps;
    planes.bias[k] = trained[k * (dimensions + 1) + dimensions];
    for (std::size_t d = 0; d < dimensions; ++d)
      planes.weights[d * kSignalKinds + k] = static_cast<std::int8_t>(std::lround(own[d] / most * kSteps));
  }
  return planes;
}

// Learns from the utterances at `places`. The join is left as it is.
bot::SignalWeights train(const Utterances& all, const std::vector<std::uint32_t>& places) {
  nlu::SparseRows grams(std::size_t{1} << kBits);
  std::vector<float> vectors;
  std::vector<std::uint32_t> kinds;
  std::vector<nlu::Feature> features;
  for (const std::uint32_t i : places) {
    nlu::hashed_grams(all.texts[i], kBits, features);
    grams.add(features);
    vectors.insert(vectors.end(), all.vector(i).begin(), all.vector(i).end());
    kinds.push_back(all.kinds[i]);
  }
  nlu::LinearOptions options;
  options.threads = std::thread::hardware_concurrency();
  options.cost = kGramCost;
  bot::SignalWeights weights;
  weights.bits = kBits;
  weights.grams = in_bytes(nlu::train_linear(grams, kinds, kSignalKinds, options), grams.dimensions());
  options.cost = kMeaningCost;
  const nlu::DenseRows rows(vectors, all.dimensions);
  weights.meaning = in_bytes(nlu::train_linear(rows, kinds, kSignalKinds, options), all.dimensions);
  return weights;
}

// The scores of both views; log-probabilities stand for scores, since the softmax takes no notice of a
// constant.
struct ViewScores {
  std::vector<SignalShares> grams;
  std::vector<SignalShares> meaning;
};

SignalShares logs(SignalShares shares) {
  for (float& share : shares) share = std::log(std::max(share, 1e-30F));
  return shares;
}

ViewScores hold_out(const Utterances& all) {
  std::vector<std::uint32_t> order(all.texts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  nlu::Shuffle shuffle(1);
  shuffle(std::span(order));
  ViewScores scores{std::vector<SignalShares>(order.size()), std::vector<SignalShares>(order.size())};
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    std::vector<std::uint32_t> seen;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      if (i % kFolds != fold) seen.push_back(order[i]);
    }
    bot::SignalWeights weights = train(all, seen);
    weights.both = {0, 1, {}};
    const bot::SignalHead head(std::move(weights));
    for (std::uint32_t i = fold; i < order.size(); i += kFolds) {
      scores.grams[order[i]] = logs(head.weigh(all.texts[order[i]], {}));
      scores.meaning[order[i]] = logs(head.weigh(all.texts[order[i]], all.vector(order[i])));
    }
  }
  return scores;
}

SignalShares joined(const bot::SignalJoin& join, const SignalShares& grams, const SignalShares& meaning) {
  SignalShares out{};
  float sum = 0;
  for (std::size_t k = 0; k < kSignalKinds; ++k) {
    out[k] = std::exp(join.grams * grams[k] + join.meaning * meaning[k] + join.bias[k]);
    sum += out[k];
  }
  for (float& share : out) share /= sum;
  return out;
}

// Maximum likelihood on what was held out.
bot::SignalJoin fit_join(const ViewScores& scores, const std::vector<std::uint32_t>& kinds,
                         bool with_meaning) {
  const auto join_of = [&](std::span<const float> point) {
    bot::SignalJoin join{point[0], with_meaning ? point[1] : 0.F, {}};
    std::copy_n(point.begin() + 2, kSignalKinds, join.bias.begin());
    return join;
  };
  std::vector<float> point(2 + kSignalKinds, 0.F);
  point[0] = point[1] = 1;
  const auto objective = [&](std::span<const float> at, std::span<float> gradient) {
    const bot::SignalJoin join = join_of(at);
    double loss = 0;
    for (std::size_t p = 0; p < at.size(); ++p) {
      gradient[p] = static_cast<float>(2 * kPrior) * at[p];
      loss += kPrior * static_cast<double>(at[p]) * static_cast<double>(at[p]);
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const SignalShares shares = joined(join, scores.grams[i], scores.meaning[i]);
      loss -= std::log(std::max(static_cast<double>(shares[kinds[i]]), 1e-30));
      for (std::size_t k = 0; k < kSignalKinds; ++k) {
        const float error = shares[k] - (k == kinds[i] ? 1.F : 0.F);
        gradient[0] += error * scores.grams[i][k];
        if (with_meaning) gradient[1] += error * scores.meaning[i][k];
        gradient[2 + k] += error;
      }
    }
    return loss;
  };
  nlu::minimise(objective, point, 200);
  return join_of(point);
}

// What the engine acts on: a kind that calls for a person.
float calls(const SignalShares& shares) {
  float sum = 0;
  for (std::size_t k = 0; k <= static_cast<std::size_t>(bot::SignalKind::important); ++k) sum += shares[k];
  return sum;
}

float vagueness(const SignalShares& shares) { return share_of(shares, bot::SignalKind::vague); }

// How often `part` of the shares reaches each threshold, by the kind that it is.
void report_part(const char* what, float (*part)(const SignalShares&),
                 const std::vector<SignalShares>& shares, const std::vector<std::uint32_t>& kinds) {
  for (const float threshold : {0.3F, 0.5F, 0.6F, 0.7F, 0.8F, 0.9F, 0.95F}) {
    std::printf("  %s at %.2f:", what, static_cast<double>(threshold));
    for (std::size_t k = 0; k < kSignalKinds; ++k) {
      std::size_t all = 0;
      std::size_t seen = 0;
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] != k) continue;
        ++all;
        seen += part(shares[i]) >= threshold ? 1 : 0;
      }
      std::printf(" %s %.3f", kNames[k], static_cast<double>(seen) / static_cast<double>(all));
    }
    std::printf("\n");
  }
}

void report(const char* title, const std::vector<SignalShares>& shares,
            const std::vector<std::uint32_t>& kinds) {
  std::size_t right = 0;
  double error = 0;
  std::array<std::array<double, 3>, 10> bins{};  // count, sum of probabilities, right
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto best = std::ranges::max_element(shares[i]);
    const bool hit = static_cast<std::uint32_t>(best - shares[i].begin()) == kinds[i];
    right += hit ? 1 : 0;
    auto& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(*best * 10))];
    bin[0] += 1, bin[1] += static_cast<double>(*best), bin[2] += hit ? 1 : 0;
  }
  for (const auto& bin : bins) error += std::abs(bin[1] - bin[2]) / static_cast<double>(kinds.size());
  std::printf("%s: accuracy %.3f, calibration error %.3f\n", title,
              static_cast<double>(right) / static_cast<double>(kinds.size()), error);
  report_part("calls for a person", calls, shares, kinds);
  report_part("beyond a bot", bot::beyond_a_bot, shares, kinds);
  report_part("vague", vagueness, shares, kinds);
}

void report_ordinary(const char* title, const bot::SignalHead& head, const Utterances& ordinary,
                     bool meaning) {
  std::vector<std::pair<float, std::size_t>> called;
  std::vector<std::pair<float, std::size_t>> unsolved;
  std::vector<std::pair<float, std::size_t>> beyond;
  std::vector<std::pair<float, std::size_t>> vague;
  std::size_t plain = 0;
  for (std::size_t i = 0; i < ordinary.texts.size(); ++i) {
    const auto shares =
        head.weigh(ordinary.texts[i], meaning ? ordinary.vector(i) : std::span<const float>());
    called.emplace_back(calls(shares), i);
    unsolved.emplace_back(share_of(shares, bot::SignalKind::unsolved), i);
    beyond.emplace_back(bot::beyond_a_bot(shares), i);
    vague.emplace_back(vagueness(shares), i);
    plain += share_of(shares, bot::SignalKind::plain) >= 0.9F ? 1 : 0;
  }
  std::printf("ordinary, %s: %zu of %zu surely plain\n", title, plain, called.size());
  const auto print = [&](const char* what, std::vector<std::pair<float, std::size_t>>& found) {
    std::ranges::sort(found, std::greater{});
    for (std::size_t i = 0; i < std::min<std::size_t>(25, found.size()); ++i)
      std::printf("  %s %.3f %s\n", what, static_cast<double>(found[i].first),
                  ordinary.texts[found[i].second].normalized.c_str());
  };
  print("calls", called);
  print("unsolved", unsolved);
  print("beyond a bot", beyond);
  print("vague", vague);
}

void write(const std::string& file, const bot::SignalWeights& weights) {
  constexpr std::size_t kLine = 100;
  const std::string packed = bot::pack(weights);
  std::ofstream out(file);
  out << "// Made by bench/nlu/signals.cpp (bench_nlu_signals) from bot/learning/signals.tsv. Not to be "
         "edited.\n"
      << "#include \"bot/learning/signal_weights.hpp\"\n\nnamespace yingda::bot {\n\n"
      << "namespace {\n\n// clang-format off\nconstexpr std::string_view kPieces[] = {";
  for (std::size_t at = 0; at < packed.size(); at += kLine)
    out << "\n    \"" << packed.substr(at, kLine) << "\",";
  out << "\n};\n// clang-format on\n\n}  // namespace\n\n"
      << "std::span<const std::string_view> packed_signal_weights() { return kPieces; }\n\n"
      << "}  // namespace yingda::bot\n";
}

}  // namespace

int main(int argc, char** argv) {
  std::string models = "build/models";
  std::vector<std::string> files;
  std::vector<std::string> plain;
  std::vector<std::string> asked;
  std::vector<std::string>* list = &files;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--models" && i + 1 < argc) {
      models = argv[++i];
    } else if (std::string_view(argv[i]) == "--plain") {
      list = &plain;
    } else if (std::string_view(argv[i]) == "--ordinary") {
      list = &asked;
    } else {
      list->emplace_back(argv[i]);
    }
  }
  if (files.size() < 2)
    return std::fprintf(stderr, "usage: %s LEARNING.tsv OUTPUT.cpp [--plain FILE…] [--ordinary FILE…]\n",
                        argv[0]),
           2;
  const auto encoder = nlu::Encoder::load(models).value();
  Utterances all = read_learning(files[0]);
  add_ordinary(plain, all);
  encode(*encoder, all);
  const ViewScores scores = hold_out(all);
  std::vector<std::uint32_t> places(all.texts.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
  bot::SignalWeights weights = train(all, places);
  weights.words = fit_join(scores, all.kinds, false);
  weights.both = fit_join(scores, all.kinds, true);
  std::printf("join: words %.2f; both %.2f and %.2f\n", static_cast<double>(weights.words.grams),
              static_cast<double>(weights.both.grams), static_cast<double>(weights.both.meaning));
  std::vector<SignalShares> by_words;
  std::vector<SignalShares> by_both;
  for (std::size_t i = 0; i < places.size(); ++i) {
    by_words.push_back(joined(weights.words, scores.grams[i], scores.meaning[i]));
    by_both.push_back(joined(weights.both, scores.grams[i], scores.meaning[i]));
  }
  report("words", by_words, all.kinds);
  report("words and meaning", by_both, all.kinds);
  write(files[1], weights);
  Utterances ordinary;
  add_ordinary(asked, ordinary);
  encode(*encoder, ordinary);
  const bot::SignalHead head(std::move(weights));
  report_ordinary("words", head, ordinary, false);
  report_ordinary("words and meaning", head, ordinary, true);
}
