// How a segment's parts are ordered in its file.

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "nlu/retrieval/clusters.hpp"
#include "nlu/retrieval/ranking.hpp"
#include "nlu/retrieval/segment_builder.hpp"
#include "nlu/retrieval/vectors.hpp"

namespace yingda::nlu {
namespace {

constexpr std::uint32_t kKeysPerBucket = 4;
constexpr std::uint32_t kMostBits = 20;
constexpr unsigned kBitsOfKey = 32;

template <class T>
std::vector<T> permuted(const std::vector<T>& values, std::span<const std::uint32_t> order,
                        std::size_t width = 1) {
  std::vector<T> out;
  out.reserve(values.size());
  for (const std::uint32_t i : order) {
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(i * width);
    out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(width));
  }
  return out;
}

std::vector<std::uint32_t> numbers(std::size_t count) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  return out;
}

// The rows of each document.
struct RowsByDocument {
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> rows;
  RowsByDocument(std::span<const std::uint32_t> row_docs, std::size_t documents)
      : rows(numbers(row_docs.size())) {
    std::ranges::sort(rows, {}, [&](std::uint32_t row) { return std::pair(row_docs[row], row); });
    ends.assign(documents, 0);
    for (const std::uint32_t doc : row_docs) ++ends[doc / 2];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
  }
};

}  // namespace

struct SegmentBuilder::Postings {
  std::vector<Key> keys;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> buckets;
  std::vector<std::uint32_t> postings;
  std::uint32_t bits = 0;
};

SegmentBuilder::Postings SegmentBuilder::lay_out_postings() const {
  std::vector<std::uint64_t> all;  // key in the upper half, posting in the lower
  all.reserve(features_.size());
  const std::uint64_t total = std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0});
  const LengthNorm norm(weights_, static_cast<float>(total) / static_cast<float>(documents()));
  std::size_t at = 0;
  for (std::size_t doc = 0; doc < feature_ends_.size(); ++doc) {
    for (; at < feature_ends_[doc]; ++at) {
      const float impact = norm.impact(static_cast<float>(frequencies_[at]) * kFrequencyUnit,
                                       static_cast<float>(lengths_[doc]));
      all.push_back(std::uint64_t{features_[at]} << kBitsOfKey | doc << kPostingDocShift |
                    in_byte_steps(impact, kImpactUnit));
    }
  }
  std::ranges::sort(all);
  Postings out;
  out.postings.reserve(all.size());
  for (const std::uint64_t each : all) {
    const Key key = static_cast<Key>(each >> kBitsOfKey);
    if (out.keys.empty() || out.keys.back() != key) {
      if (!out.keys.empty()) out.ends.push_back(static_cast<std::uint32_t>(out.postings.size()));
      out.keys.push_back(key);
    }
    out.postings.push_back(static_cast<std::uint32_t>(each));
  }
  if (!out.keys.empty()) out.ends.push_back(static_cast<std::uint32_t>(out.postings.size()));
  out.bits =
      std::min(kMostBits, static_cast<std::uint32_t>(std::bit_width(out.keys.size() / kKeysPerBucket)));
  out.buckets.assign((std::size_t{1} << out.bits) + 1, 0);
  for (const Key key : out.keys) ++out.buckets[(std::uint64_t{key} >> (kBitsOfKey - out.bits)) + 1];
  std::partial_sum(out.buckets.begin(), out.buckets.end(), out.buckets.begin());
  return out;
}

struct SegmentBuilder::Order {
  bool stopped = false;
  std::vector<std::uint32_t> rows;  // by cluster
  std::vector<std::uint32_t> cluster_ends;
  std::vector<float> centroid_units;
  std::vector<std::int8_t> centroids;
};

SegmentBuilder::Order SegmentBuilder::order_rows(const std::stop_token& stop) const {
  Order order;
  order.rows = numbers(units_.size());
  if (units_.size() < kClusteredFrom) return order;
  const auto found = cluster(vectors_, units_, source_.dimensions, stop);
  if (!found) {
    order.stopped = true;
    return order;
  }
  const std::size_t count = found->centroids.size() / source_.dimensions;
  std::ranges::sort(order.rows, {}, [&](std::uint32_t row) { return std::pair(found->owners[row], row); });
  order.cluster_ends.assign(count, 0);
  for (const std::uint32_t owner : found->owners) ++order.cluster_ends[owner];
  std::partial_sum(order.cluster_ends.begin(), order.cluster_ends.end(), order.cluster_ends.begin());
  order.centroids.resize(found->centroids.size());
  for (std::size_t c = 0; c < count; ++c) {
    order.centroid_units.push_back(
        quantize(std::span(found->centroids).subspan(c * source_.dimensions, source_.dimensions),
                 std::span(order.centroids).subspan(c * source_.dimensions, source_.dimensions)));
  }
  return order;
}

bool SegmentBuilder::gather_clusters(Order& order, const std::stop_token& stop) {
  order = order_rows(stop);
  if (order.stopped) return false;
  if (order.cluster_ends.empty()) return true;
  row_docs_ = permuted(row_docs_, order.rows);
  text_keys_ = permuted(text_keys_, order.rows);
  units_ = permuted(units_, order.rows);
  vectors_ = permuted(vectors_, order.rows, source_.dimensions);
  return true;
}

std::vector<std::uint32_t> SegmentBuilder::documents_by_id() const {
  auto order = numbers(documents());
  std::ranges::sort(order, {}, [this](std::uint32_t doc) {
    const auto id = part_of(std::span<const char>(ids_), id_ends_, doc);
    return std::string_view(id.data(), id.size());
  });
  return order;
}

std::vector<std::uint32_t> SegmentBuilder::rows_by_text() const {
  auto order = numbers(units_.size());
  std::ranges::sort(order, [this](std::uint32_t a, std::uint32_t b) {
    return std::tie(text_keys_[a], a) < std::tie(text_keys_[b], b);
  });
  return order;
}

Status SegmentBuilder::write(const std::filesystem::path& path, const std::stop_token& stop) {
  Order order;
  if (!flush(stop) || !gather_clusters(order, stop))
    return fail(ErrorKind::overloaded, "stopped", "the work was told to stop.");
  const Postings postings = lay_out_postings();
  const SegmentFacts facts{static_cast<std::uint32_t>(documents()),
                           static_cast<std::uint32_t>(units_.size()),
                           static_cast<std::uint32_t>(source_.dimensions),
                           static_cast<std::uint32_t>(order.cluster_ends.size()),
                           postings.bits,
                           0,
                           model_hash(source_),
                           std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0})};
  const auto id_order = documents_by_id();
  const auto text_order = rows_by_text();
  const RowsByDocument by_document(row_docs_, documents());
  SectionWriter file(IndexFileKind::segment);
  const auto put = [&file](SectionName name, const auto& values) {
    file.add(static_cast<std::uint32_t>(name), values);
  };
  put(SectionName::facts, std::span<const SegmentFacts>(&facts, 1));
  put(SectionName::id_ends, id_ends_);
  put(SectionName::ids, ids_);
  put(SectionName::id_order, id_order);
  put(SectionName::content, content_);
  put(SectionName::lengths, lengths_);
  put(SectionName::feature_ends, feature_ends_);
  put(SectionName::features, features_);
  put(SectionName::frequencies, frequencies_);
  put(SectionName::keys, postings.keys);
  put(SectionName::key_ends, postings.ends);
  put(SectionName::key_buckets, postings.buckets);
  put(SectionName::postings, postings.postings);
  put(SectionName::row_docs, row_docs_);
  put(SectionName::units, units_);
  put(SectionName::vectors, vectors_);
  put(SectionName::text_keys, text_keys_);
  put(SectionName::text_order, text_order);
  put(SectionName::doc_row_ends, by_document.ends);
  put(SectionName::doc_rows, by_document.rows);
  put(SectionName::centroid_units, order.centroid_units);
  put(SectionName::centroids, order.centroids);
  put(SectionName::cluster_ends, order.cluster_ends);
  return file.write(path);
}

}  // namespace yingda::nlu
