// What the glossary costs a message: glossary [TERMS] [DIR...]
// A glossary of TERMS terms (5,000 when absent) with three synonyms each, half Chinese and half English, is
// looked for in the development questions of the folders. Times are of the processor.

#include "nlu/glossary.hpp"

#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "bot/company.hpp"
#include "nlu/normalize.hpp"

namespace {

using namespace yingda;

constexpr int kRounds = 50;

double microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// Pieces of the questions themselves, so that the words begin as real ones do.
std::string piece(const std::vector<std::string>& texts, std::mt19937& random) {
  std::string out;
  while (out.size() < 6) {
    const std::string& text = texts[random() % texts.size()];
    if (text.size() < 6) continue;
    std::size_t at = random() % (text.size() - 5);
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    out += text.substr(at, 3);
  }
  return nlu::normalize(out);
}

}  // namespace

int main(int argc, char** argv) {
  const auto wanted = argc > 1 ? static_cast<std::size_t>(std::atol(argv[1])) : 5000;
  std::vector<std::string> texts;
  for (int i = 2; i < argc; ++i) {
    const auto company = bot::read_company(argv[i]);
    if (!company) {
      std::fprintf(stderr, "%s\n", company.error().detail.c_str());
      return 2;
    }
    for (const auto& [id, similar] : company->similar) {
      for (const auto& text : similar) texts.push_back(nlu::normalize(text));
    }
  }
  if (texts.empty()) {
    std::fprintf(stderr, "usage: glossary TERMS DIR...\n");
    return 2;
  }
  std::mt19937 random(1);
  std::vector<std::string> terms;
  std::vector<std::vector<std::string>> synonyms;
  for (std::size_t i = 0; i < wanted; ++i) {
    terms.push_back(i % 2 == 0 ? piece(texts, random) : "term " + std::to_string(random()));
    synonyms.push_back({piece(texts, random), piece(texts, random), "word" + std::to_string(random())});
  }
  std::vector<nlu::GlossaryWords> words;
  for (std::size_t i = 0; i < wanted; ++i) words.push_back({terms[i], synonyms[i]});
  double begin = microseconds();
  const nlu::Glossary glossary(words);
  std::printf("%zu words, built in %.1f ms\n", glossary.words(), (microseconds() - begin) / 1e3);
  std::vector<nlu::GlossaryHit> hits;
  std::size_t found = 0;
  begin = microseconds();
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& text : texts) {
      glossary.find(text, hits);
      found += hits.size();
    }
  }
  const double asked = static_cast<double>(texts.size()) * kRounds;
  std::printf("%.3f µs a question, %.2f words found in each\n", (microseconds() - begin) / asked,
              static_cast<double>(found) / asked);
  return 0;
}
