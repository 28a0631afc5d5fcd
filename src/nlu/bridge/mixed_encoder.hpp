#pragma once
// The sentence encoder with e5 for the languages that it does not know.

#include <memory>
#include <string>

#include "nlu/bridge/bridge.hpp"
#include "nlu/bridge/bridge_map.hpp"
#include "nlu/encoder/encoder.hpp"

namespace yingda::nlu {

// As Encoder. Features (encode_batch) are the sentence encoder's own for every text.
class MixedEncoder final : public Encoder {
 public:
  // `usual`: as in Bridge::is_foreign().
  MixedEncoder(std::shared_ptr<const Bridge> bridge, BridgeMap map, std::string usual);

  std::string source_of(std::string_view utf8) const override;
  bool is_slow_for(std::string_view utf8) const override;
  void encode_batch(std::span<const std::string_view> texts, float* out,
                    float* features = nullptr) const override;

 private:
  std::shared_ptr<const Bridge> bridge_;
  BridgeMap map_;
  std::string usual_;
  std::string source_;  // of mapped texts
};

}  // namespace yingda::nlu
