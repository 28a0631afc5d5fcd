// Measures the sentence encoder, and writes its vectors for tests/reference/encoder.py.
//   bench_nlu_encode MODEL TEXTS [KERNEL] [VECTORS]      TEXTS: one a line; VECTORS: 32-bit floats, 512 a
//   text

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "nlu/encoder/encoder.hpp"

namespace {

double cpu_us() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return 1e6 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

// Resident memory in MiB: "VmRSS" or, of this process's own pages alone, "RssAnon".
double memory_mib(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
  }
  return 0;
}

template <class Work>
double mean_us(std::size_t count, const Work& work) {
  const double start = cpu_us();
  work();
  return (cpu_us() - start) / static_cast<double>(count);
}

std::vector<std::string> read_lines(const char* file) {
  std::vector<std::string> lines;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Processor time of one text on one thread, weights warm.
void time_one(const yingda::nlu::Encoder& encoder, const char* name, std::string_view text) {
  constexpr std::size_t kRounds = 500;
  std::vector<float> vector(encoder.dimensions());
  const auto work = [&] {
    for (std::size_t i = 0; i < kRounds; ++i) encoder.encode(text, vector);
  };
  work();
  std::printf("figure: encoder %s %.0f us\n", name, mean_us(kRounds, work));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: %s MODEL TEXTS [KERNEL] [VECTORS]\n", argv[0]);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const auto encoder = yingda::nlu::Encoder::load(argv[1], argc > 3 ? argv[3] : "");
  if (!encoder) {
    std::fprintf(stderr, "%s (%s)\n", encoder.error().detail.c_str(), encoder.error().code.c_str());
    return 1;
  }
  const std::chrono::duration<double, std::milli> loading = std::chrono::steady_clock::now() - start;
  std::printf("figure: encoder load %.0f ms, %.0f MiB resident\n", loading.count(), memory_mib("VmRSS:"));

  const auto lines = read_lines(argv[2]);
  const std::vector<std::string_view> texts(lines.begin(), lines.end());
  std::vector<float> vectors(texts.size() * (*encoder)->dimensions());
  const double us = mean_us(texts.size(), [&] { (*encoder)->encode_batch(texts, vectors.data()); });
  std::printf("figure: encoder batch %.0f us a text, %zu texts\n", us, texts.size());
  time_one(**encoder, "zh, 20 characters", "我昨天买的东西还没发货能不能帮我取消订单");
  time_one(**encoder, "en, 12 words", "how can i change the delivery address of an order i placed");
  std::printf("figure: encoder %.0f MiB resident at the end, %.0f MiB of it private\n", memory_mib("VmRSS:"),
              memory_mib("RssAnon:"));
  if (argc > 4) {
    std::ofstream(argv[4], std::ios::binary)
        .write(reinterpret_cast<const char*>(vectors.data()),
               static_cast<std::streamsize>(vectors.size() * sizeof(float)));
  }
  return 0;
}
