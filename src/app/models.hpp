#pragma once
// The fetched models, as the program uses them.

#include <memory>

#include "base/config.hpp"
#include "base/error.hpp"
#include "nlu/encoder/encoder.hpp"

namespace yingda::app {

// The sentence encoder of nlu.models_dir; null when it was not fetched: everything works without it, on words
// alone. Errors: a damaged or unreadable file.
Result<std::shared_ptr<const nlu::Encoder>> load_encoder(const Config& config);

}  // namespace yingda::app
