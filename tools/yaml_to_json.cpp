// Build tool: yaml_to_json IN.yaml OUT.cpp
// Writes the document as JSON inside a C++ source that defines yingda::http::openapi_text(). Quoted scalars
// stay strings, as YAML says; plain ones become null, booleans and numbers where they look like one.

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using Json = nlohmann::ordered_json;  // keeps the order in which people wrote it

Json scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;  // quoted
  if (text == "null" || text == "~" || text.empty()) return nullptr;
  if (text == "true") return true;
  if (text == "false") return false;
  const char* end = text.data() + text.size();
  long long integer = 0;
  if (const auto read = std::from_chars(text.data(), end, integer);
      read.ec == std::errc() && read.ptr == end) {
    return integer;
  }
  double number = 0;
  if (const auto read = std::from_chars(text.data(), end, number);
      read.ec == std::errc() && read.ptr == end) {
    return number;
  }
  return text;
}

Json convert(const YAML::Node& node) {
  if (node.IsMap()) {
    Json object = Json::object();
    for (const auto& item : node) {
      const std::string key = item.first.as<std::string>();
      if (object.contains(key)) {
        throw YAML::Exception(item.first.Mark(), "the key '" + key + "' stands twice");
      }
      object[key] = convert(item.second);
    }
    return object;
  }
  if (node.IsSequence()) {
    Json array = Json::array();
    for (const auto& item : node) array.push_back(convert(item));
    return array;
  }
  return node.IsScalar() ? scalar(node) : Json(nullptr);
}

// In pieces, because compilers limit the length of one literal.
void write_source(std::ostream& out, const std::string& json) {
  constexpr std::size_t kPiece = 8000;
  out << "#include \"http/openapi_document.hpp\"\n\n"
         "namespace yingda::http {\n\n"
         "std::string_view openapi_text() {\n"
         "  static constexpr std::string_view kText =";
  for (std::size_t at = 0; at < json.size(); at += kPiece) {
    out << "\n      R\"openapi(" << json.substr(at, kPiece) << ")openapi\"";
  }
  out << ";\n  return kText;\n}\n\n}  // namespace yingda::http\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: yaml_to_json IN.yaml OUT.cpp\n";
    return 2;
  }
  try {
    const std::string json = convert(YAML::LoadFile(argv[1])).dump();
    std::ofstream out(argv[2], std::ios::binary);
    write_source(out, json);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const YAML::Exception& error) {
    std::cerr << argv[1] << ':' << error.mark.line + 1 << ':' << error.mark.column + 1 << ": " << error.msg
              << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "yaml_to_json: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
