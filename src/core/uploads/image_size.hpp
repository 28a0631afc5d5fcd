#pragma once
// Pixel sizes from the headers of PNG, JPEG, GIF and WebP files. Pure; reads only inside `bytes`.

#include <optional>
#include <string_view>

namespace yingda {

struct ImageSize {
  int width = 0;
  int height = 0;
};

// Nothing when the header is cut off or says nothing sensible.
std::optional<ImageSize> png_size(std::string_view bytes);
std::optional<ImageSize> jpeg_size(std::string_view bytes);
std::optional<ImageSize> gif_size(std::string_view bytes);
std::optional<ImageSize> webp_size(std::string_view bytes);

}  // namespace yingda
