#pragma once
// The form in which model weights lie on disk: named tensors in one file that is mapped into memory. All
// numbers are little-endian.
//
//   0   "YDTENSOR"                     8 bytes
//   8   version (1), tensor count      2 × u32
//   16  size of the file in bytes      u64, then 8 zero bytes
//   32  BLAKE2b-256 of all that follows   32 bytes
//   64  directory: per tensor          name (32 bytes, zero-padded), type, rows, columns (3 × u32), scale
//   (f32),
//                                      offset and size in bytes (2 × u64)
//   then the tensors, row by row, each at a multiple of 64 bytes

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/mapped_file.hpp"

namespace yingda::nlu {

enum class TensorType : std::uint32_t { u8 = 0, i8 = 1, f32 = 2, u32 = 3 };

// A view into the mapped file. An integer tensor stands for scale * integer where the scale is not 0.
struct Tensor {
  TensorType type = TensorType::u8;
  std::size_t rows = 0;
  std::size_t columns = 0;
  float scale = 0;
  std::span<const std::byte> bytes;

  template <class T>
  std::span<const T> as() const {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
};

// Immutable; safe to read from many threads.
class TensorFile {
 public:
  // Checks the form and the digest of the whole file (0.1 s for 70 MB) and drops its pages from memory
  // again. Errors: not_found `model_missing`, internal `model_unreadable`, invalid `model_damaged`.
  static Result<TensorFile> open(const std::filesystem::path& path);

  // The tensor of that name; a file that lacks it or has it in another form is damaged or of another model.
  // `rows` 0 takes any number.
  Result<Tensor> get(std::string_view name, TensorType type, std::size_t rows, std::size_t columns) const;
  // A tensor of one row of any length.
  Result<Tensor> get_row(std::string_view name, TensorType type) const;
  void drop_pages() const { file_.drop_pages(); }
  // The digest that the file was checked against, 64 hexadecimal digits: another model, another digest.
  const std::string& digest() const { return digest_; }

 private:
  TensorFile(MappedFile file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}
  Status read_directory();
  std::unexpected<Error> damaged(const std::string& why) const;

  MappedFile file_;
  std::string name_;
  std::string digest_;
  std::map<std::string, Tensor, std::less<>> tensors_;
};

}  // namespace yingda::nlu
