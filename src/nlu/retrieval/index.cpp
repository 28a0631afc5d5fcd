#include "nlu/retrieval/index.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "nlu/retrieval/manifest.hpp"
#include "nlu/retrieval/segment_builder.hpp"

namespace yingda::nlu {
namespace {

constexpr std::string_view kManifestName = "manifest.ydx";

std::unexpected<Error> cannot_use(const std::filesystem::path& path, const std::error_code& why) {
  return fail(ErrorKind::internal, "index_unreadable", path.string() + ": " + why.message());
}

Status check_ids(const IndexChange& change) {
  std::unordered_set<std::string_view> seen;
  for (const Document* document : change.put) {
    const std::string& id = document->id;
    if (id.empty() || id.size() > RetrievalIndex::kLongestId)
      return fail(ErrorKind::invalid, "bad_document", "an id must have 1 to 255 bytes, not \"" + id + "\".");
    if (!seen.insert(id).second)
      return fail(ErrorKind::invalid, "bad_document", "two documents have the id \"" + id + "\".");
  }
  return {};
}

// The parts with some more documents gone; parts of which nothing is left fall away.
std::vector<IndexPart> without(const IndexView& view, const std::vector<DocPlace>& gone) {
  std::vector<IndexPart> parts = view.parts();
  std::vector<std::shared_ptr<std::vector<bool>>> changed(parts.size());
  for (const DocPlace at : gone) {
    auto& marks = changed[at.part];
    if (!marks) parts[at.part].gone = marks = std::make_shared<std::vector<bool>>(*parts[at.part].gone);
    if (!(*marks)[at.doc]) ++parts[at.part].gone_count;
    (*marks)[at.doc] = true;
  }
  std::erase_if(parts, [](const IndexPart& part) { return part.living() == 0; });
  return parts;
}

Result<IndexPart> open_part(const std::filesystem::path& path, const ManifestSegment& entry) {
  auto segment = Segment::open(path);
  if (!segment) {
    Error error = std::move(segment.error());
    // The manifest names it: without it the index is not whole.
    if (error.kind == ErrorKind::not_found) error = {ErrorKind::invalid, "index_damaged", error.detail, {}};
    return std::unexpected(std::move(error));
  }
  auto marks = std::make_shared<std::vector<bool>>((*segment)->facts().documents, false);
  std::size_t count = 0;
  for (const std::uint32_t doc : entry.gone) {
    if (doc >= marks->size() || (*marks)[doc])
      return fail(ErrorKind::invalid, "index_damaged", path.string() + " does not fit the manifest.");
    (*marks)[doc] = true;
    ++count;
  }
  return IndexPart{entry.number, std::move(*segment), std::move(marks), count};
}

}  // namespace

RetrievalIndex::RetrievalIndex(std::filesystem::path folder, VectorSource source)
    : folder_(std::move(folder)),
      source_(std::move(source)),
      view_(std::make_shared<const IndexView>(std::vector<IndexPart>{})) {}

Result<std::unique_ptr<RetrievalIndex>> RetrievalIndex::open(const std::filesystem::path& folder,
                                                             VectorSource source) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return cannot_use(folder, error);
  std::unique_ptr<RetrievalIndex> index(new RetrievalIndex(folder, std::move(source)));
  if (auto loaded = index->load(); !loaded) return std::unexpected(std::move(loaded.error()));
  return index;
}

Status RetrievalIndex::load() {
  const auto manifest = read_manifest(folder_ / kManifestName);
  if (!manifest && manifest.error().code != "index_missing") return std::unexpected(manifest.error());
  std::vector<IndexPart> parts;
  if (manifest) {
    next_number_ = manifest->next_number;
    for (const ManifestSegment& entry : manifest->segments) {
      auto part = open_part(segment_path(entry.number), entry);
      if (!part) return std::unexpected(std::move(part.error()));
      parts.push_back(std::move(*part));
    }
  }
  view_ = std::make_shared<const IndexView>(std::move(parts));
  remove_strays(*view());
  return {};
}

std::filesystem::path RetrievalIndex::segment_path(std::uint64_t number) const {
  return folder_ / ("segment-" + std::to_string(number) + ".ydx");
}

void RetrievalIndex::remove_strays(const IndexView& kept) const {
  std::set<std::filesystem::path> wanted{folder_ / kManifestName};
  for (const IndexPart& part : kept.parts()) wanted.insert(segment_path(part.number));
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    const auto extension = entry.path().extension();
    if ((extension == ".ydx" || extension == ".new") && !wanted.contains(entry.path()))
      std::filesystem::remove(entry.path(), error);
  }
}

IndexChange RetrievalIndex::difference(std::span<const Document> documents) const {
  const auto now = view();
  IndexChange change;
  std::vector<bool> wanted(now->positions());
  for (const Document& document : documents) {
    const auto at = now->find(document.id);
    if (at) wanted[now->first_position(at->part) + at->doc] = true;
    if (!at || now->content(*at) != content_hash(document, source_)) change.put.push_back(&document);
  }
  for (std::uint32_t part = 0; part < now->parts().size(); ++part) {
    for (DocNumber doc = 0; doc < now->parts()[part].segment->facts().documents; ++doc) {
      if (!wanted[now->first_position(part) + doc] && !now->parts()[part].is_gone(doc))
        change.remove.emplace_back(now->id({part, doc}));
    }
  }
  return change;
}

Status RetrievalIndex::apply(const IndexChange& change, const std::stop_token& stop) {
  if (auto checked = check_ids(change); !checked) return checked;
  const std::lock_guard lock(writing_);
  const auto now = view();
  std::vector<DocPlace> gone;
  for (const std::string& id : change.remove) {
    if (const auto at = now->find(id)) gone.push_back(*at);
  }
  SegmentBuilder builder(source_);
  const FindRow find_row = [&now, this](const TextKey& text) -> std::optional<KnownRow> {
    for (const IndexPart& part : now->parts()) {
      if (part.segment->facts().dimensions != source_.dimensions) continue;
      if (const auto row = part.segment->row_of(text)) return KnownRow{part.segment.get(), *row};
    }
    return std::nullopt;
  };
  for (const Document* document : change.put) {
    if (const auto at = now->find(document->id)) gone.push_back(*at);
    builder.add(*document, find_row);
  }
  if (gone.empty() && builder.documents() == 0) return {};
  auto parts = without(*now, gone);
  if (builder.documents() > 0) {
    auto part = write_segment(builder, stop);
    if (!part) return std::unexpected(std::move(part.error()));
    parts.push_back(std::move(*part));
  }
  return publish(std::move(parts));
}

Result<IndexPart> RetrievalIndex::write_segment(SegmentBuilder& builder, const std::stop_token& stop) {
  const std::uint64_t number = next_number_.fetch_add(1);
  const auto path = segment_path(number);
  if (auto written = builder.write(path, stop); !written) return std::unexpected(std::move(written.error()));
  encoded_ += builder.encoded();
  return open_part(path, {number, {}});
}

Status RetrievalIndex::publish(std::vector<IndexPart> parts) {
  Manifest manifest{next_number_.load(), {}};
  for (const IndexPart& part : parts) {
    ManifestSegment entry{part.number, {}};
    for (DocNumber doc = 0; part.gone_count > 0 && doc < part.gone->size(); ++doc) {
      if (part.is_gone(doc)) entry.gone.push_back(doc);
    }
    manifest.segments.push_back(std::move(entry));
  }
  if (auto written = write_manifest(manifest, folder_ / kManifestName); !written) return written;
  const auto before = view();
  view_ = std::make_shared<const IndexView>(std::move(parts));
  // Old views keep them mapped.
  std::error_code ignored;
  for (const IndexPart& part : before->parts()) {
    if (std::ranges::find(view()->parts(), part.number, &IndexPart::number) == view()->parts().end())
      std::filesystem::remove(segment_path(part.number), ignored);
  }
  return {};
}

}  // namespace yingda::nlu
