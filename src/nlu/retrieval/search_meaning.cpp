#include <algorithm>
#include <cmath>
#include <numeric>

#include "nlu/retrieval/scorers.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kRowsTogether = 128;

struct FoundRow {
  float cosine = 0;
  std::uint32_t part = 0;
  DocNumber doc = 0;
};

// Whether the segment's vectors are of the question's model.
bool is_comparable(const SegmentFacts& facts, const QuestionVector& vector) {
  return facts.model == vector.model() && facts.dimensions == vector.dimensions();
}

// The rows nearest to a question.
class NearestRows {
 public:
  NearestRows(const IndexView& view, const QuestionVector& vector, const SearchOptions& options)
      : view_(view), vector_(vector), options_(options) {}

  std::vector<FoundRow> find() {
    for (std::uint32_t part = 0; part < view_.parts().size(); ++part) {
      const SegmentFacts& facts = view_.parts()[part].segment->facts();
      if (!is_comparable(facts, vector_) || facts.rows == 0) continue;
      if (facts.clusters == 0) {
        scan(part, 0, facts.rows);
      } else {
        probe(part);
      }
    }
    return std::move(heap_);
  }

 private:
  void probe(std::uint32_t part) {
    const SegmentSections& s = view_.parts()[part].segment->sections();
    std::vector<float> cosines(s.cluster_ends.size());
    vector_.cosines(s.centroids.data(), s.centroid_units.data(), cosines);
    std::vector<std::uint32_t> nearest(cosines.size());
    std::iota(nearest.begin(), nearest.end(), 0U);
    const auto share =
        static_cast<std::size_t>(std::ceil(options_.probed * static_cast<double>(nearest.size())));
    const std::size_t probes = std::min(nearest.size(), std::max(options_.least_probed, share));
    std::ranges::nth_element(nearest, nearest.begin() + static_cast<std::ptrdiff_t>(probes) - 1,
                             std::ranges::greater{}, [&](std::uint32_t c) { return cosines[c]; });
    for (const std::uint32_t c : std::span(nearest).first(probes))
      scan(part, c == 0 ? 0 : s.cluster_ends[c - 1], s.cluster_ends[c]);
  }

  void scan(std::uint32_t part, std::uint32_t first, std::uint32_t end) {
    const Segment& segment = *view_.parts()[part].segment;
    const SegmentSections& s = segment.sections();
    std::array<float, kRowsTogether> cosines;
    for (std::uint32_t row = first; row < end; row += kRowsTogether) {
      const auto some = std::span(cosines).first(std::min<std::size_t>(kRowsTogether, end - row));
      vector_.cosines(segment.vector(row).data(), s.units.data() + row, some);
      for (std::size_t i = 0; i < some.size(); ++i) {
        if (some[i] > least_) take({some[i], part, s.row_docs[row + i] / 2});
      }
    }
  }

  void take(const FoundRow& next) {
    if (view_.parts()[next.part].is_gone(next.doc)) return;
    const auto higher = [](const FoundRow& a, const FoundRow& b) { return a.cosine > b.cosine; };
    heap_.push_back(next);
    std::ranges::push_heap(heap_, higher);
    if (heap_.size() <= options_.row_candidates) return;
    std::ranges::pop_heap(heap_, higher);
    heap_.pop_back();
    least_ = heap_.front().cosine;
  }

  const IndexView& view_;
  const QuestionVector& vector_;
  const SearchOptions& options_;
  float least_ = -1;
  std::vector<FoundRow> heap_;
};

}  // namespace

void measure_meaning(const IndexView& view, const QuestionVector& vector, Hit& hit) {
  const Segment& segment = *view.parts()[hit.at.part].segment;
  if (!is_comparable(segment.facts(), vector)) return;
  for (const std::uint32_t row : segment.rows_of(hit.at.doc)) {
    float cosine = 0;
    vector.cosines(segment.vector(row).data(), &segment.sections().units[row], std::span(&cosine, 1));
    const bool passage = (segment.sections().row_docs[row] & 1U) != 0;
    float& best = passage ? hit.passage : hit.wording;
    best = std::max(best, cosine);
  }
}

std::vector<Hit> search_meaning(const IndexView& view, const QuestionVector& vector, std::size_t limit,
                                const SearchOptions& options) {
  auto rows = NearestRows(view, vector, options).find();
  const auto place = [](const FoundRow& row) { return std::pair(row.part, row.doc); };
  std::ranges::sort(rows, {}, place);
  const auto again = std::ranges::unique(rows, {}, place);
  rows.erase(again.begin(), again.end());
  std::vector<Hit> hits;
  for (const FoundRow& row : rows) {
    Hit hit{{row.part, row.doc}, 0, 0, 0, 0};
    measure_meaning(view, vector, hit);
    hit.score = std::max(hit.wording, hit.passage);
    hits.push_back(hit);
  }
  keep_best(view, hits, limit);
  return hits;
}

}  // namespace yingda::nlu
