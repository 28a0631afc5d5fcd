#include "nlu/evaluate/retrieval.hpp"

#include <stdlib.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <unordered_map>

#include "base/text.hpp"
#include "nlu/evaluate/figures.hpp"
#include "nlu/evaluate/table.hpp"
#include "nlu/language.hpp"
#include "nlu/retrieval/index.hpp"
#include "nlu/retrieval/search.hpp"

namespace yingda::nlu {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kListed = 10;
constexpr double kAccepted = 0.95;

struct Asked {
  std::string expected;  // empty: none
  std::string text;
};

// A folder that is removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "yingda-index-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<std::vector<Document>> read_kb(const std::filesystem::path& file) {
  constexpr std::array<std::string_view, 2> kColumns = {"id", "text"};
  std::vector<std::size_t> lines;
  auto rows = read_table(file, kColumns, &lines);
  if (!rows) return std::unexpected(std::move(rows.error()));
  if (rows->empty()) return refuse_line(file, 1, "there is no row below the header.");
  std::vector<Document> documents;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    auto& row = (*rows)[i];
    if (row[0].empty()) return refuse_line(file, lines[i], "the row has no id.");
    if (row[0].size() > RetrievalIndex::kLongestId)
      return refuse_line(file, lines[i], "the id is longer than 255 bytes.");
    const auto [place, fresh] = places.try_emplace(row[0], documents.size());
    if (fresh) documents.push_back({row[0], {}});
    auto& fields = documents[place->second].fields;
    fields.push_back(field_of_row(std::move(row[1])));
    if (!fresh && fields.back().kind == FieldKind::question) fields.back().kind = FieldKind::similar;
  }
  return documents;
}

Result<std::vector<Asked>> read_queries(const std::filesystem::path& file, const IndexView& view) {
  constexpr std::array<std::string_view, 2> kColumns = {"id", "text"};
  std::vector<std::size_t> lines;
  auto rows = read_table(file, kColumns, &lines);
  if (!rows) return std::unexpected(std::move(rows.error()));
  if (rows->empty()) return refuse_line(file, 1, "there is no row below the header.");
  std::vector<Asked> asked;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    auto& row = (*rows)[i];
    if (!row[0].empty() && !view.find(row[0]))
      return refuse_line(file, lines[i], "the knowledge has no document \"" + row[0] + "\".");
    asked.push_back({std::move(row[0]), std::move(row[1])});
  }
  return asked;
}

struct Ranks {
  std::size_t queries = 0;
  std::array<std::size_t, 3> hits{};  // among the first 1, 3, 10
  double reciprocal = 0;

  void add(std::size_t place) {
    constexpr std::array<std::size_t, 3> kDepths = {1, 3, kListed};
    ++queries;
    for (std::size_t i = 0; i < kDepths.size(); ++i) hits[i] += place < kDepths[i];
    if (place < kListed) reciprocal += 1.0 / static_cast<double>(place + 1);
  }
  Json share(std::size_t depth) const {
    return queries == 0 ? Json() : Json(static_cast<double>(hits[depth]) / static_cast<double>(queries));
  }
  Json mrr() const { return queries == 0 ? Json() : Json(reciprocal / static_cast<double>(queries)); }
};

class RetrievalTest {
 public:
  RetrievalTest(const RetrievalIndex& index, const Identifier& identifier)
      : view_(index.view()), source_(index.source()), identifier_(identifier) {}

  void ask(const Asked& asked) {
    const auto began = Clock::now();
    const Query query = make_query(asked.text);
    QuestionVector vector;
    if (source_.encode) {
      std::vector<float> numbers(source_.dimensions);
      const std::string_view one = query.normalized;
      source_.encode(std::span(&one, 1), numbers.data());
      vector = {numbers, model_hash(source_)};
    }
    const auto searched = Clock::now();
    const auto hits = search(*view_, query, vector, kListed);
    const auto ended = Clock::now();
    times_.push_back(microseconds(ended - began));
    search_times_.push_back(microseconds(ended - searched));
    const double best = hits.empty() ? 0 : static_cast<double>(hits.front().score);
    if (asked.expected.empty()) {
      without_.push_back(best);
      return;
    }
    with_.push_back(best);
    const auto at =
        std::ranges::find(hits, asked.expected, [this](const Hit& hit) { return view_->id(hit.at); });
    const auto place = at == hits.end() ? kListed : static_cast<std::size_t>(at - hits.begin());
    all_.add(place);
    by_language_[recognise_language(identifier_, asked.text, {})].add(place);
  }

  Json figures() const {
    Json languages = Json::object();
    for (const auto& [language, ranks] : by_language_)
      languages[language] = {{"queries", ranks.queries}, {"hit1", ranks.share(0)}, {"mrr10", ranks.mrr()}};
    const bool both = !with_.empty() && !without_.empty();
    return {{"hit1", all_.share(0)},
            {"hit3", all_.share(1)},
            {"hit10", all_.share(2)},
            {"mrr10", all_.mrr()},
            {"p50_us", percentile(times_, 0.5)},
            {"p99_us", percentile(times_, 0.99)},
            {"search_p50_us", percentile(search_times_, 0.5)},
            {"search_p99_us", percentile(search_times_, 0.99)},
            {"queries", all_.queries},
            {"without_answer", without_.size()},
            {"oos_auroc", both ? Json(area_under_roc(with_, without_)) : Json()},
            {"turned_away_at_95", both ? Json(turned_away()) : Json()},
            {"languages", std::move(languages)}};
  }

 private:
  static double microseconds(Clock::duration took) {
    return std::chrono::duration<double, std::micro>(took).count();
  }
  double turned_away() const {
    const double least = percentile(with_, 1 - kAccepted);
    const auto below = std::ranges::count_if(without_, [least](double score) { return score < least; });
    return static_cast<double>(below) / static_cast<double>(without_.size());
  }

  std::shared_ptr<const IndexView> view_;
  const VectorSource& source_;
  const Identifier& identifier_;
  Ranks all_;
  std::map<std::string, Ranks> by_language_;
  std::vector<double> with_;     // best scores of queries with a right document
  std::vector<double> without_;  // and of the others
  std::vector<double> times_;
  std::vector<double> search_times_;
};

}  // namespace

Field field_of_row(std::string text) {
  constexpr std::size_t kLongestQuestion = 100;  // characters
  const bool passage = prefix_code_points(text, kLongestQuestion).size() < text.size();
  return {passage ? FieldKind::passage : FieldKind::question, std::move(text)};
}

Result<Json> evaluate_retrieval(const RetrievalEvaluation& what, std::shared_ptr<const Encoder> encoder,
                                const Identifier& languages) {
  const auto documents = read_kb(what.kb);
  if (!documents) return std::unexpected(documents.error());
  const TemporaryFolder temporary;
  if (!what.index && temporary.path().empty())
    return fail(ErrorKind::internal, "index_write_failed", "no temporary folder can be made.");
  const auto began = Clock::now();
  const auto index = RetrievalIndex::open(what.index.value_or(temporary.path()), vector_source(encoder));
  if (!index) return std::unexpected(index.error());
  if (auto done = (*index)->apply((*index)->difference(*documents)); !done)
    return std::unexpected(done.error());
  if (auto done = (*index)->merge(); !done) return std::unexpected(done.error());
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  const auto queries = read_queries(what.queries, *(*index)->view());
  if (!queries) return std::unexpected(queries.error());
  RetrievalTest test(**index, languages);
  for (const Asked& asked : *queries) test.ask(asked);
  Json figures = test.figures();
  figures["index_seconds"] = seconds;
  figures["encoded"] = (*index)->encoded();
  figures["documents"] = documents->size();
  figures["meaning"] = encoder != nullptr;
  return figures;
}

}  // namespace yingda::nlu
