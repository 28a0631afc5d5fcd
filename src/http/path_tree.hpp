#pragma once
// Finds what is registered for a path among templates like "/a/{b}/c". A fixed segment wins over a parameter.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/url.hpp"

namespace yingda::http {

template <class Value>
class PathTree {
 public:
  // The value of a template; made when it is new.
  Value& at(std::string_view path_template) {
    Node* node = &root_;
    std::vector<std::string> names;
    for (std::string_view rest = path_template; !rest.empty();) {
      const std::string_view segment = take_segment(rest);
      if (segment.starts_with('{') && segment.ends_with('}')) {
        names.emplace_back(segment.substr(1, segment.size() - 2));
        if (!node->parameter) node->parameter = std::make_unique<Node>();
        node = node->parameter.get();
      } else {
        auto& next = node->fixed[std::string(segment)];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
      }
    }
    if (!node->value) {
      node->value.emplace();
      node->names = std::move(names);
    }
    return *node->value;
  }

  // Null when nothing is registered; `parameters` gets the values of the template's parameters.
  const Value* find(std::string_view path, TextMap& parameters) const {
    std::vector<std::string_view> values;
    const Node* node = find_from(root_, path, values);
    if (node == nullptr) return nullptr;
    for (std::size_t i = 0; i < values.size(); ++i) parameters.emplace(node->names[i], values[i]);
    return &*node->value;
  }

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> parameter;
    std::optional<Value> value;
    std::vector<std::string> names;  // of the parameters on the way here
  };

  static std::string_view take_segment(std::string_view& rest) {
    rest.remove_prefix(1);  // the slash
    const std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    return segment;
  }

  static const Node* find_from(const Node& node, std::string_view rest,
                               std::vector<std::string_view>& values) {
    if (rest.empty()) return node.value ? &node : nullptr;
    const std::string_view segment = take_segment(rest);
    if (const auto fixed = node.fixed.find(segment); fixed != node.fixed.end()) {
      if (const Node* found = find_from(*fixed->second, rest, values)) return found;
    }
    if (!node.parameter || segment.empty()) return nullptr;
    values.push_back(segment);
    if (const Node* found = find_from(*node.parameter, rest, values)) return found;
    values.pop_back();
    return nullptr;
  }

  Node root_;
};

}  // namespace yingda::http
