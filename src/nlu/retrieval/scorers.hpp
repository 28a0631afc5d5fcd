#pragma once
// The two measures of a document, for search.cpp and its parts.

#include <span>
#include <vector>

#include "nlu/lexical.hpp"
#include "nlu/retrieval/ranking.hpp"
#include "nlu/retrieval/search.hpp"

namespace yingda::nlu {

// A question's words in a view. Lives no longer than both.
class WordScorer {
 public:
  WordScorer(const IndexView& view, const Query& query);
  // By the postings of the rarest features; the documents with the highest sums, at most
  // options.word_candidates of them, with exact scores.
  std::vector<Hit> candidates(const SearchOptions& options) const;
  // 0–1, of all features.
  float score(DocPlace at) const;

 private:
  struct Term {
    Key key = 0;
    float worth = 0;
    std::size_t documents = 0;
  };
  void add_up(std::size_t postings, std::vector<float>& sums) const;

  const IndexView& view_;
  LexicalWeights weights_;
  LengthNorm norm_;
  std::vector<Term> terms_;  // ascending by key
  float most_ = 0;           // what a document would score that had everything
};

// Whether `a` stands before `b`: by score, equal ones by id.
bool stands_before(const IndexView& view, const Hit& a, const Hit& b);
// Puts the first `limit` in order and drops the others.
void keep_best(const IndexView& view, std::vector<Hit>& hits, std::size_t limit);

}  // namespace yingda::nlu
