// Making few large segments of many small ones.

#include <algorithm>
#include <map>

#include "nlu/retrieval/index.hpp"
#include "nlu/retrieval/segment_builder.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kTogether = 8;     // segments of like size become one
constexpr std::size_t kManyGone = 1000;  // a segment with fewer gone documents is not worth rewriting
constexpr double kGoneShare = 0.25;

// Segments whose sizes have the same number of octal digits are alike.
int size_class(std::size_t documents) {
  int digits = 0;
  for (; documents > 0; documents /= kTogether) ++digits;
  return digits;
}

// The parts to join next, none when all is well. Only parts of one model are joined: vectors of another are
// dropped by their owner, who puts the documents anew.
std::vector<IndexPart> choose(const IndexView& view, bool all, std::uint64_t model) {
  std::vector<IndexPart> same;
  for (const IndexPart& part : view.parts()) {
    if (part.segment->facts().model == model) same.push_back(part);
  }
  if (all) {
    const bool needed = same.size() > 1 || (same.size() == 1 && same[0].gone_count > 0);
    return needed ? same : std::vector<IndexPart>{};
  }
  std::map<int, std::vector<IndexPart>> by_size;
  for (const IndexPart& part : same) {
    if (part.gone_count >= kManyGone && static_cast<double>(part.gone_count) >
                                            kGoneShare * static_cast<double>(part.segment->facts().documents))
      return {part};
    by_size[size_class(part.living())].push_back(part);
  }
  for (auto& [size, parts] : by_size) {
    if (parts.size() >= kTogether) return std::move(parts);
  }
  return {};
}

}  // namespace

Status RetrievalIndex::merge(bool all, const std::stop_token& stop) {
  const std::lock_guard lock(merging_);
  for (;;) {
    const auto merged = merge_once(all, stop);
    if (!merged) return std::unexpected(merged.error());
    if (!*merged) return {};
  }
}

Result<bool> RetrievalIndex::merge_once(bool all, const std::stop_token& stop) {
  const auto chosen = choose(*view(), all, model_hash(source_));
  if (chosen.empty()) return false;
  SegmentBuilder builder(source_);
  std::vector<std::pair<std::uint64_t, DocNumber>> origins;  // of the new segment's documents
  for (const IndexPart& part : chosen) {
    for (DocNumber doc = 0; doc < part.segment->facts().documents; ++doc) {
      if (part.is_gone(doc)) continue;
      builder.copy(*part.segment, doc);
      origins.emplace_back(part.number, doc);
    }
  }
  auto made = write_segment(builder, stop);
  if (!made) return std::unexpected(std::move(made.error()));
  const std::lock_guard lock(writing_);
  std::vector<IndexPart> parts;
  std::map<std::uint64_t, IndexPart> replaced;
  for (const IndexPart& part : view()->parts()) {
    const bool joined = std::ranges::find(chosen, part.number, &IndexPart::number) != chosen.end();
    if (joined) {
      replaced.emplace(part.number, part);
    } else {
      parts.push_back(part);
    }
  }
  // What was removed or replaced while the segment was written is gone in it too.
  auto marks = std::make_shared<std::vector<bool>>(origins.size(), false);
  for (std::size_t i = 0; i < origins.size(); ++i) {
    const auto origin = replaced.find(origins[i].first);
    if (origin != replaced.end() && !origin->second.is_gone(origins[i].second)) continue;
    (*marks)[i] = true;
    ++made->gone_count;
  }
  made->gone = std::move(marks);
  if (made->living() > 0) parts.push_back(std::move(*made));
  if (auto done = publish(std::move(parts)); !done) return std::unexpected(std::move(done.error()));
  return true;
}

}  // namespace yingda::nlu
