#include "http/schema.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "http/schema_node.hpp"

namespace yingda::http {
namespace {

[[noreturn]] void broken(const std::string& what) { throw std::logic_error("api/openapi.yaml: " + what); }

unsigned type_bit(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 7> kTypes = {{{"null", kNull},
                                                                            {"boolean", kBoolean},
                                                                            {"integer", kInteger},
                                                                            {"number", kNumber | kInteger},
                                                                            {"string", kString},
                                                                            {"array", kArray},
                                                                            {"object", kObject}}};
  const auto found = std::ranges::find(kTypes, name, &std::pair<std::string_view, unsigned>::first);
  if (found == kTypes.end()) broken("unknown type '" + name + "'");
  return found->second;
}

// Keywords that say something to people and tools, but forbid nothing.
bool is_annotation(std::string_view keyword) {
  constexpr std::array<std::string_view, 4> kAnnotations = {"description", "default", "title", "examples"};
  return std::ranges::find(kAnnotations, keyword) != kAnnotations.end();
}

void set_format(SchemaNode& node, const std::string& format) {
  if (format == "date-time") {
    node.date_time = true;
  } else if (format != "binary") {  // the file of an upload, which is not JSON
    broken("unknown format '" + format + "'");
  }
}

// Keywords whose value is one number.
bool set_bound(SchemaNode& node, std::string_view keyword, const Json& value) {
  if (keyword == "minimum") {
    node.minimum = value.get<double>();
  } else if (keyword == "maximum") {
    node.maximum = value.get<double>();
  } else if (keyword == "minLength") {
    node.length.min = value.get<std::size_t>();
  } else if (keyword == "maxLength") {
    node.length.max = value.get<std::size_t>();
  } else if (keyword == "minItems") {
    node.items.min = value.get<std::size_t>();
  } else if (keyword == "maxItems") {
    node.items.max = value.get<std::size_t>();
  } else if (keyword == "minProperties") {
    node.properties.min = value.get<std::size_t>();
  } else if (keyword == "maxProperties") {
    node.properties.max = value.get<std::size_t>();
  } else {
    return false;
  }
  return true;
}

// Keywords that hold no schema.
bool set_plain(SchemaNode& node, const std::string& keyword, const Json& value) {
  if (set_bound(node, keyword, value)) return true;
  if (keyword == "type") {
    node.types = type_bit(value.get<std::string>());
  } else if (keyword == "pattern") {
    node.pattern.emplace(value.get<std::string>());
  } else if (keyword == "format") {
    set_format(node, value.get<std::string>());
  } else if (keyword == "enum") {
    node.allowed.assign(value.begin(), value.end());
  } else if (keyword == "const") {
    node.allowed.push_back(value);
  } else if (keyword == "required") {
    node.required = value.get<std::vector<std::string>>();
  } else if (keyword == "uniqueItems") {
    node.unique = value.get<bool>();
  } else if (keyword == "additionalProperties") {
    if (!value.is_boolean()) broken("additionalProperties may only be true or false");
    node.closed = !value.get<bool>();
  } else if (keyword == "discriminator") {
    node.discriminator = value.at("propertyName").get<std::string>();
  } else {
    return false;
  }
  return true;
}

}  // namespace

SchemaSet::SchemaSet(const Json& document) : document_(document) {}
SchemaSet::~SchemaSet() = default;

const Json& SchemaSet::resolve(const Json& json) const {
  const auto reference = json.find("$ref");
  if (reference == json.end())
    return json;  // NOLINT(bugprone-return-const-ref-from-parameter): part of document_
  const auto& text = reference->get_ref<const std::string&>();
  const Json::json_pointer pointer(text.starts_with('#') ? text.substr(1) : "/");
  if (!text.starts_with('#') || !document_.contains(pointer)) broken("nothing at " + text);
  return document_.at(pointer);
}

const SchemaNode* SchemaSet::compile(const Json& schema) {
  if (const auto reference = schema.find("$ref"); reference != schema.end()) {
    for (const auto& [keyword, value] : schema.items()) {
      if (keyword != "$ref" && !is_annotation(keyword)) broken("'" + keyword + "' stands beside a $ref");
    }
    return compile_reference(reference->get<std::string>());
  }
  nodes_.push_back(std::make_unique<SchemaNode>());
  SchemaNode& node = *nodes_.back();
  compile_into(node, schema);
  return &node;
}

const SchemaNode* SchemaSet::compile_reference(const std::string& reference) {
  if (const auto known = by_reference_.find(reference); known != by_reference_.end()) return known->second;
  const Json& schema = resolve(Json{{"$ref", reference}});
  nodes_.push_back(std::make_unique<SchemaNode>());
  SchemaNode& node = *nodes_.back();
  by_reference_.emplace(reference, &node);  // before its inside, which may refer to it
  compile_into(node, schema);
  return &node;
}

void SchemaSet::compile_keyword(SchemaNode& node, const std::string& keyword, const Json& value) {
  if (set_plain(node, keyword, value) || is_annotation(keyword)) return;
  if (keyword == "properties") {
    for (const auto& [name, schema] : value.items()) node.fields.emplace(name, compile(schema));
  } else if (keyword == "items") {
    node.item = compile(value);
  } else if (keyword == "oneOf") {
    for (const auto& schema : value) node.one_of.push_back(compile(schema));
  } else if (keyword == "anyOf") {
    for (const auto& schema : value) node.any_of.push_back(compile(schema));
  } else {
    broken("the keyword '" + keyword + "' is not understood");
  }
}

void SchemaSet::compile_into(SchemaNode& node, const Json& schema) {
  for (const auto& [keyword, value] : schema.items()) compile_keyword(node, keyword, value);
  if (node.discriminator.empty()) return;
  for (const SchemaNode* alternative : node.one_of) {
    const auto field = alternative->fields.find(node.discriminator);
    if (field == alternative->fields.end() || field->second->allowed.empty()) {
      broken("an alternative has no fixed '" + node.discriminator + "'");
    }
    for (const auto& value : field->second->allowed) {
      node.by_discriminator.emplace(value.get<std::string>(), alternative);
    }
  }
}

}  // namespace yingda::http
