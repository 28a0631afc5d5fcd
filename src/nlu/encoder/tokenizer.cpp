#include "nlu/encoder/tokenizer.hpp"

#include <sentencepiece_processor.h>

namespace yingda::nlu {
namespace {

constexpr std::uint32_t kUnknown = 0;
constexpr std::uint32_t kBegin = 1;
constexpr std::uint32_t kEnd = 2;
// The longest piece; so many bytes for each id that is wanted are always enough text.
constexpr std::size_t kLongestPiece = 64;

}  // namespace

struct Tokenizer::Model {
  sentencepiece::SentencePieceProcessor processor;
};

Tokenizer::Tokenizer(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::load(std::span<const std::byte> model) {
  auto loaded = std::make_unique<Model>();
  const auto status =
      loaded->processor.LoadFromSerializedProto({reinterpret_cast<const char*>(model.data()), model.size()});
  if (!status.ok()) {
    return fail(ErrorKind::invalid, "model_damaged", "the encoder's word pieces: " + status.ToString());
  }
  return Tokenizer(std::move(loaded));
}

std::size_t Tokenizer::size() const { return static_cast<std::size_t>(model_->processor.GetPieceSize()); }

void Tokenizer::split(std::string_view utf8, std::size_t limit, std::vector<std::uint32_t>& ids) const {
  std::size_t end = std::min(utf8.size(), limit * kLongestPiece);
  while (end < utf8.size() && end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  std::vector<int> pieces;
  const auto status = model_->processor.Encode({utf8.data(), end}, &pieces);
  ids.assign(1, kBegin);
  for (const int piece : pieces) {
    if (ids.size() + 1 >= limit) break;
    ids.push_back(static_cast<std::uint32_t>(piece));
  }
  if (!status.ok() || pieces.empty()) ids.push_back(kUnknown);
  ids.push_back(kEnd);
}

}  // namespace yingda::nlu
