#pragma once
// A set of words in which every one that begins at a place of a text is found in one walk.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingda::nlu {

// Immutable; safe from many threads.
class WordTrie {
 public:
  WordTrie() = default;
  // Words ascending by bytes, none empty, each once, with a value each.
  explicit WordTrie(std::span<const std::pair<std::string, std::uint32_t>> words);

  // Calls `found(end, value)` for each word that stands in `text` from byte `at` on, shortest first.
  template <class Found>
  void walk(std::string_view text, std::size_t at, Found&& found) const {
    std::uint32_t node = at < text.size() ? roots_[static_cast<unsigned char>(text[at])] : kNone;
    while (node != kNone) {
      ++at;
      if (nodes_[node].value != kNone) found(at, nodes_[node].value);
      node = at < text.size() ? child(node, static_cast<unsigned char>(text[at])) : kNone;
    }
  }

  bool empty() const { return nodes_.empty(); }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  // The children of a node stand side by side, ascending by label.
  struct Node {
    std::uint32_t value = kNone;
    std::uint32_t first = 0;
    std::uint16_t children = 0;
    std::uint8_t label = 0;
  };
  std::uint32_t child(std::uint32_t node, unsigned char label) const {
    std::uint32_t low = nodes_[node].first;
    std::uint32_t high = low + nodes_[node].children;
    while (low < high) {
      const std::uint32_t middle = (low + high) / 2;
      if (nodes_[middle].label < label) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < nodes_[node].first + nodes_[node].children && nodes_[low].label == label ? low : kNone;
  }

  std::array<std::uint32_t, 256> roots_ = [] {
    std::array<std::uint32_t, 256> none{};
    none.fill(kNone);
    return none;
  }();
  std::vector<Node> nodes_;
};

}  // namespace yingda::nlu
