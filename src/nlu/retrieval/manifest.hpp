#pragma once
// Which segments make up the index, and which of their documents are gone.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "nlu/retrieval/section_file.hpp"

namespace yingda::nlu {

struct ManifestSegment {
  std::uint64_t number = 0;
  std::vector<std::uint32_t> gone;  // documents
};

struct Manifest {
  std::uint64_t next_number = 1;  // of the next segment
  std::vector<ManifestSegment> segments;
};

// Errors: those of SectionFile.
Result<Manifest> read_manifest(const std::filesystem::path& path);
Result<Manifest> read_manifest(const SectionFile& file);
// Error: internal `index_write_failed`.
Status write_manifest(const Manifest& manifest, const std::filesystem::path& path);

}  // namespace yingda::nlu
