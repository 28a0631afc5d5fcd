#include "nlu/retrieval/document.hpp"

#include <xxhash.h>

#include <algorithm>

#include "base/text.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/query.hpp"

namespace yingda::nlu {
namespace {

constexpr std::uint32_t kContentVersion = 1;  // raised when the same texts are to be indexed differently
constexpr std::size_t kWindowPoints = 160;
constexpr std::size_t kMostWindows = 64;
constexpr std::string_view kEnds[] = {". ", "! ", "? ", "。", "!", "?", "；", ";", "\n"};

// Bytes of the first sentence, its end mark included; at least 1 of a text that is not empty.
std::size_t sentence_bytes(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : kEnds) {
    if (const auto at = text.find(mark); at != std::string_view::npos) end = std::min(end, at + mark.size());
  }
  return std::min(end, prefix_code_points(text, kWindowPoints).size());
}

// What normal form and features make of a text of many kinds. With other rules for either, the documents are
// other documents.
std::uint64_t reading_of_texts() {
  static const std::uint64_t kReading = [] {
    const Query query = make_query(
        "Ｆｕｌｌ 退款臺灣電話 refunds running 3.5kg don't 2024 ¿cómo? ยกเลิก 주문 zenme tuihuo 怎么！！");
    std::string all = query.normalized;
    for (const Token& token : query.tokens) all += std::to_string(token.key) + ' ';
    return XXH3_64bits(all.data(), all.size());
  }();
  return kReading;
}

}  // namespace

VectorSource vector_source(std::shared_ptr<const Encoder> encoder) {
  if (!encoder) return {};
  const auto encode = [encoder](std::span<const std::string_view> texts, float* out) {
    encoder->encode_batch(texts, out);
  };
  return {encoder->digest(), encoder->dimensions(), encode};
}

std::uint64_t model_hash(const VectorSource& source) {
  return XXH3_64bits_withSeed(source.model.data(), source.model.size(), source.dimensions);
}

std::uint64_t content_hash(const Document& document, const VectorSource& source) {
  std::string all = std::to_string(kContentVersion) + std::to_string(reading_of_texts());
  for (const Field& field : document.fields) {
    all += static_cast<char>(field.kind);
    all += std::to_string(field.text.size()) + ':' + field.text;
  }
  return XXH3_64bits_withSeed(all.data(), all.size(), model_hash(source));
}

std::vector<std::string_view> windows(std::string_view normalized) {
  std::vector<std::string_view> out;
  while (!normalized.empty() && out.size() < kMostWindows) {
    std::size_t end = 0;
    std::size_t points = 0;
    while (end < normalized.size()) {
      const std::size_t next = sentence_bytes(normalized.substr(end));
      const std::size_t more = code_points(normalized.substr(end, next));
      if (end > 0 && points + more > kWindowPoints) break;
      end += next;
      points += more;
    }
    out.push_back(normalized.substr(0, end));
    normalized.remove_prefix(end);
  }
  return out;
}

}  // namespace yingda::nlu
