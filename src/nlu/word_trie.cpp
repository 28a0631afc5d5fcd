#include "nlu/word_trie.hpp"

namespace yingda::nlu {
namespace {

// Words [begin, end) share `depth` bytes, those of `node`.
struct Level {
  std::uint32_t node;
  std::size_t begin;
  std::size_t end;
  std::size_t depth;
};

}  // namespace

WordTrie::WordTrie(std::span<const std::pair<std::string, std::uint32_t>> words) {
  // Breadth first, so that the children of a node come to stand side by side. The root is no node.
  std::vector<Level> levels{{kNone, 0, words.size(), 0}};
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const Level level = levels[l];
    std::size_t at = level.begin;
    if (level.node != kNone) {
      nodes_[level.node].first = static_cast<std::uint32_t>(nodes_.size());
      if (words[at].first.size() == level.depth) nodes_[level.node].value = words[at++].second;
    }
    while (at < level.end) {
      const auto label = static_cast<std::uint8_t>(words[at].first[level.depth]);
      std::size_t end = at;
      while (end < level.end && static_cast<std::uint8_t>(words[end].first[level.depth]) == label) ++end;
      const auto made = static_cast<std::uint32_t>(nodes_.size());
      if (level.node == kNone) {
        roots_[label] = made;
      } else {
        ++nodes_[level.node].children;
      }
      nodes_.push_back({});
      nodes_.back().label = label;
      levels.push_back({made, at, end, level.depth + 1});
      at = end;
    }
  }
  nodes_.shrink_to_fit();
}

}  // namespace yingda::nlu
