#include "app/models.hpp"

#include "app/web_root.hpp"

namespace yingda::app {

Result<std::shared_ptr<const nlu::Encoder>> load_encoder(const Config& config) {
  auto encoder = nlu::Encoder::load(models_root(config));
  if (encoder) return std::shared_ptr<const nlu::Encoder>(std::move(*encoder));
  if (encoder.error().code == "model_missing") return nullptr;
  return std::unexpected(std::move(encoder.error()));
}

Result<std::shared_ptr<const nlu::Identifier>> load_identifier(const Config& config) {
  auto identifier = nlu::Identifier::load(models_root(config));
  if (identifier) return std::make_shared<const nlu::Identifier>(std::move(*identifier));
  if (identifier.error().code == "model_missing") return std::make_shared<const nlu::Identifier>();
  return std::unexpected(std::move(identifier.error()));
}

Result<std::shared_ptr<nlu::Bridge>> load_bridge(const Config& config,
                                                 std::shared_ptr<const nlu::Encoder> encoder,
                                                 std::shared_ptr<const nlu::Identifier> languages,
                                                 const std::filesystem::path& kept) {
  if (!encoder) {
    return fail(ErrorKind::not_found, "model_missing",
                "the sentence encoder was not fetched; e5 is of use beside it alone");
  }
  auto model = nlu::E5Model::load(models_root(config));
  if (!model) return std::unexpected(std::move(model.error()));
  auto vectors = std::make_shared<nlu::E5Vectors>(std::move(*model), kept);
  return std::make_shared<nlu::Bridge>(std::move(encoder), std::move(vectors), std::move(languages));
}

}  // namespace yingda::app
