#include "channels/json_read.hpp"

#include <charconv>

#include "base/text.hpp"

namespace yingda::channels {
namespace {

constexpr int kDeepest = 64;

std::optional<std::size_t> index_of(std::string_view key) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  if (error != std::errc{} || end != key.data() + key.size()) return std::nullopt;
  return index;
}

}  // namespace

std::optional<Json> read_json(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  bool too_deep = false;
  const auto watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  Json json = Json::parse(text, watch, false);
  if (json.is_discarded() || too_deep) return std::nullopt;
  return json;
}

const Json& at(const Json& json, std::string_view path) {
  static const Json kNothing;
  const Json* here = &json;
  while (!path.empty()) {
    const auto end = path.find('/');
    const std::string_view key = path.substr(0, end);
    path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    if (here->is_object()) {
      const auto found = here->find(key);
      if (found == here->end()) return kNothing;
      here = &*found;
    } else if (here->is_array()) {
      const auto index = index_of(key);
      if (!index || *index >= here->size()) return kNothing;
      here = &(*here)[*index];
    } else {
      return kNothing;
    }
  }
  return *here;
}

std::string text_at(const Json& json, std::string_view path) {
  const Json& value = at(json, path);
  if (value.is_string()) return value.get<std::string>();
  return value.is_number_integer() ? value.dump() : std::string();
}

std::int64_t number_at(const Json& json, std::string_view path, std::int64_t otherwise) {
  const Json& value = at(json, path);
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_string()) return otherwise;
  const auto& text = value.get_ref<const std::string&>();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

double real_at(const Json& json, std::string_view path, double otherwise) {
  const Json& value = at(json, path);
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return otherwise;
  const auto& text = value.get_ref<const std::string&>();
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

bool true_at(const Json& json, std::string_view path) {
  const Json& value = at(json, path);
  return value.is_boolean() && value.get<bool>();
}

}  // namespace yingda::channels
