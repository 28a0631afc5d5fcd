#pragma once
// The sentence vector of one text, worked out when it is first asked for and only once: what a message says
// beside its question and what it asks are read from the same vector. For one thread.

#include <span>
#include <string>
#include <vector>

#include "nlu/encoder/encoder.hpp"

namespace yingda::nlu {

class SentenceVector {
 public:
  // `encoder` may be null: there is no vector then. It must outlive this. `normalized`: nlu/normalize.hpp.
  SentenceVector(const Encoder* encoder, std::string normalized)
      : encoder_(encoder), text_(std::move(normalized)) {}
  bool is_known() const { return !vector_.empty(); }
  // About 0.4 ms the first time. Empty without an encoder or a text.
  std::span<const float> get() {
    if (encoder_ != nullptr && vector_.empty() && !text_.empty()) {
      vector_.resize(encoder_->dimensions());
      encoder_->encode(text_, vector_);
    }
    return vector_;
  }

 private:
  const Encoder* encoder_;
  std::string text_;
  std::vector<float> vector_;
};

}  // namespace yingda::nlu
