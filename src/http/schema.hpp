#pragma once
// JSON Schema as api/openapi.yaml uses it, compiled once into a tree that checks a value in microseconds and
// says what is wrong in our own codes. A keyword that is not understood is refused when compiling, so that
// nothing in the contract is silently unchecked. Immutable after compiling, thread-safe. Why not a library:
// docs/adr/0003-http-server.md.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda::http {

struct SchemaNode;

// Compiles schemas of one OpenAPI document; shares what is referred to twice. Keep it as long as its schemas.
class SchemaSet {
 public:
  // `document` is used while compiling only.
  explicit SchemaSet(const Json& document);
  ~SchemaSet();
  SchemaSet(const SchemaSet&) = delete;
  SchemaSet& operator=(const SchemaSet&) = delete;

  // Throws std::logic_error for unknown keywords, references to nothing, and bad patterns.
  const SchemaNode* compile(const Json& schema);
  // The object behind a "#/components/…" reference, or `json` itself.
  const Json& resolve(const Json& json) const;

 private:
  const SchemaNode* compile_reference(const std::string& reference);
  void compile_into(SchemaNode& node, const Json& schema);
  void compile_keyword(SchemaNode& node, const std::string& keyword, const Json& value);

  const Json& document_;
  std::map<std::string, SchemaNode*, std::less<>> by_reference_;
  std::vector<std::unique_ptr<SchemaNode>> nodes_;
};

// The first rule that `value` breaks: kind invalid and one of the codes wrong_type, missing_field,
// unknown_field, out_of_range, too_short, too_long, too_few, too_many, duplicate_value, bad_format,
// unknown_value, no_alternative. `field` is the JSON pointer below `at`.
Status check(const SchemaNode& schema, const Json& value, const std::string& at = "");

// A parameter's text as the type that its schema asks for; nothing when it cannot be read so.
std::optional<Json> coerce(const SchemaNode& schema, std::string_view text);

}  // namespace yingda::http
