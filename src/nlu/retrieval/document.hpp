#pragma once
// What the index holds, and how its texts become vectors.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yingda::nlu {

class Encoder;

// What a text of a document is. Words weigh by it; each kind but the category gets vectors.
enum class FieldKind : std::uint8_t {
  question,  // the one wording that names the document
  similar,   // another wording
  keywords,
  passage,  // an answer or a piece of a manual: of any length, encoded in windows
  category
};

struct Field {
  FieldKind kind = FieldKind::question;
  std::string text;  // as it is; normalised by the index
};

struct Document {
  std::string id;  // unique in the index; 1–255 bytes
  std::vector<Field> fields;
};

// Makes vectors of texts. Without `encode` the index works on words alone.
struct VectorSource {
  std::string model;           // names the model: vectors of different models are never compared
  std::size_t dimensions = 0;  // a multiple of 64
  // Writes `dimensions` numbers a text, whose squares sum to 1; any thread.
  std::function<void(std::span<const std::string_view> texts, float* out)> encode;
};
// Null gives an empty source.
VectorSource vector_source(std::shared_ptr<const Encoder> encoder);

// The index's own numbers, by which it tells whether a document changed.
std::uint64_t content_hash(const Document& document, const VectorSource& source);
std::uint64_t model_hash(const VectorSource& source);

// The windows of a normalised passage: whole sentences up to about 160 characters a window, so that a short
// fact in a long text has a vector of its own. At most 64.
std::vector<std::string_view> windows(std::string_view normalized);

}  // namespace yingda::nlu
