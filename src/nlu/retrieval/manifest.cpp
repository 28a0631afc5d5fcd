#include "nlu/retrieval/manifest.hpp"

#include <algorithm>

#include "nlu/retrieval/segment.hpp"

namespace yingda::nlu {
namespace {

// Names of the manifest's sections; never given another meaning.
constexpr std::uint32_t kNext = 1;
constexpr std::uint32_t kNumbers = 2;
constexpr std::uint32_t kGoneEnds = 3;
constexpr std::uint32_t kGone = 4;

}  // namespace

Result<Manifest> read_manifest(const std::filesystem::path& path) {
  const auto file = SectionFile::open(path, IndexFileKind::manifest);
  if (!file) return std::unexpected(file.error());
  return read_manifest(*file);
}

Result<Manifest> read_manifest(const SectionFile& file) {
  const auto next = file.get<std::uint64_t>(kNext);
  if (!next) return std::unexpected(next.error());
  const auto numbers = file.get<std::uint64_t>(kNumbers);
  if (!numbers) return std::unexpected(numbers.error());
  const auto ends = file.get<std::uint32_t>(kGoneEnds);
  if (!ends) return std::unexpected(ends.error());
  const auto gone = file.get<std::uint32_t>(kGone);
  if (!gone) return std::unexpected(gone.error());
  const std::size_t all = ends->empty() ? 0 : ends->back();
  if (next->size() != 1 || ends->size() != numbers->size() || !std::ranges::is_sorted(*ends) ||
      all != gone->size())
    return file.damaged("has sections that do not fit each other");
  Manifest manifest{next->front(), {}};
  for (std::size_t i = 0; i < numbers->size(); ++i) {
    const auto some = part_of(*gone, *ends, i);
    if ((*numbers)[i] >= manifest.next_number) return file.damaged("names a segment that cannot be");
    manifest.segments.push_back({(*numbers)[i], {some.begin(), some.end()}});
  }
  return manifest;
}

Status write_manifest(const Manifest& manifest, const std::filesystem::path& path) {
  std::vector<std::uint64_t> numbers;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> gone;
  for (const ManifestSegment& segment : manifest.segments) {
    numbers.push_back(segment.number);
    gone.insert(gone.end(), segment.gone.begin(), segment.gone.end());
    ends.push_back(static_cast<std::uint32_t>(gone.size()));
  }
  SectionWriter file(IndexFileKind::manifest);
  file.add(kNext, std::span<const std::uint64_t>(&manifest.next_number, 1));
  file.add(kNumbers, numbers);
  file.add(kGoneEnds, ends);
  file.add(kGone, gone);
  return file.write(path);
}

}  // namespace yingda::nlu
