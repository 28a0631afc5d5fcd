#include "nlu/wide_meaning.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {
namespace {

constexpr float kNearness = 12.F;      // how fast a wording's voice fades with its distance
constexpr float kStrangeness = 0.05F;  // the voice of everything that was not found
constexpr std::size_t kNearest = 32;   // documents

}  // namespace

WideMeaning::WideMeaning(std::shared_ptr<const IndexView> view, VectorSource source, const EntryOf& entry_of)
    : view_(std::move(view)),
      source_(std::move(source)),
      model_(model_hash(source_)),
      entries_(view_->positions(), kNone) {
  for (std::uint32_t p = 0; p < view_->parts().size(); ++p) {
    const IndexPart& part = view_->parts()[p];
    for (DocNumber doc = 0; doc < part.segment->facts().documents; ++doc) {
      if (part.is_gone(doc)) continue;
      const auto entry = entry_of(part.segment->id(doc));
      if (!entry) continue;
      entries_[view_->first_position(p) + doc] = *entry;
      if (*entry >= places_.size()) {
        places_.resize(*entry + 1);
        known_.resize(*entry + 1);
      }
      places_[*entry] = {p, doc};
      known_[*entry] = true;
    }
  }
}

void WideMeaning::score(std::string_view text, std::span<const EntryIndex> asked,
                        std::vector<EntryIndex>& entries, MeaningScores& out) const {
  std::vector<float> numbers(source_.dimensions);
  source_.encode(std::span(&text, 1), numbers.data());
  const QuestionVector question(numbers, model_);
  auto hits = search_meaning(*view_, question, kNearest);
  for (const EntryIndex entry : asked) {
    if (entry >= known_.size() || !known_[entry] ||
        std::ranges::find(hits, places_[entry], &Hit::at) != hits.end())
      continue;
    hits.push_back({places_[entry], 0, 0, 0, 0});
    measure_meaning(*view_, question, hits.back());
  }
  const auto entry_at = [this](const Hit& hit) {
    return entries_[view_->first_position(hit.at.part) + hit.at.doc];
  };
  std::erase_if(hits, [&](const Hit& hit) { return entry_at(hit) == kNone; });
  std::ranges::sort(hits, {}, entry_at);
  float voices = kStrangeness;
  for (const Hit& hit : hits) voices += std::exp(kNearness * (hit.wording - 1));
  entries.clear();
  out = {};
  for (const Hit& hit : hits) {
    entries.push_back(entry_at(hit));
    out.fit.push_back(std::exp(kNearness * (hit.wording - 1)) / voices);
    out.nearest.push_back(hit.wording);
    out.answer.push_back(hit.passage);
  }
  // Entries that the index does not hold (yet) are asked for in vain.
  for (const EntryIndex entry : asked) {
    const auto at = std::ranges::lower_bound(entries, entry);
    if (at != entries.end() && *at == entry) continue;
    const auto place = at - entries.begin();
    entries.insert(at, entry);
    for (auto* values : {&out.fit, &out.nearest, &out.answer}) values->insert(values->begin() + place, 0.F);
  }
}

}  // namespace yingda::nlu
