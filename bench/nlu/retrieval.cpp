// The index of nlu/retrieval measured, and its constants chosen.
//   retrieval weights KB QUERIES...                what each way of joining the measures finds (files as of
//                                                  `yingda eval retrieval`)
//   retrieval speed SIZE FOLDER QUESTIONS FILE...  an index of SIZE documents in FOLDER, of the column `text`
//   of
//                                                  the TSV files, multiplied with a number; then asked
// Times are of the processor, so that a busy machine gives the same figures as an idle one; those that wait
// for the disk (one more document) are wall-clock.

#include "nlu/evaluate/retrieval.hpp"

#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "nlu/encoder/encoder.hpp"
#include "nlu/evaluate/figures.hpp"
#include "nlu/evaluate/table.hpp"
#include "nlu/retrieval/index.hpp"
#include "nlu/retrieval/search.hpp"

namespace {

using namespace yingda;
using namespace yingda::nlu;

// Of this thread.
double processor_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double wall_us() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::micro>(now).count();
}

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s: %s\n", result.error().code.c_str(), result.error().detail.c_str());
  std::exit(2);
}

void must(const Status& status) {
  if (status) return;
  std::fprintf(stderr, "%s: %s\n", status.error().code.c_str(), status.error().detail.c_str());
  std::exit(2);
}

const std::shared_ptr<const Encoder>& encoder() {
  static const std::shared_ptr<const Encoder> kLoaded =
      must(Encoder::load(std::getenv("YINGDA_NLU_MODELS_DIR")));
  return kLoaded;
}

using Rows = std::vector<std::vector<std::string>>;

Rows table(const char* file, std::initializer_list<std::string_view> columns) {
  return must(read_table(file, std::span(columns.begin(), columns.size())));
}

Document document(std::string id, const std::string& text) { return {std::move(id), {field_of_row(text)}}; }

QuestionVector vector_of(const std::string& text, const VectorSource& source) {
  std::vector<float> vector(source.dimensions);
  const std::string_view one = text;
  source.encode(std::span(&one, 1), vector.data());
  return {vector, model_hash(source)};
}

struct Question {
  Query query;
  QuestionVector vector;
  std::string expected;
};

struct Bench {
  std::unique_ptr<RetrievalIndex> index;
  std::vector<Question> questions;
};

Bench load(const char* kb, const char* queries) {
  const auto folder = std::filesystem::temp_directory_path() / "yingda_bench_index";
  std::filesystem::remove_all(folder);
  Bench bench{must(RetrievalIndex::open(folder, vector_source(encoder()))), {}};
  std::vector<Document> documents;
  for (const auto& row : table(kb, {"id", "text"})) documents.push_back(document(row[0], row[1]));
  must(bench.index->apply(bench.index->difference(documents)));
  for (const auto& row : table(queries, {"id", "text"})) {
    Question question{make_query(row[1]), {}, row[0]};
    question.vector = vector_of(question.query.normalized, bench.index->source());
    bench.questions.push_back(std::move(question));
  }
  return bench;
}

// Hits at 1, 3, 10 and mean reciprocal rank.
std::array<double, 4> figures(const Bench& bench, const SearchOptions& options, bool dense = true) {
  std::array<double, 4> sum{};
  const auto view = bench.index->view();
  for (const Question& question : bench.questions) {
    const auto hits = search(*view, question.query, dense ? question.vector : QuestionVector{}, 10, options);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (view->id(hits[i].at) != question.expected) continue;
      sum[0] += i < 1;
      sum[1] += i < 3;
      sum[2] += 1;
      sum[3] += 1.0 / static_cast<double>(i + 1);
    }
  }
  for (double& each : sum) each *= 100.0 / static_cast<double>(bench.questions.size());
  return sum;
}

void print(const char* name, const std::array<double, 4>& f) {
  std::printf("  %-28s hit1 %5.1f  hit3 %5.1f  hit10 %5.1f  mrr %5.1f\n", name, f[0], f[1], f[2], f[3]);
}

// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), for comparison.
std::array<double, 4> by_ranks(const Bench& bench, double constant) {
  std::array<double, 4> sum{};
  const auto view = bench.index->view();
  for (const Question& question : bench.questions) {
    const std::array lists{search_words(*view, question.query, 64),
                           search_meaning(*view, question.vector, 64)};
    std::vector<std::pair<double, DocPlace>> joined;
    for (const auto& list : lists) {
      for (std::size_t i = 0; i < list.size(); ++i) {
        auto at = std::ranges::find(joined, list[i].at, &std::pair<double, DocPlace>::second);
        if (at == joined.end()) at = joined.insert(at, {0, list[i].at});
        at->first += 1 / (constant + static_cast<double>(i + 1));
      }
    }
    std::ranges::sort(joined, std::ranges::greater{}, &std::pair<double, DocPlace>::first);
    for (std::size_t i = 0; i < std::min<std::size_t>(10, joined.size()); ++i) {
      if (view->id(joined[i].second) != question.expected) continue;
      sum[0] += i < 1;
      sum[1] += i < 3;
      sum[2] += 1;
      sum[3] += 1.0 / static_cast<double>(i + 1);
    }
  }
  for (double& each : sum) each *= 100.0 / static_cast<double>(bench.questions.size());
  return sum;
}

void weights(int argc, char** argv) {
  for (int i = 2; i + 1 < argc; i += 2) {
    std::printf("%s (%s)\n", argv[i + 1], argv[i]);
    const Bench bench = load(argv[i], argv[i + 1]);
    print("words", figures(bench, {}, false));
    SearchOptions options;
    options.weights = {0, 1, 1};
    print("meaning", figures(bench, options));
    print("ranks, k 60", by_ranks(bench, 60));
    print("ranks, k 10", by_ranks(bench, 10));
    for (const float share : {0.2F, 0.4F, 0.6F, 0.8F, 1.F, 1.3F, 1.7F, 2.5F, 4.F}) {
      options.weights = {share, 1, 1};
      print(("words " + std::to_string(share).substr(0, 4)).c_str(), figures(bench, options));
    }
  }
}

constexpr std::array<double, 5> kProbed = {0.01, 0.02, 0.04, 0.06, 0.1};

// The files' texts, then the same with a number, until there are enough.
std::vector<Document> multiplied(std::size_t size, int files, char** file) {
  std::vector<std::string> texts;
  for (int i = 0; i < files; ++i) {
    for (const auto& row : table(file[i], {"text"})) texts.push_back(row[0]);
  }
  std::vector<Document> documents;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string number = i < texts.size() ? "" : " " + std::to_string(i / texts.size());
    documents.push_back(document(std::to_string(i), texts[i % texts.size()] + number));
  }
  return documents;
}

struct Times {
  std::vector<double> encoding, words, meaning, both;
  std::array<double, kProbed.size()> found{};
};

void ask(const IndexView& view, const VectorSource& source, const std::string& text, Times& times) {
  const Query query = make_query(text);
  auto began = processor_us();
  const QuestionVector vector = vector_of(query.normalized, source);
  times.encoding.push_back(processor_us() - began);
  began = processor_us();
  (void)search_words(view, query, 10);
  times.words.push_back(processor_us() - began);
  began = processor_us();
  (void)search_meaning(view, vector, 10);
  times.meaning.push_back(processor_us() - began);
  began = processor_us();
  (void)search(view, query, vector, 10);
  times.both.push_back(processor_us() - began);
  SearchOptions options;
  options.probed = 1;
  const auto exact = search_meaning(view, vector, 10, options);
  options.least_probed = 1;
  for (std::size_t p = 0; p < kProbed.size(); ++p) {
    options.probed = kProbed[p];
    const auto some = search_meaning(view, vector, 10, options);
    for (const Hit& hit : exact) {
      if (std::ranges::find(some, hit.at, &Hit::at) != some.end())
        times.found[p] += 1 / static_cast<double>(exact.size());
    }
  }
}

void print_times(const char* name, const std::vector<double>& times) {
  std::printf("%-10s p50 %7.1f us  p99 %7.1f us\n", name, percentile(times, 0.5), percentile(times, 0.99));
}

// How long one more document takes, alone and with what merging it brings.
void print_additions(RetrievalIndex& index) {
  constexpr int kAdded = 64;
  std::vector<double> alone, merged;
  for (int i = 0; i < kAdded; ++i) {
    const Document added =
        document("new" + std::to_string(i), "what does parcel number " + std::to_string(i) + " cost");
    auto began = wall_us();
    must(index.apply({{&added}, {}}));
    alone.push_back((wall_us() - began) / 1000);
    began = wall_us();
    must(index.merge());
    merged.push_back((wall_us() - began) / 1000);
  }
  std::printf("one more   p50 %.2f ms  p99 %.2f ms; merging after it at most %.1f ms\n",
              percentile(alone, 0.5), percentile(alone, 0.99), std::ranges::max(merged));
}

void speed(int argc, char** argv) {
  constexpr int kFirstFile = 5;
  const auto documents =
      multiplied(static_cast<std::size_t>(std::atol(argv[2])), argc - kFirstFile, argv + kFirstFile);
  const VectorSource source = vector_source(encoder());
  std::filesystem::remove_all(argv[3]);
  {
    const auto began = processor_us();
    const auto index = must(RetrievalIndex::open(argv[3], source));
    must(index->apply(index->difference(documents)));
    std::printf("%zu documents built in %.1f s, %llu texts encoded, files %.1f MiB\n", documents.size(),
                (processor_us() - began) / 1e6, static_cast<unsigned long long>(index->encoded()),
                static_cast<double>(index->view()->file_size()) / (1024 * 1024));
  }
  auto began = processor_us();
  const auto index = must(RetrievalIndex::open(argv[3], source));
  std::printf("opened in %.1f ms", (processor_us() - began) / 1000);
  began = processor_us();
  const std::size_t changes = index->difference(documents).put.size();
  std::printf("; compared with the documents in %.1f ms: %zu changed\n", (processor_us() - began) / 1000,
              changes);
  Times times;
  const auto questions = table(argv[4], {"text"});
  for (const auto& row : questions) ask(*index->view(), source, row[0], times);
  print_times("encoding", times.encoding);
  print_times("words", times.words);
  print_times("meaning", times.meaning);
  print_times("both", times.both);
  for (std::size_t p = 0; p < kProbed.size(); ++p) {
    std::printf("of the clusters %4.2f: recall@10 %.4f\n", kProbed[p],
                times.found[p] / static_cast<double>(questions.size()));
  }
  print_additions(*index);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc >= 4 && argv[1] == std::string("weights")) {
    weights(argc, argv);
    return 0;
  }
  if (argc >= 6 && argv[1] == std::string("speed")) {
    speed(argc, argv);
    return 0;
  }
  std::fprintf(
      stderr,
      "usage: retrieval weights KB QUERIES...\n       retrieval speed SIZE FOLDER QUESTIONS FILE...\n");
  return 2;
}
