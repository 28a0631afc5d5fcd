#pragma once
// The fetched models, as the program uses them.

#include <memory>

#include "base/config.hpp"
#include "base/error.hpp"
#include "nlu/bridge/bridge.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/langid/identifier.hpp"

namespace yingda::app {

// The sentence encoder of nlu.models_dir; null when it was not fetched: everything works without it, on words
// alone. Errors: a damaged or unreadable file.
Result<std::shared_ptr<const nlu::Encoder>> load_encoder(const Config& config);

// The recogniser of languages, with the table of nlu.models_dir; by script alone where that was not fetched.
// Errors likewise.
Result<std::shared_ptr<const nlu::Identifier>> load_identifier(const Config& config);

// The way for languages that the encoder does not know, with the model of nlu.models_dir; vectors are kept in
// `kept` (empty: in memory). Errors: as E5Model::load(), a missing
// file included; not_found `model_missing` also without an encoder.
Result<std::shared_ptr<nlu::Bridge>> load_bridge(const Config& config,
                                                 std::shared_ptr<const nlu::Encoder> encoder,
                                                 std::shared_ptr<const nlu::Identifier> languages,
                                                 const std::filesystem::path& kept = {});

}  // namespace yingda::app
