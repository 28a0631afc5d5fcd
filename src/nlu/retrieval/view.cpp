#include "nlu/retrieval/view.hpp"

namespace yingda::nlu {

IndexView::IndexView(std::vector<IndexPart> parts) : parts_(std::move(parts)) {
  std::uint64_t length = 0;
  for (const IndexPart& part : parts_) {
    first_.push_back(positions_);
    positions_ += part.segment->facts().documents;
    living_ += part.living();
    length += part.segment->facts().total_length;
  }
  if (positions_ > 0) mean_length_ = static_cast<float>(length) / static_cast<float>(positions_);
}

std::size_t IndexView::rows() const {
  std::size_t rows = 0;
  for (const IndexPart& part : parts_) rows += part.segment->facts().rows;
  return rows;
}

std::size_t IndexView::file_size() const {
  std::size_t bytes = 0;
  for (const IndexPart& part : parts_) bytes += part.segment->file_size();
  return bytes;
}

std::optional<DocPlace> IndexView::find(std::string_view id) const {
  for (std::uint32_t part = 0; part < parts_.size(); ++part) {
    const auto doc = parts_[part].segment->find(id);
    if (doc && !parts_[part].is_gone(*doc)) return DocPlace{part, *doc};
  }
  return std::nullopt;
}

}  // namespace yingda::nlu
