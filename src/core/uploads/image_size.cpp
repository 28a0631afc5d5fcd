#include "core/uploads/image_size.hpp"

#include <cstddef>
#include <cstdint>

namespace yingda {
namespace {

std::uint32_t byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
std::uint32_t be16(std::string_view b, std::size_t at) { return byte(b, at) << 8U | byte(b, at + 1); }
std::uint32_t be32(std::string_view b, std::size_t at) { return be16(b, at) << 16U | be16(b, at + 2); }
std::uint32_t le16(std::string_view b, std::size_t at) { return byte(b, at + 1) << 8U | byte(b, at); }
std::uint32_t le24(std::string_view b, std::size_t at) { return byte(b, at + 2) << 16U | le16(b, at); }

// Larger ones are no pictures for a chat but attacks on whoever decodes them.
constexpr std::uint32_t kMaxSide = 30'000;

std::optional<ImageSize> checked(std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0 || width > kMaxSide || height > kMaxSide) return std::nullopt;
  return ImageSize{static_cast<int>(width), static_cast<int>(height)};
}

bool is_frame_header(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::optional<ImageSize> png_size(std::string_view bytes) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  return checked(be32(bytes, 16), be32(bytes, 20));
}

std::optional<ImageSize> jpeg_size(std::string_view bytes) {
  std::size_t at = 2;  // after the start-of-image marker
  while (at + 4 <= bytes.size()) {
    if (byte(bytes, at) != 0xFF) return std::nullopt;
    const auto marker = byte(bytes, at + 1);
    if (marker == 0xFF) {  // filler
      ++at;
      continue;
    }
    if (is_frame_header(marker)) {
      if (at + 9 > bytes.size()) return std::nullopt;
      return checked(be16(bytes, at + 7), be16(bytes, at + 5));
    }
    const auto length = be16(bytes, at + 2);
    if (length < 2) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

std::optional<ImageSize> gif_size(std::string_view bytes) {
  if (bytes.size() < 13) return std::nullopt;
  return checked(le16(bytes, 6), le16(bytes, 8));
}

std::optional<ImageSize> webp_size(std::string_view bytes) {
  if (bytes.size() < 30) return std::nullopt;
  const std::string_view kind = bytes.substr(12, 4);
  if (kind == "VP8X") return checked(le24(bytes, 24) + 1, le24(bytes, 27) + 1);
  if (kind == "VP8L") {
    const auto low = le16(bytes, 21), high = le16(bytes, 23);
    return checked((low & 0x3FFFU) + 1, (low >> 14U | (high & 0x0FFFU) << 2U) + 1);
  }
  if (kind == "VP8 ") return checked(le16(bytes, 26) & 0x3FFFU, le16(bytes, 28) & 0x3FFFU);
  return std::nullopt;
}

}  // namespace yingda
