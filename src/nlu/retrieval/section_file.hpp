#pragma once
// The form in which the index lies on disk: sections of equal-sized elements in one file that is mapped into
// memory. All numbers are little-endian.
//
//   0   "YDINDEX1"                                   8 bytes
//   8   version (1), kind of file                    2 × u32
//   16  size of the file in bytes                    u64
//   24  number of sections, 4 zero bytes             2 × u32
//   32  XXH3-64 of the directory                     u64
//   40  XXH3-64 of the 40 bytes before               u64
//   48  directory: per section                       name, size of an element (2 × u32), offset, number of
//                                                    elements, XXH3-64 of its bytes (3 × u64)
//   then the sections, each at a multiple of 64 bytes

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/mapped_file.hpp"

namespace yingda::nlu {

enum class IndexFileKind : std::uint32_t { segment = 1, manifest = 2 };

// Immutable; safe to read from many threads. Every error of a file's content is invalid `index_damaged`: the
// index is made from texts that are kept elsewhere, so whoever owns it builds it anew.
class SectionFile {
 public:
  // Checks header, directory and every section against their checksums (about 10 GB a second). Errors:
  // not_found `index_missing`, internal `index_unreadable`, invalid `index_damaged`.
  static Result<SectionFile> open(const std::filesystem::path& path, IndexFileKind kind);
  // The same of bytes in memory, aligned to 64, that outlive the object.
  static Result<SectionFile> parse(std::span<const std::byte> bytes, IndexFileKind kind);

  // A section that must be there, with this size of an element.
  template <class T>
  Result<std::span<const T>> get(std::uint32_t name) const {
    const auto bytes = raw(name, sizeof(T));
    if (!bytes) return std::unexpected(bytes.error());
    return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }
  std::unexpected<Error> damaged(const std::string& why) const;
  std::size_t size() const { return bytes_.size(); }

 private:
  struct Section {
    std::uint32_t element = 0;
    std::span<const std::byte> bytes;
  };
  Status read_directory(IndexFileKind kind);
  Result<std::span<const std::byte>> raw(std::uint32_t name, std::size_t element) const;

  std::vector<MappedFile> file_;  // one, or none for bytes in memory
  std::span<const std::byte> bytes_;
  std::string name_ = "the index";
  std::map<std::uint32_t, Section> sections_;
};

// Gathers sections and writes the file in one go. What was added must live until then.
class SectionWriter {
 public:
  explicit SectionWriter(IndexFileKind kind) : kind_(kind) {}
  template <class T>
  void add(std::uint32_t name, std::span<const T> elements) {
    sections_.push_back({name, sizeof(T), std::as_bytes(elements)});
  }
  template <class T>
  void add(std::uint32_t name, const std::vector<T>& elements) {
    add(name, std::span<const T>(elements));
  }
  // Writes beside the path, forces it to the disk and renames it there: the file is whole or absent. Error:
  // internal `index_write_failed`.
  Status write(const std::filesystem::path& path) const;
  // The file's bytes.
  std::vector<std::byte> bytes() const;

 private:
  struct Section {
    std::uint32_t name;
    std::uint32_t element;
    std::span<const std::byte> bytes;
  };
  IndexFileKind kind_;
  std::vector<Section> sections_;
};

}  // namespace yingda::nlu
