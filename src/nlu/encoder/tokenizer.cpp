#include "nlu/encoder/tokenizer.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::uint32_t kUnknown = 0;
constexpr std::uint32_t kBegin = 1;
constexpr std::uint32_t kEnd = 2;
constexpr double kUnknownPenalty = 10;  // below the least likely piece
// Bytes of text that are looked at for each id: no language has longer pieces on average.
constexpr std::size_t kBytesPerPiece = 16;

// The best way to split the text up to one byte: the score, where its last piece starts, and that piece.
struct Step {
  double score = -std::numeric_limits<double>::infinity();
  std::uint32_t start = 0;
  std::uint32_t piece = kUnknown;
};

void offer(Step& step, double score, std::size_t start, std::uint32_t piece) {
  if (score > step.score) step = {score, static_cast<std::uint32_t>(start), piece};
}

}  // namespace

Result<Tokenizer> Tokenizer::load(const TensorFile& file) {
  const auto table = file.get_row("characters", TensorType::u8);
  const auto labels = file.get_row("trie_labels", TensorType::u8);
  const auto first = file.get_row("trie_first", TensorType::u32);
  const auto piece = file.get_row("trie_piece", TensorType::u32);
  const auto scores = file.get_row("piece_scores", TensorType::f32);
  for (const auto* tensor : {&table, &labels, &first, &piece, &scores}) {
    if (!*tensor) return std::unexpected(tensor->error());
  }
  const auto characters = CharacterMap::read(table->bytes);
  const auto damaged = fail(ErrorKind::invalid, "model_damaged", "the encoder's word pieces are damaged");
  if (!characters) return damaged;
  Tokenizer tokenizer(*characters);
  tokenizer.labels_ = labels->as<std::uint8_t>();
  tokenizer.first_ = first->as<std::uint32_t>();
  tokenizer.piece_ = piece->as<std::uint32_t>();
  tokenizer.scores_ = scores->as<float>();
  const std::size_t nodes = tokenizer.labels_.size();
  if (nodes == 0 || tokenizer.first_.size() != nodes + 1 || tokenizer.piece_.size() != nodes ||
      tokenizer.first_.back() != nodes || !std::ranges::is_sorted(tokenizer.first_) ||
      tokenizer.scores_.size() <= std::ranges::max(tokenizer.piece_)) {
    return damaged;
  }
  tokenizer.unknown_score_ = std::ranges::min(tokenizer.scores_) - kUnknownPenalty;
  return tokenizer;
}

// The child of `node` with that label, or 0.
std::uint32_t Tokenizer::child(std::uint32_t node, unsigned char label) const {
  const auto begin = labels_.begin() + first_[node];
  const auto end = labels_.begin() + first_[node + 1];
  const auto found = std::lower_bound(begin, end, label);
  return found == end || *found != label ? 0 : static_cast<std::uint32_t>(found - labels_.begin());
}

void Tokenizer::split(std::string_view text, std::size_t limit, std::vector<std::uint32_t>& ids) const {
  const std::string normal = characters_.normalize(text, limit * kBytesPerPiece);
  std::vector<Step> steps(normal.size() + 1);
  steps[0].score = 0;
  for (std::size_t start = 0; start < normal.size();) {
    const double before = steps[start].score;
    const std::size_t next = start + code_point_at(normal, start).length;
    bool known = false;  // the character alone is a piece
    std::uint32_t node = 0;
    for (std::size_t end = start; end < normal.size();) {
      node = child(node, static_cast<unsigned char>(normal[end++]));
      if (node == 0) break;
      if (const std::uint32_t piece = piece_[node]; piece != 0) {
        offer(steps[end], before + static_cast<double>(scores_[piece]), start, piece);
        known = known || end == next;
      }
    }
    if (!known) offer(steps[next], before + unknown_score_, start, kUnknown);
    start = next;
  }
  ids.clear();
  for (std::size_t end = normal.size(); end > 0; end = steps[end].start) ids.push_back(steps[end].piece);
  if (ids.empty()) ids.push_back(kUnknown);
  ids.push_back(kBegin);
  std::ranges::reverse(ids);
  ids.resize(std::min(ids.size(), limit - 1));
  ids.push_back(kEnd);
}

}  // namespace yingda::nlu
