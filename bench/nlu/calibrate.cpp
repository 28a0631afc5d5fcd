// Fits the calibrations (nlu/calibration.hpp) on company folders and on questions that were written for
// tuning:
//   bench_nlu_calibrate words|grams|meaning|wide TUNING DIR... [> calibration]
// where TUNING/<name of DIR> holds test_questions.tsv, multilingual.tsv and oos.tsv. "meaning" and "wide"
// need the encoder in build/models; "wide" has the meanings in an index. Each company is first judged by a
// fit on the others: what a new company may expect. Test files are never read.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "bot/company.hpp"
#include "bot/hold_out.hpp"
#include "bot/index_keeper.hpp"
#include "nlu/intent/lbfgs.hpp"
#include "nlu/matcher.hpp"
#include "nlu/retrieval/index.hpp"

namespace {

using namespace yingda;

constexpr int kNone = -1;
constexpr std::size_t kParts = 5;  // of a company's entries
constexpr std::size_t kEverything = 1000;
constexpr double kRidge = 1e-3;
// What a calibration expects: far fewer questions that nothing answers than are learnt from here.
constexpr double kUnanswerable = 0.1;

// Where a question comes from, and how much it counts: customers' own words more than those that were held
// out on purpose, since these lack their closest wording.
enum Kind : std::size_t {
  tuning,
  foreign,
  out_of_scope,
  held_out,
  left_out,
  kept,
  few,
  few_left_out,
  kKinds
};
constexpr const char* kKindNames[] = {"tuning",   "other language", "out of scope", "held out",
                                      "left out", "rest",           "few entries",  "few, left out"};
constexpr double kKindWeights[] = {2, 2, 2, 0.5, 1, 0.5, 0.3, 0.3};

struct Asked {
  std::string text;
  Kind kind;
  int entry;  // kNone: nothing answers it
};

// One question with its candidates.
struct Row {
  std::vector<nlu::Evidence> candidates;
  nlu::QuestionFacts facts;
  Kind kind;
  int right = kNone;  // place among the candidates
  bool answerable;    // though the right entry may not be among them
};

struct Setup {
  nlu::Depth depth;
  std::shared_ptr<const nlu::Encoder> encoder;
  bool wide = false;
};

bool any(nlu::EntryIndex) { return true; }

template <class T>
T required(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().detail.c_str());
  std::exit(2);
}

std::vector<nlu::EntryTexts> texts(const std::vector<Entry>& entries) {
  std::vector<nlu::EntryTexts> out;
  for (const auto& entry : entries) {
    out.push_back(
        {entry.question, entry.similar, entry.keywords, bot::text_of_answers(entry), entry.category});
  }
  return out;
}

// The entries as the registry would keep them on disk.
std::shared_ptr<const nlu::WideMeaning> wide_meaning(const std::vector<Entry>& entries,
                                                     const nlu::VectorSource& source) {
  static const auto kFolder = std::filesystem::temp_directory_path() / "yingda-calibrate-index";
  static const auto kIndex = [&] {
    std::filesystem::remove_all(kFolder);
    return required(nlu::RetrievalIndex::open(kFolder, source));
  }();
  std::vector<nlu::Document> documents;
  std::map<std::string, nlu::EntryIndex, std::less<>> places;
  for (const Entry& entry : entries) {
    places.emplace(to_text(entry.id), static_cast<nlu::EntryIndex>(places.size()));
    documents.push_back(bot::document_of(entry));
  }
  if (const auto done = kIndex->apply(kIndex->difference(documents)); !done)
    throw std::runtime_error(done.error().detail);
  const auto entry_of = [places](std::string_view id) -> std::optional<nlu::EntryIndex> {
    const auto at = places.find(id);
    return at == places.end() ? std::nullopt : std::optional(at->second);
  };
  return std::make_shared<const nlu::WideMeaning>(kIndex->view(), source, entry_of);
}

void ask(const std::vector<Entry>& entries, const std::vector<Asked>& questions, const Setup& setup,
         std::vector<Row>& rows) {
  const auto learnt = texts(entries);
  const bool in_memory = setup.encoder && !setup.wide;
  const nlu::Matcher words(learnt,
                           in_memory ? nlu::MeaningTier::build(learnt, setup.encoder, nullptr) : nullptr);
  const nlu::Matcher matcher =
      setup.wide ? words.with(wide_meaning(entries, nlu::vector_source(setup.encoder))) : words;
  for (const Asked& asked : questions) {
    // Words can say nothing of a question in another language, and are not to learn that they might.
    if (asked.kind == foreign && setup.depth != nlu::Depth::meaning) continue;
    Row row{{}, {}, asked.kind, kNone, asked.entry != kNone};
    for (const auto& match : matcher.match_at(setup.depth, nlu::make_query(asked.text), kEverything, any)) {
      if (static_cast<int>(match.entry) == asked.entry) row.right = static_cast<int>(row.candidates.size());
      row.candidates.push_back(match.evidence);
      row.facts = match.facts;
    }
    rows.push_back(std::move(row));
  }
}

// A company with the questions that were written about it.
struct Source {
  std::vector<Entry> entries;
  std::vector<Asked> tuning;
  std::vector<Asked> others;  // in other languages, and out of scope
};

Source read(const std::string& dir, const std::string& tuning_dir) {
  Source source;
  source.entries = bot::entries_with_similar(required(bot::read_company(dir)));
  std::map<std::string, int> places;
  for (const Entry& entry : source.entries)
    places.emplace(entry.external_id, static_cast<int>(places.size()));
  const auto each = [](const std::string& file, int columns, const auto& use) {
    const auto rows = required(bot::read_labelled(file, columns));
    if (!rows) return;
    for (const auto& row : *rows) use(row);
  };
  each(tuning_dir + "/test_questions.tsv", 3, [&](const bot::LabelledText& row) {
    source.tuning.push_back({row.text, tuning, places.at(row.label)});
  });
  each(tuning_dir + "/multilingual.tsv", 3, [&](const bot::LabelledText& row) {
    source.others.push_back({row.text, foreign, places.at(row.label)});
  });
  for (const auto& file : {tuning_dir + "/oos.tsv", dir + "/oos_dev.tsv"}) {
    each(file, 2,
         [&](const bot::LabelledText& row) { source.others.push_back({row.text, out_of_scope, kNone}); });
  }
  return source;
}

// A part of the entries, asked about itself and about one fifth of the others, which nothing answers then.
void ask_part(const Source& source, const Setup& setup, std::size_t turn, bool is_few,
              std::vector<Row>& rows) {
  const auto part = [](std::size_t entry) { return entry % kParts; };
  std::vector<Entry> entries;
  std::vector<int> places(source.entries.size(), kNone);
  for (std::size_t i = 0; i < source.entries.size(); ++i) {
    if ((part(i) == turn) != is_few) continue;
    places[i] = static_cast<int>(entries.size());
    entries.push_back(source.entries[i]);
    // A company that has just begun may not have thought of other wordings yet.
    if (is_few && turn % 2 == 0) entries.back().similar.clear();
  }
  std::vector<Asked> questions;
  for (const Asked& asked : source.tuning) {
    const auto entry = static_cast<std::size_t>(asked.entry);
    const bool is_next = part(entry) == (turn + 1) % kParts;
    if (places[entry] != kNone && (is_few || is_next)) {
      questions.push_back({asked.text, is_few ? few : kept, places[entry]});
    } else if (places[entry] == kNone && (!is_few || is_next)) {
      questions.push_back({asked.text, is_few ? few_left_out : left_out, kNone});
    }
  }
  if (is_few) {
    for (const Asked& asked : source.others) {
      if (asked.kind == out_of_scope) questions.push_back({asked.text, few_left_out, kNone});
    }
  }
  ask(entries, questions, setup, rows);
}

std::vector<Row> rows_of(const Source& source, const Setup& setup) {
  std::vector<Row> rows;
  std::vector<Asked> whole = source.tuning;
  whole.insert(whole.end(), source.others.begin(), source.others.end());
  ask(source.entries, whole, setup, rows);
  for (std::size_t fold = 0; fold < bot::kFolds; ++fold) {
    const bot::HeldOut apart = bot::hold_out_similar(source.entries, fold);
    std::vector<Asked> questions;
    for (const auto& question : apart.asked)
      questions.push_back({question.text, held_out, static_cast<int>(question.entry)});
    ask(apart.learnt, questions, setup, rows);
  }
  for (std::size_t turn = 0; turn < kParts; ++turn) {
    ask_part(source, setup, turn, false, rows);
    ask_part(source, setup, turn, true, rows);
  }
  return rows;
}

// The calibration as one row of numbers, each in units of how much its measure varies.
class Fit {
 public:
  explicit Fit(const std::vector<const Row*>& rows) : rows_(rows) {
    std::array<double, kNumbers> sums{};
    std::array<double, kNumbers> squares{};
    double count = 0;
    for (const Row* row : rows) {
      for (const auto& candidate : row->candidates) {
        const auto x = numbers(candidate, row->facts);
        for (std::size_t i = 0; i < kNumbers; ++i) {
          sums[i] += x[i];
          squares[i] += x[i] * x[i];
        }
        ++count;
      }
    }
    for (std::size_t i = 0; i < kNumbers; ++i) {
      const double mean = sums[i] / count;
      scale_[i] = 1 / (std::sqrt(std::max(0.0, squares[i] / count - mean * mean)) + 1e-6);
      if (squares[i] == 0) scale_[i] = 0;
    }
  }

  nlu::Calibration solve() {
    constexpr unsigned kSteps = 1000;
    std::vector<float> point(kNumbers + kNoneNumbers);
    nlu::minimise([this](auto at, auto gradient) { return loss(at, gradient); }, point, kSteps);
    nlu::Calibration out = calibration(point);
    out.none[0] += std::log(kUnanswerable / (1 - kUnanswerable) / odds_of_none());
    return out;
  }

 private:
  static constexpr std::size_t kNumbers = nlu::kMeasures * 3;
  static constexpr std::size_t kNoneNumbers = 4;

  static std::array<double, kNumbers> numbers(const nlu::Evidence& evidence,
                                              const nlu::QuestionFacts& facts) {
    std::array<double, kNumbers> out{};
    for (std::size_t m = 0; m < nlu::kMeasures; ++m) {
      out[m * 3] = static_cast<double>(evidence.value[m]);
      out[m * 3 + 1] = out[m * 3] * static_cast<double>(facts.known);
      out[m * 3 + 2] = static_cast<double>(evidence.lead[m]);
    }
    return out;
  }

  nlu::Calibration calibration(std::span<const float> point) const {
    nlu::Calibration out{};
    const auto at = [&](std::size_t i) { return static_cast<double>(point[i]) * scale_[i]; };
    for (std::size_t m = 0; m < nlu::kMeasures; ++m) out.of[m] = {at(m * 3), at(m * 3 + 1), at(m * 3 + 2)};
    for (std::size_t i = 0; i < kNoneNumbers; ++i) out.none[i] = static_cast<double>(point[kNumbers + i]);
    return out;
  }

  double odds_of_none() const {
    std::array<double, 2> weights{};
    for (const Row* row : rows_) weights[row->answerable ? 1 : 0] += kKindWeights[row->kind];
    return weights[0] / weights[1];
  }

  double loss(std::span<const float> point, std::span<float> gradient) const {
    const nlu::Calibration now = calibration(point);
    std::vector<double> slope(point.size());
    double sum = 0;
    double weights = 0;
    for (const Row* row : rows_) {
      if (row->answerable && row->right == kNone) continue;
      const double weight = kKindWeights[row->kind];
      const auto shares = nlu::probabilities(row->candidates, row->facts, now);
      double none = 1;
      for (const double share : shares) none -= share;
      const double right = row->right == kNone ? none : shares[static_cast<std::size_t>(row->right)];
      sum -= weight * std::log(std::max(right, 1e-12));
      weights += weight;
      for (std::size_t c = 0; c < shares.size(); ++c) {
        const double error = weight * (shares[c] - (static_cast<int>(c) == row->right ? 1 : 0));
        const auto x = numbers(row->candidates[c], row->facts);
        for (std::size_t i = 0; i < kNumbers; ++i) slope[i] += error * x[i] * scale_[i];
      }
      const double error = weight * (none - (row->right == kNone ? 1 : 0));
      const double known = static_cast<double>(row->facts.known);
      const std::array<double, kNoneNumbers> x{1, known, known * known,
                                               static_cast<double>(row->facts.length)};
      for (std::size_t i = 0; i < kNoneNumbers; ++i) slope[kNumbers + i] += error * x[i];
    }
    double ridge = 0;
    for (std::size_t i = 0; i < point.size(); ++i) {
      const double own = i < kNumbers ? static_cast<double>(point[i]) : 0;
      ridge += kRidge * own * own;
      gradient[i] = static_cast<float>(slope[i] / weights + 2 * kRidge * own);
    }
    return sum / weights + ridge;
  }

  const std::vector<const Row*>& rows_;
  std::array<double, kNumbers> scale_{};
};

// What a calibration says of a question.
struct Judged {
  Kind kind;
  double best = 0;
  bool right = false;
};

void judge(const std::vector<Row>& rows, const nlu::Calibration& calibration, std::vector<Judged>& out) {
  for (const Row& row : rows) {
    const auto shares = nlu::probabilities(row.candidates, row.facts, calibration);
    Judged judged{row.kind};
    const auto best = std::ranges::max_element(shares);
    if (best != shares.end()) judged.best = *best;
    judged.right = row.right != kNone && best - shares.begin() == row.right;
    out.push_back(judged);
  }
}

// With as many unanswerable questions as a calibration expects.
double calibration_error(const std::vector<Judged>& judged) {
  constexpr std::size_t kBins = 10;
  const auto is_none = [](Kind kind) {
    return kind == out_of_scope || kind == left_out || kind == few_left_out;
  };
  std::array<double, 2> all{};
  for (const Judged& each : judged) all[is_none(each.kind) ? 1 : 0] += kKindWeights[each.kind];
  std::array<double, kBins> gaps{};
  for (const Judged& each : judged) {
    const bool none = is_none(each.kind);
    const double share = none ? kUnanswerable / all[1] : (1 - kUnanswerable) / all[0];
    const auto bin = std::min(kBins - 1, static_cast<std::size_t>(each.best * kBins));
    gaps[bin] += kKindWeights[each.kind] * share * (each.best - (each.right ? 1 : 0));
  }
  double sum = 0;
  for (const double gap : gaps) sum += std::abs(gap);
  return sum;
}

void report(const std::vector<Judged>& judged) {
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const auto of_kind = [&](const Judged& each) { return each.kind == kind; };
    const auto count = static_cast<double>(std::ranges::count_if(judged, of_kind));
    const auto right = static_cast<double>(
        std::ranges::count_if(judged, [&](const Judged& each) { return of_kind(each) && each.right; }));
    if (kind != out_of_scope && kind != left_out && kind != few_left_out)
      std::printf("%s: %.0f questions, %.2f %% found\n", kKindNames[kind], count, 100 * right / count);
  }
  std::printf("calibration error %.4f\n", calibration_error(judged));
  std::printf("threshold: answered and right of tuning, not answered of out of scope, of left out\n");
  for (double threshold = 0.1; threshold < 0.95; threshold += 0.05) {
    const auto above = [&](Kind kind, bool right_only) {
      double count = 0;
      double all = 0;
      for (const Judged& each : judged) {
        if (each.kind != kind) continue;
        all += right_only && each.best < threshold ? 0 : 1;
        count += each.best >= threshold && (!right_only || each.right) ? 1 : 0;
      }
      return 100 * count / std::max(all, 1.0);
    };
    std::printf("%.2f: %.1f %.1f  %.1f %.1f\n", threshold, above(tuning, false), above(tuning, true),
                100 - above(out_of_scope, false), 100 - above(left_out, false));
  }
}

void print(const nlu::Calibration& calibration) {
  std::printf("{{{\n");
  for (const auto& weights : calibration.of)
    std::printf("  {%.3f, %.3f, %.3f},\n", weights.value, weights.known, weights.lead);
  std::printf("}}, {%.3f, %.3f, %.3f, %.3f}}\n", calibration.none[0], calibration.none[1],
              calibration.none[2], calibration.none[3]);
}

nlu::Calibration fit(const std::vector<std::vector<Row>>& rows, std::size_t without) {
  std::vector<const Row*> used;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == without) continue;
    for (const Row& row : rows[i]) used.push_back(&row);
  }
  return Fit(used).solve();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 3 ? argv[1] : "";
  const std::map<std::string, nlu::Depth> depths = {{"words", nlu::Depth::words},
                                                    {"grams", nlu::Depth::grams},
                                                    {"meaning", nlu::Depth::meaning},
                                                    {"wide", nlu::Depth::meaning}};
  if (!depths.contains(mode)) {
    std::fprintf(stderr, "usage: bench_nlu_calibrate words|grams|meaning|wide TUNING DIR...\n");
    return 2;
  }
  Setup setup{depths.at(mode), nullptr, mode == "wide"};
  if (mode != "words") setup.encoder = required(nlu::Encoder::load("build/models"));
  std::vector<std::vector<Row>> rows;
  for (int i = 3; i < argc; ++i) {
    const auto name = std::filesystem::path(argv[i]).filename();
    rows.push_back(rows_of(read(argv[i], (std::filesystem::path(argv[2]) / name).string()), setup));
  }
  std::vector<Judged> judged;
  for (std::size_t left = 0; left < rows.size(); ++left) judge(rows[left], fit(rows, left), judged);
  report(judged);
  print(fit(rows, rows.size()));
  return 0;
}
