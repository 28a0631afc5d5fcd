#pragma once
// The compiled form of a schema; inside of http/schema*.cpp only.

#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "http/pattern.hpp"

namespace yingda::http {

enum TypeBit : unsigned {
  kNull = 1,
  kBoolean = 2,
  kInteger = 4,
  kNumber = 8,
  kString = 16,
  kArray = 32,
  kObject = 64
};

struct SchemaNode {
  struct Bounds {
    std::size_t min = 0;
    std::size_t max = std::numeric_limits<std::size_t>::max();
    bool holds(std::size_t n) const { return n >= min && n <= max; }
  };

  unsigned types = 0;  // TypeBits; 0 = any
  Bounds length;       // code points of a string
  Bounds items;        // of an array
  Bounds properties;   // of an object
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::optional<Pattern> pattern;
  bool date_time = false;
  std::vector<Json> allowed;  // enum and const; empty = any
  const SchemaNode* item = nullptr;
  bool unique = false;
  std::map<std::string, const SchemaNode*, std::less<>> fields;
  bool closed = false;  // additionalProperties: false
  std::vector<std::string> required;
  std::vector<const SchemaNode*> one_of;
  std::vector<const SchemaNode*> any_of;
  // With a discriminator: its field, and the alternative of one_of for each of its values.
  std::string discriminator;
  std::map<std::string, const SchemaNode*, std::less<>> by_discriminator;
};

}  // namespace yingda::http
