#include "channels/wechat/xml.hpp"

#include <pugixml.hpp>

#include "base/text.hpp"

namespace yingda::channels {
namespace {

constexpr int kDeepestXml = 4;

// One text may stand in several CDATA sections.
std::string xml_text(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  }
  // A numbered entity may stand for half a character.
  return is_utf8(out) ? out : "";
}

Json xml_json(const pugi::xml_node& node, int depth) {
  Json out = Json::object();
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element || out.contains(child.name())) continue;
    const bool nested =
        !child.find_child([](const pugi::xml_node& one) { return one.type() == pugi::node_element; }).empty();
    if (!nested) {
      out[child.name()] = xml_text(child);
    } else if (depth < kDeepestXml) {
      out[child.name()] = xml_json(child, depth + 1);
    }
  }
  return out;
}

}  // namespace

std::optional<Json> read_xml(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed || document.document_element().empty()) return std::nullopt;
  Json out = xml_json(document.document_element(), 1);
  return out;
}

}  // namespace yingda::channels
