#include "nlu/retrieval/search.hpp"

#include <algorithm>

#include "nlu/retrieval/scorers.hpp"

namespace yingda::nlu {

bool stands_before(const IndexView& view, const Hit& a, const Hit& b) {
  if (a.score != b.score) return a.score > b.score;
  return view.id(a.at) < view.id(b.at);
}

void keep_best(const IndexView& view, std::vector<Hit>& hits, std::size_t limit) {
  const std::size_t kept = std::min(limit, hits.size());
  std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(kept),
                            [&view](const Hit& a, const Hit& b) { return stands_before(view, a, b); });
  hits.resize(kept);
}

std::vector<Hit> search(const IndexView& view, const Query& query, const QuestionVector& vector,
                        std::size_t limit, const SearchOptions& options) {
  const WordScorer words(view, query);
  auto hits = words.candidates(options);
  if (!vector.empty()) {
    for (Hit& hit : hits) measure_meaning(view, vector, hit);
    const std::size_t by_words = hits.size();
    for (Hit hit : search_meaning(view, vector, options.row_candidates, options)) {
      const auto known = std::span(hits).first(by_words);
      if (std::ranges::find(known, hit.at, &Hit::at) != known.end()) continue;
      hit.words = words.score(hit.at);
      hits.push_back(hit);
    }
  }
  const JoinWeights& weights = options.weights;
  for (Hit& hit : hits) {
    hit.score = vector.empty() ? hit.words
                               : weights.words * hit.words + weights.wording * hit.wording +
                                     weights.passage * hit.passage;
  }
  keep_best(view, hits, limit);
  return hits;
}

}  // namespace yingda::nlu
