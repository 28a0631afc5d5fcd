#pragma once
// Tells languages in Latin letters apart by how often each has a word or, for a word that it does not have,
// the word's runs of letters.
//
// Tensors of its file: "languages" (their codes, separated by spaces), and for words ("word_…") and for runs
// of one to three letters of words between '^' and '$' ("gram_…") the rows of a hash table: …_start (where
// the rows of a bucket begin; the bucket is the upper bits of the text's 64-bit FNV-1a), …_check (the lower
// 32 bits of the hash), …_language and …_score (tenths of a natural logarithm: minus that of the word's
// share, or of the share of the run's last letter after the others).

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "nlu/encoder/tensor_file.hpp"

namespace yingda::nlu {

// Immutable; safe from many threads.
class LatinModel {
 public:
  // Errors: those of TensorFile::open.
  static Result<LatinModel> open(const std::filesystem::path& path);

  struct Guess {
    std::string_view language;  // ISO 639-1 ("fil" for Filipino)
    float confidence = 0;       // share of the guess among all languages, 0 to 1
  };
  // About 5 µs for a short question; only the first 64 words count. Takes well-formed UTF-8. Empty without a
  // letter.
  Guess guess(std::string_view text) const;

 private:
  struct Table {
    std::span<const std::uint32_t> start;
    std::span<const std::uint32_t> check;
    std::span<const std::uint8_t> language;
    std::span<const std::uint8_t> score;
    unsigned shift = 0;

    void find(std::string_view text, std::span<int> scores) const;
  };
  explicit LatinModel(TensorFile file) : file_(std::move(file)) {}
  static Result<Table> read_table(const TensorFile& file, const std::string& prefix, std::size_t languages);
  void add_word(std::string_view word, std::span<int> totals) const;
  void add_runs(std::string_view word, std::span<int> totals) const;

  TensorFile file_;
  std::vector<std::string> languages_;
  Table words_;
  Table runs_;
};

}  // namespace yingda::nlu
