#include "nlu/retrieval/section_file.hpp"

#include <xxhash.h>

#include <bit>
#include <cstring>

#include "nlu/retrieval/durable_file.hpp"

namespace yingda::nlu {
namespace {

static_assert(std::endian::native == std::endian::little, "sections are mapped as they lie on disk");

constexpr std::string_view kIndexMagic = "YDINDEX1";
constexpr std::uint32_t kIndexVersion = 1;
constexpr std::uint32_t kMostSections = 64;
constexpr std::size_t kSectionAlignment = 64;

struct IndexHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t kind;
  std::uint64_t size;
  std::uint32_t sections;
  std::uint32_t reserved;
  std::uint64_t directory_checksum;
  std::uint64_t checksum;
};
static_assert(sizeof(IndexHeader) == 48);

struct SectionEntry {
  std::uint32_t name;
  std::uint32_t element;
  std::uint64_t offset;
  std::uint64_t count;
  std::uint64_t checksum;
};
static_assert(sizeof(SectionEntry) == 32);

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t header_checksum(const IndexHeader& header) {
  return XXH3_64bits(&header, offsetof(IndexHeader, checksum));
}

std::size_t aligned(std::size_t at) {
  return (at + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

}  // namespace

Result<SectionFile> SectionFile::open(const std::filesystem::path& path, IndexFileKind kind) {
  auto mapped = MappedFile::open(path);
  if (!mapped) {
    Error error = std::move(mapped.error());
    error.code = error.kind == ErrorKind::not_found ? "index_missing" : "index_unreadable";
    return std::unexpected(std::move(error));
  }
  SectionFile file;
  file.bytes_ = mapped->bytes();
  file.name_ = path.string();
  file.file_.push_back(std::move(*mapped));
  if (auto read = file.read_directory(kind); !read) return std::unexpected(std::move(read.error()));
  return file;
}

Result<SectionFile> SectionFile::parse(std::span<const std::byte> bytes, IndexFileKind kind) {
  SectionFile file;
  file.bytes_ = bytes;
  if (auto read = file.read_directory(kind); !read) return std::unexpected(std::move(read.error()));
  return file;
}

Status SectionFile::read_directory(IndexFileKind kind) {
  IndexHeader header;
  if (bytes_.size() < sizeof header) return damaged("is too short");
  std::memcpy(&header, bytes_.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kIndexMagic) return damaged("is no index file");
  if (header.version != kIndexVersion)
    return damaged("has version " + std::to_string(header.version) + ", this program reads version 1");
  if (header.checksum != header_checksum(header)) return damaged("has a damaged header");
  if (header.kind != static_cast<std::uint32_t>(kind)) return damaged("is an index file of another kind");
  if (header.size != bytes_.size()) {
    return damaged("has " + std::to_string(bytes_.size()) + " bytes instead of " +
                   std::to_string(header.size));
  }
  const std::size_t directory = header.sections * sizeof(SectionEntry);
  if (header.sections > kMostSections || sizeof header + directory > bytes_.size())
    return damaged("has a damaged directory");
  const auto entries = bytes_.subspan(sizeof header, directory);
  if (checksum_of(entries) != header.directory_checksum) return damaged("has a damaged directory");
  for (std::uint32_t i = 0; i < header.sections; ++i) {
    SectionEntry entry;
    std::memcpy(&entry, entries.data() + i * sizeof entry, sizeof entry);
    if (entry.element == 0 || entry.offset % kSectionAlignment != 0 || entry.offset > bytes_.size() ||
        entry.count > (bytes_.size() - entry.offset) / entry.element)
      return damaged("has a damaged directory");
    const auto body = bytes_.subspan(entry.offset, entry.count * entry.element);
    if (checksum_of(body) != entry.checksum)
      return damaged("has a damaged section " + std::to_string(entry.name));
    sections_[entry.name] = {entry.element, body};
  }
  return {};
}

Result<std::span<const std::byte>> SectionFile::raw(std::uint32_t name, std::size_t element) const {
  const auto found = sections_.find(name);
  if (found == sections_.end() || found->second.element != element)
    return damaged("lacks section " + std::to_string(name));
  return found->second.bytes;
}

std::unexpected<Error> SectionFile::damaged(const std::string& why) const {
  return fail(ErrorKind::invalid, "index_damaged", name_ + " " + why + "; the index must be built anew.");
}

std::vector<std::byte> SectionWriter::bytes() const {
  std::vector<SectionEntry> entries;
  std::size_t at = aligned(sizeof(IndexHeader) + sections_.size() * sizeof(SectionEntry));
  for (const Section& section : sections_) {
    entries.push_back({section.name, section.element, at, section.bytes.size() / section.element,
                       checksum_of(section.bytes)});
    at = aligned(at + section.bytes.size());
  }
  IndexHeader header{};
  std::memcpy(header.magic, kIndexMagic.data(), sizeof header.magic);
  header.version = kIndexVersion;
  header.kind = static_cast<std::uint32_t>(kind_);
  header.size = at;
  header.sections = static_cast<std::uint32_t>(entries.size());
  header.directory_checksum = checksum_of(std::as_bytes(std::span(entries)));
  header.checksum = header_checksum(header);
  std::vector<std::byte> out(at);
  std::memcpy(out.data(), &header, sizeof header);
  std::memcpy(out.data() + sizeof header, entries.data(), entries.size() * sizeof(SectionEntry));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!sections_[i].bytes.empty())
      std::memcpy(out.data() + entries[i].offset, sections_[i].bytes.data(), sections_[i].bytes.size());
  }
  return out;
}

Status SectionWriter::write(const std::filesystem::path& path) const { return write_durably(path, bytes()); }

}  // namespace yingda::nlu
