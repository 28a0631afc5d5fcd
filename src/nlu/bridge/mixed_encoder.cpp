#include "nlu/bridge/mixed_encoder.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {

MixedEncoder::MixedEncoder(std::shared_ptr<const Bridge> bridge, BridgeMap map, std::string usual)
    : Encoder(*bridge->encoder_),
      bridge_(std::move(bridge)),
      map_(std::move(map)),
      usual_(std::move(usual)),
      source_(digest() + "+" + std::to_string(map_.fingerprint())) {}

std::string MixedEncoder::source_of(std::string_view utf8) const {
  return is_slow_for(utf8) ? source_ : digest();
}

bool MixedEncoder::is_slow_for(std::string_view utf8) const { return bridge_->is_foreign(utf8, usual_); }

void MixedEncoder::encode_batch(std::span<const std::string_view> texts, float* out, float* features) const {
  std::vector<std::string_view> known;
  std::vector<std::size_t> places;
  const std::size_t width = dimensions();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (is_slow_for(texts[i])) {
      std::array<float, E5Model::kDimensions> vector;
      bridge_->vectors_->get(normalize(texts[i]), vector);
      map_.apply(vector, std::span(out + i * width, width));
    } else {
      known.push_back(texts[i]);
      places.push_back(i);
    }
  }
  if (features != nullptr) {
    std::vector<float> unused(texts.size() * width);
    Encoder::encode_batch(texts, unused.data(), features);
  }
  if (known.size() == texts.size()) {
    Encoder::encode_batch(known, out);
    return;
  }
  std::vector<float> encoded(known.size() * width);
  Encoder::encode_batch(known, encoded.data());
  for (std::size_t k = 0; k < places.size(); ++k)
    std::ranges::copy(std::span(encoded).subspan(k * width, width), out + places[k] * width);
}

}  // namespace yingda::nlu
