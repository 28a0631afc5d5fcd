#pragma once
// One immutable piece of the index: documents with their features, postings and vectors, mapped from a file.

#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "base/error.hpp"
#include "nlu/features.hpp"
#include "nlu/retrieval/section_file.hpp"

namespace yingda::nlu {

// Position of a document in its segment.
using DocNumber = std::uint32_t;

inline constexpr float kImpactUnit = 1 / 255.F;  // of a posting's impact, which is below 1
inline constexpr float kLengthUnit = 1 / 64.F;   // of a stored length
inline constexpr std::uint32_t kPostingDocShift = 8;

// What stands in a segment's section `facts`.
struct SegmentFacts {
  std::uint32_t documents = 0;
  std::uint32_t rows = 0;  // vectors
  std::uint32_t dimensions = 0;
  std::uint32_t clusters = 0;  // 0: the rows are few, and looked at one by one
  std::uint32_t bucket_bits = 0;
  std::uint32_t reserved = 0;
  std::uint64_t model = 0;
  std::uint64_t total_length = 0;
};

// A text and the model that encoded it, as 128 bits of a hash: a row is found again without encoding.
struct TextKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend auto operator<=>(const TextKey&, const TextKey&) = default;
};

// The sections, as they lie in the file; *_ends hold where the elements of one thing end.
struct SegmentSections {
  std::span<const std::uint32_t> id_ends;
  std::span<const char> ids;
  std::span<const std::uint32_t> id_order;  // documents by id
  std::span<const std::uint64_t> content;   // by document: content_hash()
  std::span<const std::uint32_t> lengths;   // by document, in kLengthUnit
  std::span<const std::uint32_t> feature_ends;
  std::span<const Key> features;              // of a document, ascending
  std::span<const std::uint8_t> frequencies;  // beside `features`, in kFrequencyUnit
  std::span<const Key> keys;                  // of the segment, ascending
  std::span<const std::uint32_t> key_ends;
  std::span<const std::uint32_t> key_buckets;  // first key of each bucket of leading bits, and the end
  std::span<const std::uint32_t> postings;     // document in the upper 24 bits, impact below
  std::span<const std::uint32_t> row_docs;     // document × 2, + 1 for a row of a passage
  std::span<const float> units;                // by row: what a step is worth
  std::span<const std::int8_t> vectors;
  std::span<const TextKey> text_keys;         // by row
  std::span<const std::uint32_t> text_order;  // rows by text key
  std::span<const std::uint32_t> doc_row_ends;
  std::span<const std::uint32_t> doc_rows;  // the rows of a document
  std::span<const float> centroid_units;
  std::span<const std::int8_t> centroids;
  std::span<const std::uint32_t> cluster_ends;  // of the rows
};

// Immutable; safe from many threads.
class Segment {
 public:
  static constexpr std::uint32_t kMostDocuments = (1U << 24U) - 1;

  // Maps and checks the file, content included: what it returns can be used without further checks. Errors:
  // those of SectionFile.
  static Result<std::shared_ptr<const Segment>> open(const std::filesystem::path& path);
  static Result<std::shared_ptr<const Segment>> from(SectionFile file);

  const SegmentFacts& facts() const { return facts_; }
  const SegmentSections& sections() const { return sections_; }
  std::size_t file_size() const { return file_.size(); }

  std::string_view id(DocNumber doc) const;
  std::optional<DocNumber> find(std::string_view id) const;
  // The row of a text that was encoded before.
  std::optional<std::uint32_t> row_of(const TextKey& text) const;
  // Documents that hold a feature, with impacts: what the feature adds to the document's score, in 255ths of
  // its weight, were this segment the whole index.
  std::span<const std::uint32_t> postings(Key key) const;
  std::span<const std::uint32_t> rows_of(DocNumber doc) const;
  std::span<const std::int8_t> vector(std::uint32_t row) const {
    return sections_.vectors.subspan(std::size_t{row} * facts_.dimensions, facts_.dimensions);
  }

 private:
  explicit Segment(SectionFile file) : file_(std::move(file)) {}
  Status read();
  bool is_sound() const;

  SectionFile file_;
  SegmentFacts facts_;
  SegmentSections sections_;
};

// The elements of thing `i`, where `ends` says where each one's elements end.
template <class T>
std::span<const T> part_of(std::span<const T> all, std::span<const std::uint32_t> ends, std::size_t i) {
  const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
  return all.subspan(begin, ends[i] - begin);
}

// Names of the sections in the file; never given another meaning.
enum class SectionName : std::uint32_t {
  facts = 1,
  id_ends,
  ids,
  id_order,
  content,
  lengths,
  feature_ends,
  features,
  frequencies,
  keys,
  key_ends,
  key_buckets,
  postings,
  row_docs,
  units,
  vectors,
  text_keys,
  text_order,
  doc_row_ends,
  doc_rows,
  centroid_units,
  centroids,
  cluster_ends
};

}  // namespace yingda::nlu
