// Intent recognition on a data set: bench_nlu_intent TRAIN TEST [VALID] [--lang L] [--models DIR]. Prints the
// figures of `yingda eval intent`.

#include "nlu/evaluate/intent.hpp"

#include <cstdio>
#include <string_view>
#include <thread>

int main(int argc, char** argv) {
  using namespace yingda;
  nlu::IntentEvaluation what;
  std::filesystem::path models = "build/models";
  what.threads = std::thread::hardware_concurrency();
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) {
      what.language = argv[++i];
    } else if (argument == "--models" && i + 1 < argc) {
      models = argv[++i];
    } else if (files == 0) {
      what.train = argument, ++files;
    } else if (files == 1) {
      what.test = argument, ++files;
    } else {
      what.valid = argument, ++files;
    }
  }
  const auto encoder = nlu::Encoder::load(models);
  if (!encoder) std::fprintf(stderr, "%s\n", encoder.error().detail.c_str());
  const auto figures = nlu::evaluate_intent(what, encoder ? encoder->get() : nullptr);
  if (!figures) {
    std::fprintf(stderr, "%s\n", figures.error().detail.c_str());
    return 2;
  }
  std::puts(figures->dump(1).c_str());
}
