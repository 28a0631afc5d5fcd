#pragma once
// Forms: application/x-www-form-urlencoded and multipart/form-data. Pure.

#include <string>
#include <string_view>

#include "channels/exchange.hpp"

namespace yingda::channels {

// In order, decoded once ('+' is a space); a broken escape stays as it stands.
Fields parse_form(std::string_view text);
std::string form_of(const Fields& fields);

struct FormFile {
  std::string field;
  std::string name;
  std::string mime;
  std::string_view bytes;
};
// Sets Content-Type and body of `call`. The boundary is made of `id`, which must not occur in the bytes.
void put_multipart(Call& call, const Fields& fields, const FormFile& file, std::string_view id);

}  // namespace yingda::channels
