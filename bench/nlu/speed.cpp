// How long the bot takes to build and to answer, and what it holds: speed ENTRIES DIR...
// Times are of the processor, so that a busy machine gives the same figures as an idle one.
// ENTRIES above 0: the folders' entries are multiplied, each copy with an order number of its own, until
// there are ENTRIES of them; words alone. ENTRIES 0: each folder as it is, each similar question held out in
// turn and asked: the cheap tiers alone, and the whole cascade with the encoder of YINGDA_NLU_MODELS_DIR.

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "bot/company.hpp"
#include "bot/engine.hpp"
#include "bot/hold_out.hpp"
#include "nlu/encoder/encoder.hpp"

namespace {

using namespace yingda;

double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double resident_mib() {
  std::ifstream statm("/proc/self/statm");
  long pages = 0;
  long resident = 0;
  statm >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

struct Times {
  std::vector<double> micros;

  void ask(const bot::Snapshot& snapshot, const std::string& question, bool costly) {
    const double begin = milliseconds();
    (void)bot::step(snapshot, {}, {question, false, 0, {}, costly});
    micros.push_back((milliseconds() - begin) * 1000);
  }
  void print(const char* what) {
    std::ranges::sort(micros);
    std::printf("%s p50 %.0f us, p99 %.0f us over %zu questions\n", what, micros[micros.size() / 2],
                micros[micros.size() * 99 / 100], micros.size());
  }
};

// The first round warms the caches up and is not counted.
void ask_held_out(const bot::Company& company, bot::Learning learning, Times& cheap, Times& whole) {
  const auto entries = bot::entries_with_similar(company);
  learning.before = bot::build_snapshot(company.workspace, entries, learning, company.glossary);
  for (std::size_t fold = 0; fold < bot::kFolds; ++fold) {
    auto held_out = bot::hold_out_similar(entries, fold);
    const auto snapshot =
        bot::build_snapshot(company.workspace, std::move(held_out.learnt), learning, company.glossary);
    Times warm;
    for (const auto& question : held_out.asked) warm.ask(*snapshot, question.text, false);
    for (const auto& question : held_out.asked) cheap.ask(*snapshot, question.text, false);
    for (const auto& question : held_out.asked) whole.ask(*snapshot, question.text, true);
  }
}

int measure_cascade(const std::vector<bot::Company>& companies) {
  const char* folder = std::getenv("YINGDA_NLU_MODELS_DIR");
  auto encoder = nlu::Encoder::load(folder == nullptr ? "build/models" : folder);
  if (!encoder) {
    std::fprintf(stderr, "%s\n", encoder.error().detail.c_str());
    return 1;
  }
  const std::shared_ptr<const nlu::Encoder> loaded = std::move(*encoder);
  Times all_cheap;
  Times all_whole;
  for (const auto& company : companies) {
    Times cheap;
    Times whole;
    ask_held_out(company, {loaded, nullptr, nullptr}, cheap, whole);
    std::printf("%s, %zu entries\n", company.workspace.slug.c_str(), company.entries.size());
    cheap.print("  cheap tiers");
    whole.print("  whole cascade");
    std::ranges::copy(cheap.micros, std::back_inserter(all_cheap.micros));
    std::ranges::copy(whole.micros, std::back_inserter(all_whole.micros));
  }
  all_cheap.print("cheap tiers");
  all_whole.print("whole cascade");
  return 0;
}

void measure_growth(const std::vector<bot::Company>& companies, std::size_t wanted) {
  std::vector<Entry> own;
  std::vector<std::string> questions;
  for (const auto& company : companies) {
    for (auto& entry : bot::entries_with_similar(company)) {
      questions.insert(questions.end(), entry.similar.begin(), entry.similar.end());
      entry.similar.resize(std::min<std::size_t>(entry.similar.size(), 1));
      own.push_back(std::move(entry));
    }
  }
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < wanted; ++i) {
    Entry entry = own[i % own.size()];
    entry.id = EntryId{static_cast<std::int64_t>(i + 1)};
    entry.question += " " + std::to_string(i / own.size());
    entries.push_back(std::move(entry));
  }
  const double before = resident_mib();
  const double begin = milliseconds();
  const auto snapshot = bot::build_snapshot({}, entries);
  std::printf("build %.1f ms, snapshot %.1f MiB of %.1f MiB resident\n", milliseconds() - begin,
              resident_mib() - before, resident_mib());
  Times times;
  for (const auto& question : questions) times.ask(*snapshot, question, true);
  times.print("step");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: speed ENTRIES DIR...\n");
    return 2;
  }
  std::vector<bot::Company> companies;
  for (int i = 2; i < argc; ++i) {
    auto company = bot::read_company(argv[i]);
    if (!company) {
      std::fprintf(stderr, "%s\n", company.error().detail.c_str());
      return 2;
    }
    companies.push_back(std::move(*company));
  }
  const auto entries = std::atol(argv[1]);
  if (entries == 0) return measure_cascade(companies);
  measure_growth(companies, static_cast<std::size_t>(entries));
  return 0;
}
