#pragma once
// Asking the index: by words, by meaning, and by both.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/query.hpp"
#include "nlu/retrieval/vectors.hpp"
#include "nlu/retrieval/view.hpp"

namespace yingda::nlu {

// A found document, and all that is known about it. Measures that were not taken are 0.
struct Hit {
  DocPlace at;
  float words = 0;    // BM25 as a share of what a document with everything would have, 0–1
  float wording = 0;  // cosine to the nearest question, similar question or keywords
  float passage = 0;  // cosine to the nearest window of a passage
  float score = 0;    // joint; what hits are ordered by
};

// How the measures are joined; fitted by bench/nlu/retrieval.cpp, docs/nlu.md says on what.
struct JoinWeights {
  float words = 2.5F;
  float wording = 1.F;
  float passage = 1.F;
};

struct SearchOptions {
  std::size_t word_candidates = 64;  // documents whose exact scores are computed
  std::size_t postings = 30'000;     // the rarest features' postings are read until so many were
  std::size_t row_candidates = 64;   // vectors whose documents are weighed
  double probed = 0.04;              // share of the clusters that are looked at
  std::size_t least_probed = 24;
  JoinWeights weights;
};

// Best first, at most `limit`; equal scores by id, so that the order hangs on the documents alone. Without a
// question vector by words alone, without tokens by meaning alone. Any thread; working memory is kept per
// thread (4 bytes a document).
std::vector<Hit> search(const IndexView& view, const Query& query, const QuestionVector& vector,
                        std::size_t limit, const SearchOptions& options = {});

// Writes both cosines of a document.
void measure_meaning(const IndexView& view, const QuestionVector& vector, Hit& hit);

// Documents by words; `score` is `words`.
std::vector<Hit> search_words(const IndexView& view, const Query& query, std::size_t limit,
                              const SearchOptions& options = {});
// Documents by meaning, with both cosines exact; `score` is the better one. With options.probed 1 nothing is
// left out.
std::vector<Hit> search_meaning(const IndexView& view, const QuestionVector& vector, std::size_t limit,
                                const SearchOptions& options = {});

}  // namespace yingda::nlu
