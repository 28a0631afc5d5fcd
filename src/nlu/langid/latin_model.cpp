#include "nlu/langid/latin_model.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kMostLanguages = 64;
constexpr std::size_t kMostLatinWords = 64;
constexpr std::size_t kLongestLatinWord = 64;  // bytes
constexpr std::size_t kLongestRun = 3;         // letters
// Scores are tenths of a natural logarithm, smaller is likelier.
constexpr int kNoGram = -1;
constexpr int kUnknownLetter = 140;
constexpr int kShorterRun = 12;   // for each letter less of context
constexpr int kAbsentWord = 170;  // a word of other languages
// The sentence encoder's languages in Latin letters, and Turkish: customers write these rather than the
// others.
constexpr std::size_t kUsualLanguages = 9;
constexpr int kUnusualLanguage = 80;

std::uint64_t text_hash(std::string_view text) {
  std::uint64_t value = 0xCBF29CE484222325ULL;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return value;
}

bool is_word_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

void append_lower(std::string& word, char32_t c) {
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  if (lower < 0x80) {
    word += static_cast<char>(lower);
  } else if (lower < 0x800) {
    word += static_cast<char>(0xC0U | lower >> 6U);
    word += static_cast<char>(0x80U | (lower & 0x3FU));
  } else {
    word += static_cast<char>(0xE0U | (lower >> 12U & 0x0FU));
    word += static_cast<char>(0x80U | (lower >> 6U & 0x3FU));
    word += static_cast<char>(0x80U | (lower & 0x3FU));
  }
}

// Words of letters, with single apostrophes inside, in lower case.
template <class Use>
void for_each_word(std::string_view text, const Use& use) {
  std::string word;
  std::size_t words = 0;
  for (std::size_t at = 0; at <= text.size() && words < kMostLatinWords;) {
    const auto [c, length] = code_point_at(text, at);
    at += std::max<std::size_t>(length, 1);
    if (is_word_letter(c)) {
      if (word.size() < kLongestLatinWord) append_lower(word, c);
    } else if ((c == '\'' || c == U'\u2019') && !word.empty() &&
               is_word_letter(code_point_at(text, at).value)) {
      word += '\'';
    } else if (!word.empty()) {
      use(word);
      word.clear();
      ++words;
    }
  }
}

}  // namespace

Result<LatinModel> LatinModel::open(const std::filesystem::path& path) {
  auto file = TensorFile::open(path);
  if (!file) return std::unexpected(file.error());
  LatinModel model(std::move(*file));
  const auto names = model.file_.get_row("languages", TensorType::u8);
  if (!names) return std::unexpected(names.error());
  std::string name;
  for (const std::uint8_t c : names->as<std::uint8_t>()) {
    if (c == ' ') {
      model.languages_.push_back(std::exchange(name, {}));
    } else {
      name += static_cast<char>(c);
    }
  }
  model.languages_.push_back(name);
  if (model.languages_.size() < kUsualLanguages || model.languages_.size() > kMostLanguages) {
    return fail(ErrorKind::invalid, "model_damaged", path.string() + " names too few or too many languages");
  }
  auto words = read_table(model.file_, "word", model.languages_.size());
  auto runs = read_table(model.file_, "gram", model.languages_.size());
  for (const auto* table : {&words, &runs}) {
    if (!*table) return std::unexpected(table->error());
  }
  model.words_ = *words;
  model.runs_ = *runs;
  return model;
}

Result<LatinModel::Table> LatinModel::read_table(const TensorFile& file, const std::string& prefix,
                                                 std::size_t languages) {
  const auto start = file.get_row(prefix + "_start", TensorType::u32);
  const auto check = file.get_row(prefix + "_check", TensorType::u32);
  const auto language = file.get_row(prefix + "_language", TensorType::u8);
  const auto score = file.get_row(prefix + "_score", TensorType::u8);
  for (const auto* tensor : {&start, &check, &language, &score}) {
    if (!*tensor) return std::unexpected(tensor->error());
  }
  Table table{start->as<std::uint32_t>(), check->as<std::uint32_t>(), language->as<std::uint8_t>(),
              score->as<std::uint8_t>()};
  const std::size_t buckets = table.start.empty() ? 0 : table.start.size() - 1;
  const std::size_t rows = table.check.size();
  if (buckets < 2 || !std::has_single_bit(buckets) || !std::ranges::is_sorted(table.start) ||
      table.start.back() != rows || rows == 0 || table.language.size() != rows ||
      table.score.size() != rows || std::ranges::max(table.language) >= languages) {
    return fail(ErrorKind::invalid, "model_damaged", "the table " + prefix + " of the languages is damaged");
  }
  table.shift = 64U - static_cast<unsigned>(std::bit_width(buckets) - 1);
  return table;
}

// Sets the scores of the languages that have the text.
void LatinModel::Table::find(std::string_view text, std::span<int> scores) const {
  const std::uint64_t hash = text_hash(text);
  const auto wanted = static_cast<std::uint32_t>(hash);
  const std::size_t bucket = hash >> shift;
  for (std::size_t i = start[bucket]; i < start[bucket + 1]; ++i) {
    if (check[i] == wanted) scores[language[i]] = score[i];
  }
}

// The word's cost by its letters: each after the two before it or, where a language never has those, after
// fewer.
void LatinModel::add_runs(std::string_view word, std::span<int> totals) const {
  const std::string marked = "^" + std::string(word) + "$";
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < marked.size(); at += code_point_at(marked, at).length) starts.push_back(at);
  starts.push_back(marked.size());
  for (std::size_t letter = 1; letter + 1 < starts.size(); ++letter) {
    std::array<int, kMostLanguages> best;
    best.fill(kUnknownLetter);
    for (std::size_t size = 1; size <= std::min(kLongestRun, letter + 1); ++size) {
      std::array<int, kMostLanguages> found;
      found.fill(kNoGram);
      const std::size_t begin = starts[letter + 1 - size];
      runs_.find(std::string_view(marked).substr(begin, starts[letter + 1] - begin), found);
      const int less = static_cast<int>(std::min(kLongestRun, letter + 1) - size) * kShorterRun;
      for (std::size_t i = 0; i < totals.size(); ++i) {
        if (found[i] != kNoGram) best[i] = found[i] + less;
      }
    }
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += best[i];
  }
}

void LatinModel::add_word(std::string_view word, std::span<int> totals) const {
  std::array<int, kMostLanguages> by_word;
  by_word.fill(kNoGram);
  words_.find(word, by_word);
  const auto scores = std::span(by_word).first(totals.size());
  if (std::ranges::all_of(scores, [](int score) { return score == kNoGram; })) {
    add_runs(word, totals);
    return;
  }
  for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += scores[i] == kNoGram ? kAbsentWord : scores[i];
}

LatinModel::Guess LatinModel::guess(std::string_view text) const {
  std::array<int, kMostLanguages> all{};
  const auto totals = std::span(all).first(languages_.size());
  std::ranges::fill(totals.subspan(kUsualLanguages), kUnusualLanguage);
  bool any = false;
  for_each_word(text, [&](std::string_view word) {
    add_word(word, totals);
    any = true;
  });
  if (!any) return {};
  const auto best = std::ranges::min_element(totals);
  double sum = 0;
  for (const int total : totals) sum += std::exp((*best - total) / 10.0);
  return {languages_[static_cast<std::size_t>(best - totals.begin())], static_cast<float>(1 / sum)};
}

}  // namespace yingda::nlu
