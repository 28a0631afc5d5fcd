#pragma once
// Where scripts/fetch-models.sh put the models that some tests need.

#include <cstdlib>
#include <filesystem>

namespace yingda::nlu {

inline std::filesystem::path models_folder() {
  const char* folder = std::getenv("YINGDA_NLU_MODELS_DIR");
  return folder != nullptr ? folder : YINGDA_SOURCE_DIR "/build/models";
}

}  // namespace yingda::nlu
