// How long the index takes to build and to ask, and what it holds: speed ENTRIES DIR...
// Times are of the processor, so that a busy machine gives the same figures as an idle one.
// The folders' entries are multiplied, each copy with an order number of its own, until there are ENTRIES of
// them.

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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: speed ENTRIES DIR...\n");
    return 2;
  }
  std::vector<Entry> own;
  std::vector<std::string> questions;
  for (int i = 2; i < argc; ++i) {
    const auto company = bot::read_company(argv[i]);
    if (!company) {
      std::fprintf(stderr, "%s\n", company.error().detail.c_str());
      return 2;
    }
    for (auto& entry : bot::entries_with_similar(*company)) {
      questions.insert(questions.end(), entry.similar.begin(), entry.similar.end());
      entry.similar.resize(std::min<std::size_t>(entry.similar.size(), 1));
      own.push_back(std::move(entry));
    }
  }
  std::vector<Entry> entries;
  const auto wanted = static_cast<std::size_t>(std::atol(argv[1]));
  for (std::size_t i = 0; i < wanted; ++i) {
    Entry entry = own[i % own.size()];
    entry.id = EntryId{static_cast<std::int64_t>(i + 1)};
    entry.question += " " + std::to_string(i / own.size());
    entries.push_back(std::move(entry));
  }
  const double before = resident_mib();
  double begin = milliseconds();
  const auto snapshot = bot::build_snapshot({}, entries);
  std::printf("build %.1f ms, snapshot %.1f MiB of %.1f MiB resident\n", milliseconds() - begin,
              resident_mib() - before, resident_mib());
  std::vector<double> took;
  for (const auto& question : questions) {
    begin = milliseconds();
    (void)bot::step(*snapshot, {}, {question, false, 0, {}});
    took.push_back((milliseconds() - begin) * 1000);
  }
  std::ranges::sort(took);
  std::printf("step p50 %.0f us, p99 %.0f us over %zu questions\n", took[took.size() / 2],
              took[took.size() * 99 / 100], took.size());
  return 0;
}
