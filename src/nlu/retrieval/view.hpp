#pragma once
// The index at one moment: the segments and which of their documents are gone.

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "nlu/retrieval/segment.hpp"

namespace yingda::nlu {

// A document of a view; the view's own.
struct DocPlace {
  std::uint32_t part = 0;
  DocNumber doc = 0;
  friend bool operator==(const DocPlace&, const DocPlace&) = default;
};

struct IndexPart {
  std::uint64_t number = 0;  // of the file
  std::shared_ptr<const Segment> segment;
  std::shared_ptr<const std::vector<bool>> gone;  // by document
  std::size_t gone_count = 0;

  bool is_gone(DocNumber doc) const { return (*gone)[doc]; }
  std::size_t living() const { return segment->facts().documents - gone_count; }
};

// Immutable; safe from many threads. Keeps the files mapped even after they were removed.
class IndexView {
 public:
  explicit IndexView(std::vector<IndexPart> parts);

  const std::vector<IndexPart>& parts() const { return parts_; }
  std::size_t documents() const { return living_; }
  // With those that are gone but not yet merged away: positions run up to it.
  std::size_t positions() const { return positions_; }
  std::size_t first_position(std::size_t part) const { return first_[part]; }
  std::size_t rows() const;       // vectors
  std::size_t file_size() const;  // bytes of all segments
  float mean_length() const { return mean_length_; }

  std::optional<DocPlace> find(std::string_view id) const;
  std::string_view id(DocPlace at) const { return parts_[at.part].segment->id(at.doc); }
  std::uint64_t content(DocPlace at) const { return parts_[at.part].segment->sections().content[at.doc]; }

 private:
  std::vector<IndexPart> parts_;
  std::vector<std::size_t> first_;
  std::size_t positions_ = 0;
  std::size_t living_ = 0;
  float mean_length_ = 0;  // in kLengthUnit
};

}  // namespace yingda::nlu
