// Fits the lexical weights and the calibrations on company folders: fit
// weights|calibration|meaning|foreign|wide|wide-foreign|report DIR...
// ("meaning", "foreign" and "wide" need the encoder in build/models; "wide" has the meanings in an index).
// Every question is asked of an index that has not seen it (each entry learns from all but one of its similar
// questions). Only development files are read, never test files.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "bot/company.hpp"
#include "bot/hold_out.hpp"
#include "bot/index_keeper.hpp"
#include "nlu/matcher.hpp"
#include "nlu/retrieval/index.hpp"

namespace {

using namespace yingda;

using bot::kFolds;
constexpr int kEpochs = 4000;

// One company, read and cut into folds.
struct Fold {
  std::vector<Entry> entries;
  std::vector<std::pair<nlu::Query, int>> questions;  // expected entry, -1 = none
};
struct Source {
  std::string name;
  std::vector<Fold> folds;
  std::vector<Fold>
      small;  // a few of the entries, and questions about the others, which nothing answers then
};

std::vector<nlu::EntryTexts> texts(const std::vector<Entry>& entries) {
  std::vector<nlu::EntryTexts> out;
  for (const auto& entry : entries) {
    out.push_back({entry.question, entry.similar, entry.keywords,
                   std::get<TextPart>(entry.answers[0].parts[0]).text, entry.category});
  }
  return out;
}

// Every fifth entry: a company that has just begun.
Fold small_part(const Fold& whole, std::size_t fold) {
  constexpr std::size_t kStep = 5;
  Fold small;
  for (std::size_t i = 0; i < whole.entries.size(); ++i) {
    if (i % kStep == fold % kStep) small.entries.push_back(whole.entries[i]);
  }
  for (const auto& [query, expected] : whole.questions) {
    const auto entry = static_cast<std::size_t>(std::max(expected, 0));
    if (expected >= 0 && entry % kStep == fold % kStep) {
      small.questions.emplace_back(query, static_cast<int>(entry / kStep));
    } else if (entry % kStep == (fold + 1) % kStep || expected < 0) {
      small.questions.emplace_back(query, -1);
    }
  }
  return small;
}

Source load(const std::string& dir) {
  const auto company = bot::read_company(dir);
  const auto oos = bot::read_labelled(dir + "/oos_dev.tsv", 2);
  if (!company || !oos) {
    std::fprintf(stderr, "%s\n", (!company ? company.error() : oos.error()).detail.c_str());
    std::exit(2);
  }
  Source source{dir.substr(dir.find_last_of('/') + 1), {}, {}};
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    bot::HeldOut held_out = bot::hold_out_similar(bot::entries_with_similar(*company), fold);
    Fold next{std::move(held_out.learnt), {}};
    for (const auto& question : held_out.asked)
      next.questions.emplace_back(nlu::make_query(question.text), static_cast<int>(question.entry));
    if (*oos) {
      for (std::size_t i = fold; i < (*oos)->size(); i += kFolds) {
        next.questions.emplace_back(nlu::make_query((**oos)[i].text), -1);
      }
    }
    source.small.push_back(small_part(next, fold));
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
      if (expected < 0) continue;
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

struct Row {
  nlu::Evidence evidence;
  bool right;
  std::size_t question;
  bool answerable;
};

// Which numbers a calibration may use, and how many candidates of a question it judges.
struct Kind {
  std::shared_ptr<const nlu::Encoder> encoder;
  std::size_t first = 0;
  std::size_t last = static_cast<std::size_t>(nlu::Measure::length);
  std::size_t candidates = 3;
  bool wide = false;  // the meanings lie in an index
};

// The fold's entries as the registry would keep them on disk.
std::shared_ptr<const nlu::WideMeaning> wide_meaning(const Fold& fold, const nlu::VectorSource& source) {
  static const auto kFolder = std::filesystem::temp_directory_path() / "yingda-fit-index";
  static const auto kIndex = [&] {
    std::filesystem::remove_all(kFolder);
    auto index = nlu::RetrievalIndex::open(kFolder, source);
    if (!index) throw std::runtime_error(index.error().detail);
    return std::move(*index);
  }();
  std::vector<nlu::Document> documents;
  for (const Entry& entry : fold.entries) documents.push_back(bot::document_of(entry));
  if (const auto done = kIndex->apply(kIndex->difference(documents)); !done)
    throw std::runtime_error(done.error().detail);
  const auto entry_of = [&fold](std::string_view id) -> std::optional<nlu::EntryIndex> {
    for (std::size_t i = 0; i < fold.entries.size(); ++i) {
      if (to_text(fold.entries[i].id) == id) return static_cast<nlu::EntryIndex>(i);
    }
    return std::nullopt;
  };
  return std::make_shared<const nlu::WideMeaning>(kIndex->view(), source, entry_of);
}

void add_rows(const Fold& fold, const Kind& kind, std::shared_ptr<const nlu::MeaningTier>& before,
              std::size_t& question, std::vector<Row>& rows) {
  const auto entries = texts(fold.entries);
  if (kind.encoder != nullptr && !kind.wide)
    before = nlu::MeaningTier::build(entries, kind.encoder, before.get());
  const nlu::Matcher words(entries, before);
  const nlu::Matcher matcher =
      kind.wide ? words.with(wide_meaning(fold, nlu::vector_source(kind.encoder))) : words;
  for (const auto& [query, expected] : fold.questions) {
    for (const auto& match : matcher.match(query, kind.candidates, any)) {
      rows.push_back({match.evidence, static_cast<int>(match.entry) == expected, question, expected >= 0});
    }
    ++question;
  }
}

std::vector<Row> rows_of(const Source& source, const Kind& kind) {
  std::vector<Row> rows;
  std::size_t question = 0;
  std::shared_ptr<const nlu::MeaningTier> before;
  for (const auto& fold : source.folds) add_rows(fold, kind, before, question, rows);
  for (const auto& fold : source.small) add_rows(fold, kind, before, question, rows);
  return rows;
}

// Plain gradient descent on the logistic loss with a little ridge; a few thousand rows of five numbers.
nlu::Calibration fit_logistic(const std::vector<Row>& rows, const Kind& kind) {
  nlu::Calibration fitted{};
  std::array<double, nlu::kMeasures + 1> speed{};
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::array<double, nlu::kMeasures + 1> gradient{};
    for (const auto& row : rows) {
      const double error = nlu::probability(row.evidence, fitted) - (row.right ? 1 : 0);
      for (std::size_t i = 0; i < nlu::kMeasures; ++i)
        gradient[i] += error * static_cast<double>(row.evidence[i]);
      gradient[nlu::kMeasures] += error;
    }
    for (std::size_t i = 0; i <= nlu::kMeasures; ++i) {
      double& value = i < nlu::kMeasures ? fitted.weight[i] : fitted.bias;
      const double slope =
          gradient[i] / static_cast<double>(rows.size()) + (i < nlu::kMeasures ? 1e-5 * value : 0);
      speed[i] = 0.9 * speed[i] - 0.5 * slope;
      value += speed[i];
      // More evidence never makes an entry less probable: what questions say that were held out on purpose
      // (none is close to a wording of its entry) must not count against the close ones of real customers.
      const bool unused = i < nlu::kMeasures && (i < kind.first || i > kind.last);
      if (i < nlu::kMeasures && (value < 0 || unused)) value = speed[i] = 0;
    }
  }
  return fitted;
}

void report(const std::vector<Row>& rows, const nlu::Calibration& fitted, const char* name) {
  double loss = 0;
  std::array<std::array<double, 3>, 10> bins{};
  std::map<std::size_t, std::pair<double, bool>> best;  // of each answerable question
  for (const auto& row : rows) {
    const double p = nlu::probability(row.evidence, fitted);
    if (row.answerable && p > best[row.question].first) best[row.question] = {p, row.right};
    loss -= std::log(std::max(1e-9, row.right ? p : 1 - p));
    auto& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(p * 10))];
    bin[0] += 1;
    bin[1] += p;
    bin[2] += row.right ? 1 : 0;
  }
  double gap = 0;
  for (const auto& bin : bins) gap += std::abs(bin[1] - bin[2]);
  const auto right = std::ranges::count_if(best, [](const auto& item) { return item.second.second; });
  std::printf("%s log loss %.4f, calibration error %.4f, top 1 by probability %.4f\n", name,
              loss / static_cast<double>(rows.size()), gap / static_cast<double>(rows.size()),
              static_cast<double>(right) / static_cast<double>(best.size()));
}

void fit_calibration(const std::vector<Source>& sources, const Kind& kind) {
  std::vector<std::vector<Row>> rows;
  for (const auto& source : sources) rows.push_back(rows_of(source, kind));
  // Each company is judged by a model of the others: what a new company may expect.
  for (std::size_t left = 0; left < sources.size(); ++left) {
    std::vector<Row> others;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i != left) others.insert(others.end(), rows[i].begin(), rows[i].end());
    }
    if (!others.empty()) report(rows[left], fit_logistic(others, kind), sources[left].name.c_str());
  }
  std::vector<Row> all;
  for (const auto& some : rows) {
    const std::size_t before = all.empty() ? 0 : all.back().question + 1;
    for (Row row : some) {
      row.question += before;
      all.push_back(row);
    }
  }
  const auto fitted = fit_logistic(all, kind);
  report(all, fitted, "all");
  for (std::size_t i = 0; i < nlu::kMeasures; ++i) {
    const auto name = nlu::name_of(static_cast<nlu::Measure>(i));
    std::printf("%.*s %.3f  ", static_cast<int>(name.size()), name.data(), fitted.weight[i]);
  }
  std::printf("bias %.3f\n", fitted.bias);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[1] : "";
  std::vector<Source> sources;
  for (int i = 2; i < argc; ++i) sources.push_back(load(argv[i]));
  if (mode == "weights") {
    fit_weights(sources, 600);
  } else if (mode == "calibration") {
    fit_calibration(sources, {});
  } else if (mode == "meaning" || mode == "foreign" || mode == "wide" || mode == "wide-foreign") {
    auto encoder = nlu::Encoder::load("build/models");
    if (!encoder) {
      std::fprintf(stderr, "%s\n", encoder.error().detail.c_str());
      return 2;
    }
    const auto first = mode.ends_with("foreign") ? static_cast<std::size_t>(nlu::Measure::fit) : 0;
    fit_calibration(sources, {std::move(*encoder), first, nlu::kMeasures - 1, 5, mode.starts_with("wide")});
  } else if (mode == "report") {
    mean_top1(sources, {}, true);
  } else {
    std::fprintf(stderr, "usage: fit weights|calibration|meaning|foreign|wide|wide-foreign|report DIR...\n");
    return 2;
  }
  return 0;
}
