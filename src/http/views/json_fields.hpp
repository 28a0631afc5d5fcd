#pragma once
// Optional fields: a key that has nothing to say is left out.

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"

namespace yingda::http::views {

inline void put_text(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}
inline void put_time(Json& object, const char* key, TimeMs time) {
  if (time != 0) object[key] = to_rfc3339(time);
}
template <class Number>
void put_number(Json& object, const char* key, Number number) {
  if (number != 0) object[key] = number;
}
template <class Tag>
void put_id(Json& object, const char* key, Id<Tag> id) {
  if (id) object[key] = to_text(id);
}

}  // namespace yingda::http::views
