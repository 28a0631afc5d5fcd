#include <algorithm>

#include "nlu/retrieval/scorers.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kSumsTogether = 16;

struct Summed {
  float sum = 0;
  std::size_t position = 0;
};

// The positions with the highest sums, in no order.
class HighestSums {
 public:
  explicit HighestSums(std::size_t limit) : limit_(limit) {}

  // Blocks whose sums are all too low are passed over quickly: nearly all of them.
  template <class Usable>
  void look(std::span<const float> sums, std::size_t first, const Usable& usable) {
    for (std::size_t at = 0; at < sums.size(); at += kSumsTogether) {
      const auto block = sums.subspan(at, std::min(kSumsTogether, sums.size() - at));
      float most = 0;
      for (const float sum : block) most = sum > most ? sum : most;
      if (most <= least_) continue;
      for (std::size_t i = 0; i < block.size(); ++i) {
        if (block[i] > least_ && usable(at + i)) take({block[i], first + at + i});
      }
    }
  }
  const std::vector<Summed>& best() const { return heap_; }

 private:
  void take(Summed next) {
    const auto higher = [](const Summed& a, const Summed& b) { return a.sum > b.sum; };
    heap_.push_back(next);
    std::ranges::push_heap(heap_, higher);
    if (heap_.size() <= limit_) return;
    std::ranges::pop_heap(heap_, higher);
    heap_.pop_back();
    least_ = heap_.front().sum;
  }

  std::size_t limit_;
  float least_ = 0;
  std::vector<Summed> heap_;
};

}  // namespace

WordScorer::WordScorer(const IndexView& view, const Query& query)
    : view_(view), norm_(weights_, view.mean_length()) {
  const auto all = static_cast<float>(view.positions());
  for (const Token& token : query.tokens) {
    Term term{token.key, 0, 0};
    for (const IndexPart& part : view.parts()) term.documents += part.segment->postings(token.key).size();
    term.worth = weights_.family[static_cast<std::size_t>(family_of(token.key))] *
                 rarity_of(all, static_cast<float>(term.documents), weights_.rarity_power);
    most_ += term.worth;
    terms_.push_back(term);
  }
}

void WordScorer::add_up(std::size_t postings, std::vector<float>& sums) const {
  std::vector<const Term*> rarest;
  for (const Term& term : terms_) {
    if (term.documents > 0) rarest.push_back(&term);
  }
  std::ranges::sort(rarest, {}, [](const Term* term) { return term->documents; });
  std::size_t read = 0;
  for (const Term* term : rarest) {
    if (read > 0 && read + term->documents > postings) break;
    read += term->documents;
    const float step = term->worth * kImpactUnit;
    for (std::size_t p = 0; p < view_.parts().size(); ++p) {
      float* const at = sums.data() + view_.first_position(p);
      for (const std::uint32_t posting : view_.parts()[p].segment->postings(term->key))
        at[posting >> kPostingDocShift] += step * static_cast<float>(posting & 0xFFU);
    }
  }
}

std::vector<Hit> WordScorer::candidates(const SearchOptions& options) const {
  thread_local std::vector<float> sums;  // kept between questions: no allocation each time
  sums.assign(view_.positions(), 0.F);
  add_up(options.postings, sums);
  HighestSums highest(options.word_candidates);
  for (std::size_t p = 0; p < view_.parts().size(); ++p) {
    const IndexPart& part = view_.parts()[p];
    const std::size_t first = view_.first_position(p);
    highest.look(std::span(sums).subspan(first, part.segment->facts().documents), first,
                 [&part](std::size_t doc) { return !part.is_gone(static_cast<DocNumber>(doc)); });
  }
  std::vector<Hit> hits;
  for (const Summed& each : highest.best()) {
    std::uint32_t part = 0;
    while (part + 1 < view_.parts().size() && view_.first_position(part + 1) <= each.position) ++part;
    Hit hit{{part, static_cast<DocNumber>(each.position - view_.first_position(part))}, 0, 0, 0, 0};
    hit.words = hit.score = score(hit.at);
    hits.push_back(hit);
  }
  return hits;
}

float WordScorer::score(DocPlace at) const {
  const SegmentSections& s = view_.parts()[at.part].segment->sections();
  const auto features = part_of(s.features, s.feature_ends, at.doc);
  const auto frequencies = part_of(s.frequencies, s.feature_ends, at.doc);
  const auto length = static_cast<float>(s.lengths[at.doc]);
  float sum = 0;
  std::size_t i = 0;
  for (const Term& term : terms_) {
    while (i < features.size() && features[i] < term.key) ++i;
    if (i < features.size() && features[i] == term.key)
      sum += term.worth * norm_.impact(static_cast<float>(frequencies[i]) * kFrequencyUnit, length);
  }
  return most_ > 0 ? sum / most_ : 0;
}

std::vector<Hit> search_words(const IndexView& view, const Query& query, std::size_t limit,
                              const SearchOptions& options) {
  auto hits = WordScorer(view, query).candidates(options);
  keep_best(view, hits, limit);
  return hits;
}

}  // namespace yingda::nlu
