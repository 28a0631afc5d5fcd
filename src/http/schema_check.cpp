#include <charconv>
#include <cmath>

#include "base/clock.hpp"
#include "base/text.hpp"
#include "http/schema.hpp"
#include "http/schema_node.hpp"

namespace yingda::http {
namespace {

// Where a value stands; becomes a JSON pointer only when there is something to complain of.
struct Place {
  const std::string* root;
  const Place* parent = nullptr;
  std::string_view name = {};
  std::size_t index = 0;

  Place in(std::string_view field) const { return {root, this, field, 0}; }
  Place in(std::size_t item) const { return {root, this, {}, item}; }

  std::string pointer() const {
    if (parent == nullptr) return *root;
    std::string text = parent->pointer() + '/';
    if (name.data() == nullptr) return text + std::to_string(index);
    // A name that an attacker chose is not echoed without end.
    for (const char c : prefix_code_points(name, 64)) {
      if (c == '~') {
        text += "~0";
      } else if (c == '/') {
        text += "~1";
      } else {
        text += c;
      }
    }
    return text;
  }
};

std::unexpected<Error> refuse(std::string code, std::string detail, const Place& place) {
  return fail(ErrorKind::invalid, std::move(code), std::move(detail), place.pointer());
}

unsigned types_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return kNull;
    case Json::value_t::boolean:
      return kBoolean;
    case Json::value_t::number_integer:
      return kInteger;
    case Json::value_t::number_unsigned:
      return value.get<std::uint64_t>() <= INT64_MAX ? kInteger : kNumber;
    case Json::value_t::number_float: {
      // 3.0 is an integer too, as JSON Schema says, as far as a double holds integers without loss.
      const double number = value.get<double>();
      return number == std::floor(number) && std::abs(number) <= 9007199254740992.0 ? kInteger : kNumber;
    }
    case Json::value_t::string:
      return kString;
    case Json::value_t::array:
      return kArray;
    default:
      return kObject;
  }
}

std::string names_of(unsigned types) {
  constexpr std::pair<unsigned, std::string_view> kNames[] = {
      {kObject, "an object"},   {kArray, "an array"},        {kString, "a string"}, {kNumber, "a number"},
      {kInteger, "an integer"}, {kBoolean, "true or false"}, {kNull, "null"}};
  std::string text;
  for (const auto& [bit, name] : kNames) {
    if ((types & bit) == 0 || (bit == kInteger && (types & kNumber) != 0)) continue;
    if (!text.empty()) text += " or ";
    text += name;
  }
  return text;
}

Status check_node(const SchemaNode& schema, const Json& value, const Place& place);

Status check_string(const SchemaNode& schema, const std::string& text, const Place& place) {
  if (schema.length.min > 0 || schema.length.max != SchemaNode::Bounds().max) {
    const std::size_t length = code_points(text);
    if (length < schema.length.min) {
      return refuse("too_short", "At least " + std::to_string(schema.length.min) + " characters are needed.",
                    place);
    }
    if (length > schema.length.max) {
      return refuse("too_long",
                    "At most " + std::to_string(schema.length.max) + " characters are allowed; these are " +
                        std::to_string(length) + ".",
                    place);
    }
  }
  if (schema.pattern && !schema.pattern->matches(text)) {
    return refuse("bad_format", "The text does not have the form that is asked for.", place);
  }
  if (schema.date_time && !from_rfc3339(text)) {
    return refuse("bad_format", "A time is written as in RFC 3339: 2026-01-31T08:05:09Z.", place);
  }
  return {};
}

Status check_number(const SchemaNode& schema, const Json& value, const Place& place) {
  const double number = value.get<double>();
  if (number < schema.minimum) {
    return refuse("out_of_range", "The least value is " + Json(schema.minimum).dump() + ".", place);
  }
  if (number > schema.maximum) {
    return refuse("out_of_range", "The greatest value is " + Json(schema.maximum).dump() + ".", place);
  }
  return {};
}

Status check_array(const SchemaNode& schema, const Json& value, const Place& place) {
  const std::size_t count = value.size();
  if (count < schema.items.min) {
    return refuse("too_few", "At least " + std::to_string(schema.items.min) + " are needed.", place);
  }
  if (count > schema.items.max) {
    return refuse("too_many", "At most " + std::to_string(schema.items.max) + " are allowed.", place);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (schema.item != nullptr) {
      if (auto status = check_node(*schema.item, value[i], place.in(i)); !status) return status;
    }
    for (std::size_t before = 0; schema.unique && before < i; ++before) {
      if (value[before] == value[i]) return refuse("duplicate_value", "The value stands twice.", place.in(i));
    }
  }
  return {};
}

Status check_object(const SchemaNode& schema, const Json& value, const Place& place) {
  for (const auto& name : schema.required) {
    if (!value.contains(name))
      return refuse("missing_field", "The field '" + name + "' is needed.", place.in(name));
  }
  const auto& object = value.get_ref<const Json::object_t&>();
  if (object.size() < schema.properties.min) {
    return refuse("too_few", "At least " + std::to_string(schema.properties.min) + " field is needed.",
                  place);
  }
  if (object.size() > schema.properties.max) {
    return refuse("too_many", "At most " + std::to_string(schema.properties.max) + " fields are allowed.",
                  place);
  }
  for (const auto& [name, inner] : object) {
    const auto field = schema.fields.find(name);
    if (field == schema.fields.end()) {
      if (schema.closed) return refuse("unknown_field", "There is no field of this name.", place.in(name));
      continue;
    }
    if (auto status = check_node(*field->second, inner, place.in(name)); !status) return status;
  }
  return {};
}

// "text, parts" when each alternative only asks for fields.
std::string asked_fields(const std::vector<const SchemaNode*>& alternatives) {
  std::string text;
  for (const auto* alternative : alternatives) {
    for (const auto& name : alternative->required) text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

// The field to point a person to.
Place first_asked(const std::vector<const SchemaNode*>& alternatives, const Place& place) {
  const auto& required = alternatives.front()->required;
  return required.empty() ? place : place.in(required.front());
}

Status check_discriminated(const SchemaNode& schema, const Json& value, const Place& place) {
  const Place at = place.in(schema.discriminator);
  if (!value.is_object()) return refuse("wrong_type", "An object is needed.", place);
  const auto found = value.find(schema.discriminator);
  if (found == value.end())
    return refuse("missing_field", "The field '" + schema.discriminator + "' is needed.", at);
  if (!found->is_string()) return refuse("wrong_type", "A string is needed.", at);
  const auto alternative = schema.by_discriminator.find(found->get_ref<const std::string&>());
  if (alternative == schema.by_discriminator.end())
    return refuse("unknown_value", "There is no such kind.", at);
  return check_node(*alternative->second, value, place);
}

Status check_one_of(const SchemaNode& schema, const Json& value, const Place& place) {
  if (!schema.discriminator.empty()) return check_discriminated(schema, value, place);
  int matches = 0;
  for (const auto* alternative : schema.one_of) matches += check_node(*alternative, value, place) ? 1 : 0;
  if (matches == 1) return {};
  return refuse("no_alternative", "Exactly one of these is needed: " + asked_fields(schema.one_of) + ".",
                first_asked(schema.one_of, place));
}

Status check_any_of(const SchemaNode& schema, const Json& value, const Place& place) {
  const unsigned types = types_of(value);
  unsigned wanted = 0;
  Status of_same_type;
  for (const auto* alternative : schema.any_of) {
    auto status = check_node(*alternative, value, place);
    if (status) return {};
    wanted |= alternative->types;
    if ((alternative->types & types) != 0) of_same_type = std::move(status);
  }
  if (!of_same_type) return of_same_type;
  const std::string fields = asked_fields(schema.any_of);
  if (fields.empty()) return refuse("wrong_type", "Needed is " + names_of(wanted) + ".", place);
  return refuse("no_alternative", "At least one of these is needed: " + fields + ".",
                first_asked(schema.any_of, place));
}

Status check_allowed(const SchemaNode& schema, const Json& value, const Place& place) {
  std::string choices;
  for (const auto& allowed : schema.allowed) {
    if (allowed == value) return {};
    choices +=
        (choices.empty() ? "" : ", ") + (allowed.is_string() ? allowed.get<std::string>() : allowed.dump());
  }
  return refuse("unknown_value", "Allowed is: " + choices + ".", place);
}

Status check_node(const SchemaNode& schema, const Json& value, const Place& place) {
  const unsigned types = types_of(value);
  if (schema.types != 0 && (schema.types & types) == 0) {
    return refuse("wrong_type", "Needed is " + names_of(schema.types) + ".", place);
  }
  Status status;
  if (!schema.allowed.empty()) status = check_allowed(schema, value, place);
  if (status && types == kString) status = check_string(schema, value.get_ref<const std::string&>(), place);
  if (status && (types & (kInteger | kNumber)) != 0) status = check_number(schema, value, place);
  if (status && types == kArray) status = check_array(schema, value, place);
  if (status && types == kObject) status = check_object(schema, value, place);
  if (status && !schema.one_of.empty()) status = check_one_of(schema, value, place);
  if (status && !schema.any_of.empty()) status = check_any_of(schema, value, place);
  return status;
}

template <class Number>
std::optional<Json> read_number(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto read =
      std::from_chars(text.data(), end, number);  // NOLINT(bugprone-suspicious-stringview-data-usage)
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return Json(number);
}

}  // namespace

Status check(const SchemaNode& schema, const Json& value, const std::string& at) {
  return check_node(schema, value, Place{&at});
}

std::optional<Json> coerce(const SchemaNode& schema, std::string_view text) {
  if ((schema.types & kInteger) != 0) {
    auto integer = read_number<std::int64_t>(text);
    return integer || (schema.types & kNumber) == 0 ? integer : read_number<double>(text);
  }
  if (schema.types == kBoolean) {
    if (text == "true" || text == "false") return Json(text == "true");
    return std::nullopt;
  }
  return Json(text);
}

}  // namespace yingda::http
