#include "nlu/encoder/tensor_file.hpp"

#include <bit>
#include <cstring>

#include "base/crypto.hpp"

namespace yingda::nlu {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are mapped as they lie on disk");

struct TensorHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t count;
  std::uint64_t size;
  std::uint64_t reserved;
  char digest[32];
};
static_assert(sizeof(TensorHeader) == 64);

struct TensorEntry {
  char name[32];
  std::uint32_t type;
  std::uint32_t rows;
  std::uint32_t columns;
  float scale;
  std::uint64_t offset;
  std::uint64_t size;
};
static_assert(sizeof(TensorEntry) == 64);

constexpr std::string_view kTensorMagic = "YDTENSOR";
constexpr std::uint32_t kTensorVersion = 1;
constexpr std::uint32_t kMostTensors = 4096;
constexpr std::size_t kTensorAlignment = 64;

std::size_t element_size(std::uint32_t type) { return type >= 2 ? 4 : 1; }

bool fits_in_file(const TensorEntry& entry, std::size_t file_size) {
  if (entry.type > 3 || entry.name[sizeof(entry.name) - 1] != '\0') return false;
  if (entry.offset % kTensorAlignment != 0 || entry.offset > file_size ||
      entry.size > file_size - entry.offset)
    return false;
  // Rows and columns have 32 bits each: their product cannot overflow, times four it could.
  const std::uint64_t cells = std::uint64_t{entry.rows} * entry.columns;
  return cells <= file_size && cells * element_size(entry.type) == entry.size;
}

}  // namespace

Result<TensorFile> TensorFile::open(const std::filesystem::path& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) {
    Error error = std::move(mapped.error());
    error.code = error.kind == ErrorKind::not_found ? "model_missing" : "model_unreadable";
    return std::unexpected(std::move(error));
  }
  TensorFile file(std::move(*mapped), path.string());
  if (auto read = file.read_directory(); !read) return std::unexpected(read.error());
  file.drop_pages();
  return file;
}

Status TensorFile::read_directory() {
  const auto bytes = file_.bytes();
  TensorHeader header;
  if (bytes.size() < sizeof header) return damaged("is too short for a model");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kTensorMagic)
    return damaged("is no model of Yingda");
  if (header.version != kTensorVersion) {
    return damaged("has version " + std::to_string(header.version) + ", this program reads version 1");
  }
  if (header.size != bytes.size() || header.count > kMostTensors ||
      sizeof header + header.count * sizeof(TensorEntry) > bytes.size()) {
    return damaged("has " + std::to_string(bytes.size()) + " bytes instead of " +
                   std::to_string(header.size));
  }
  const auto body = bytes.subspan(sizeof header);
  const std::string_view text(reinterpret_cast<const char*>(body.data()), body.size());
  if (blake2b(text) != std::string_view(header.digest, sizeof header.digest)) {
    return damaged("differs from its own checksum");
  }
  digest_ = to_hex({header.digest, sizeof header.digest});
  for (std::uint32_t i = 0; i < header.count; ++i) {
    TensorEntry entry;
    std::memcpy(&entry, body.data() + i * sizeof entry, sizeof entry);
    if (!fits_in_file(entry, bytes.size())) return damaged("has a broken directory");
    tensors_.emplace(entry.name, Tensor{static_cast<TensorType>(entry.type), entry.rows, entry.columns,
                                        entry.scale, bytes.subspan(entry.offset, entry.size)});
  }
  return {};
}

Result<Tensor> TensorFile::get(std::string_view name, TensorType type, std::size_t rows,
                               std::size_t columns) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) return damaged("lacks " + std::string(name));
  const Tensor& tensor = found->second;
  if (tensor.type != type || (rows != 0 && tensor.rows != rows) || tensor.columns != columns) {
    return damaged("has " + std::string(name) + " in another form");
  }
  return tensor;
}

Result<Tensor> TensorFile::get_row(std::string_view name, TensorType type) const {
  const auto found = tensors_.find(name);
  return get(name, type, 1, found == tensors_.end() ? 0 : found->second.columns);
}

std::unexpected<Error> TensorFile::damaged(const std::string& why) const {
  return fail(ErrorKind::invalid, "model_damaged",
              name_ + " " + why + "; fetch it again with scripts/fetch-models.sh");
}

}  // namespace yingda::nlu
