#pragma once
// Bodies in gzip (RFC 1952).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yingda::channels {

bool is_gzip(std::string_view bytes);
// Nothing where the bytes are not whole, or would become more than `limit`.
std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace yingda::channels
