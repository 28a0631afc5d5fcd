#include "nlu/retrieval/segment.hpp"

#include <algorithm>
#include <utility>

namespace yingda::nlu {
namespace {

constexpr std::uint32_t kMostBucketBits = 20;
constexpr unsigned kKeyBits = 32;

// Whether `ends` has one entry a thing, never falls and ends with `all` elements.
bool are_ends(std::span<const std::uint32_t> ends, std::size_t things, std::size_t all) {
  if (ends.size() != things || !std::ranges::is_sorted(ends)) return false;
  return things == 0 ? all == 0 : ends.back() == all;
}

bool all_below(std::span<const std::uint32_t> values, std::uint64_t limit, unsigned shift = 0) {
  return std::ranges::all_of(values, [&](std::uint32_t value) { return (value >> shift) < limit; });
}

// Takes sections one after the other, until one is not there.
struct SectionTaker {
  const SectionFile& file;
  Status status;

  template <class T>
  void operator()(SectionName name, std::span<const T>& out) {
    if (!status) return;
    const auto found = file.get<T>(static_cast<std::uint32_t>(name));
    if (found) {
      out = *found;
    } else {
      status = std::unexpected(found.error());
    }
  }
};

}  // namespace

Result<std::shared_ptr<const Segment>> Segment::open(const std::filesystem::path& path) {
  auto file = SectionFile::open(path, IndexFileKind::segment);
  if (!file) return std::unexpected(std::move(file.error()));
  return from(std::move(*file));
}

Result<std::shared_ptr<const Segment>> Segment::from(SectionFile file) {
  std::shared_ptr<Segment> segment(new Segment(std::move(file)));
  if (auto read = segment->read(); !read) return std::unexpected(std::move(read.error()));
  return segment;
}

Status Segment::read() {
  SectionTaker take{file_, {}};
  std::span<const SegmentFacts> facts;
  take(SectionName::facts, facts);
  take(SectionName::id_ends, sections_.id_ends);
  take(SectionName::ids, sections_.ids);
  take(SectionName::id_order, sections_.id_order);
  take(SectionName::content, sections_.content);
  take(SectionName::lengths, sections_.lengths);
  take(SectionName::feature_ends, sections_.feature_ends);
  take(SectionName::features, sections_.features);
  take(SectionName::frequencies, sections_.frequencies);
  take(SectionName::keys, sections_.keys);
  take(SectionName::key_ends, sections_.key_ends);
  take(SectionName::key_buckets, sections_.key_buckets);
  take(SectionName::postings, sections_.postings);
  take(SectionName::row_docs, sections_.row_docs);
  take(SectionName::units, sections_.units);
  take(SectionName::vectors, sections_.vectors);
  take(SectionName::text_keys, sections_.text_keys);
  take(SectionName::text_order, sections_.text_order);
  take(SectionName::doc_row_ends, sections_.doc_row_ends);
  take(SectionName::doc_rows, sections_.doc_rows);
  take(SectionName::centroid_units, sections_.centroid_units);
  take(SectionName::centroids, sections_.centroids);
  take(SectionName::cluster_ends, sections_.cluster_ends);
  if (!take.status) return take.status;
  if (facts.size() != 1) return file_.damaged("does not say what it holds");
  facts_ = facts.front();
  if (!is_sound()) return file_.damaged("has sections that do not fit each other");
  return {};
}

// Every index that a search follows lies within its section.
bool Segment::is_sound() const {
  const SegmentSections& s = sections_;
  const std::size_t docs = facts_.documents;
  const std::size_t rows = facts_.rows;
  const std::size_t dimensions = facts_.dimensions;
  const std::size_t clusters = facts_.clusters;
  if (docs > kMostDocuments || facts_.bucket_bits > kMostBucketBits || dimensions % 64 != 0) return false;
  const bool words = are_ends(s.id_ends, docs, s.ids.size()) && s.id_order.size() == docs &&
                     all_below(s.id_order, docs) && s.content.size() == docs && s.lengths.size() == docs &&
                     are_ends(s.feature_ends, docs, s.features.size()) &&
                     s.frequencies.size() == s.features.size() && std::ranges::is_sorted(s.keys) &&
                     are_ends(s.key_ends, s.keys.size(), s.postings.size()) &&
                     s.key_buckets.size() == (std::size_t{1} << facts_.bucket_bits) + 1 &&
                     std::ranges::is_sorted(s.key_buckets) && all_below(s.key_buckets, s.keys.size() + 1) &&
                     all_below(s.postings, docs, kPostingDocShift);
  const bool meanings = s.row_docs.size() == rows && all_below(s.row_docs, docs, 1) &&
                        s.units.size() == rows && s.vectors.size() == rows * dimensions &&
                        s.text_keys.size() == rows && s.text_order.size() == rows &&
                        all_below(s.text_order, rows) && are_ends(s.doc_row_ends, docs, s.doc_rows.size()) &&
                        s.doc_rows.size() == rows && all_below(s.doc_rows, rows) &&
                        s.centroid_units.size() == clusters && s.centroids.size() == clusters * dimensions &&
                        (clusters == 0 ? s.cluster_ends.empty() : are_ends(s.cluster_ends, clusters, rows));
  return words && meanings;
}

std::string_view Segment::id(DocNumber doc) const {
  const auto bytes = part_of(sections_.ids, sections_.id_ends, doc);
  return {bytes.data(), bytes.size()};
}

std::optional<DocNumber> Segment::find(std::string_view wanted) const {
  const auto at =
      std::ranges::lower_bound(sections_.id_order, wanted, {}, [this](DocNumber doc) { return id(doc); });
  if (at == sections_.id_order.end() || id(*at) != wanted) return std::nullopt;
  return *at;
}

std::optional<std::uint32_t> Segment::row_of(const TextKey& text) const {
  const auto key_of = [this](std::uint32_t row) { return sections_.text_keys[row]; };
  const auto at = std::ranges::lower_bound(sections_.text_order, text, {}, key_of);
  if (at == sections_.text_order.end() || key_of(*at) != text) return std::nullopt;
  return *at;
}

std::span<const std::uint32_t> Segment::postings(Key key) const {
  const std::size_t bucket = std::uint64_t{key} >> (kKeyBits - facts_.bucket_bits);
  const auto first = sections_.keys.begin() + sections_.key_buckets[bucket];
  const auto last = sections_.keys.begin() + sections_.key_buckets[bucket + 1];
  const auto at = std::lower_bound(first, last, key);
  if (at == last || *at != key) return {};
  return part_of(sections_.postings, sections_.key_ends,
                 static_cast<std::size_t>(at - sections_.keys.begin()));
}

std::span<const std::uint32_t> Segment::rows_of(DocNumber doc) const {
  return part_of(sections_.doc_rows, sections_.doc_row_ends, doc);
}

}  // namespace yingda::nlu
