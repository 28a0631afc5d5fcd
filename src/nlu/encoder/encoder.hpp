#pragma once
// Sentence embeddings: texts of the same meaning get vectors that point the same way, in 16 languages (ar zh
// zh-Hant nl en fr de it ja ko pl pt ru es th tr). The model is the multilingual universal sentence encoder
// 3; docs/models.md says where it comes from.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace yingda::nlu {

// Immutable after loading; every function is safe from many threads and keeps its working memory per thread
// (about 6 MB in one that encodes batches). Nothing blocks but the first touch of the mapped file. With a
// second model for further languages it is a nlu/bridge/mixed_encoder.hpp.
class Encoder {
 public:
  static constexpr std::string_view kFileName = "use-multilingual-v3.bin";
  // Of a text only the first 256 word pieces count (at least 250 Chinese characters, about 200 English
  // words).
  static constexpr std::size_t kMaxPieces = 256;

  // Takes the model file, or the folder that holds it under kFileName. About 0.3 s: the whole file is
  // checked. `kernel` is "avx512vnni", "avx2" or "generic"; empty chooses the fastest, and they differ in
  // speed alone. Errors: not_found `model_missing`, invalid `model_damaged`, internal `model_unreadable`,
  // unsupported `kernel_unsupported` where the CPU lacks the kernel.
  static Result<std::unique_ptr<Encoder>> load(const std::filesystem::path& folder_or_file,
                                               std::string_view kernel = {});
  Encoder& operator=(const Encoder&) = delete;
  virtual ~Encoder();

  std::size_t dimensions() const;     // 512
  const std::string& digest() const;  // of the model's file: what another model encoded is not comparable
  // Names all that the text's vector hangs on: where two encoders agree in it, they agree in the vector.
  virtual std::string source_of(std::string_view utf8) const;
  // Whether a text of this language takes a second model, which costs fifty times as much.
  virtual bool is_slow_for(std::string_view utf8) const;
  std::size_t feature_dimensions() const;  // 1280

  // Writes dimensions() numbers whose squares sum to 1. Takes any bytes: what is no UTF-8 counts as U+FFFD; a
  // text of unknown signs alone (emoji) and the empty text get a vector too, one that means nothing.
  void encode(std::string_view utf8, std::span<float> out) const;
  // The same for many texts: out[i * dimensions()]. The numbers are bit by bit those of encode(), in half of
  // the time. Where `features` is not null it gets feature_dimensions() numbers a text: what the network's
  // last layers see, i.e. normalised token embeddings (512) and windows of 2, 3 and 5 tokens (256 each), each
  // summed over the text and divided by the root of the number of pieces.
  virtual void encode_batch(std::span<const std::string_view> texts, float* out,
                            float* features = nullptr) const;

 protected:
  Encoder(const Encoder&);  // shares the model

 private:
  struct Model;
  explicit Encoder(std::shared_ptr<const Model> model);
  std::shared_ptr<const Model> model_;
};

}  // namespace yingda::nlu
