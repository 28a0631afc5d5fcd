#include "app/models.hpp"

#include "app/web_root.hpp"

namespace yingda::app {

Result<std::shared_ptr<const nlu::Encoder>> load_encoder(const Config& config) {
  auto encoder = nlu::Encoder::load(models_root(config));
  if (encoder) return std::shared_ptr<const nlu::Encoder>(std::move(*encoder));
  if (encoder.error().code == "model_missing") return nullptr;
  return std::unexpected(std::move(encoder.error()));
}

}  // namespace yingda::app
