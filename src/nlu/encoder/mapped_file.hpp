#pragma once
// A file mapped into memory for reading: its pages are shared with other processes and may be dropped at any
// time.

#include <cstddef>
#include <filesystem>
#include <span>

#include "base/error.hpp"

namespace yingda::nlu {

// Movable; the bytes live as long as the object. Safe to read from many threads. A mapped file must be
// replaced by renaming another one over it: who shortens it in place makes its readers fail.
class MappedFile {
 public:
  // Errors: not_found `model_missing` where there is no file, internal `model_unreadable` otherwise.
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }
  // Gives back the memory of the pages that were read; the next access reads them again.
  void drop_pages() const;

 private:
  MappedFile(const std::byte* data, std::size_t size) : data_(data), size_(size) {}

  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace yingda::nlu
