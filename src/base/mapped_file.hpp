#pragma once
// A file mapped into memory for reading: its pages are shared with other processes and may be dropped at any
// time.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "base/error.hpp"

namespace yingda {

// Movable; the bytes live as long as the object. Safe to read from many threads. A mapped file must be
// replaced by renaming another one over it: who shortens it in place makes its readers fail.
class MappedFile {
 public:
  // Errors: not_found `file_missing` where there is no file, internal `file_unreadable` where it is no
  // regular file or cannot be read. Both name path and cause; who opens a file for a purpose gives them its
  // own code.
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }
  std::int64_t modified_ns() const { return modified_; }  // since 1970, when it was opened
  // Gives back the memory of the pages that were read; the next access reads them again.
  void drop_pages() const;

 private:
  MappedFile(const std::byte* data, std::size_t size, std::int64_t modified)
      : data_(data), size_(size), modified_(modified) {}

  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::int64_t modified_ = 0;
};

}  // namespace yingda
