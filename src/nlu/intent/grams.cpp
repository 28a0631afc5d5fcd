#include "nlu/intent/grams.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kLongestInWord = 5;
constexpr std::size_t kLongestUnspaced = 3;
constexpr std::uint64_t kFirst = 0xCBF29CE484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001B3ULL;

// The kinds of features are told apart by what the hash begins with.
enum class Kind : std::uint8_t { characters = 1, word, word_pair, token };
constexpr std::size_t kGroups = 2;
constexpr std::array<std::size_t, 5> kGroup = {0, 0, 1, 1, 1};

struct Gram {
  std::uint64_t key = 0;
  std::size_t group = 0;
};

std::uint64_t begin_key(Kind kind) { return (kFirst ^ static_cast<std::uint64_t>(kind)) * kPrime; }
std::uint64_t add(std::uint64_t key, std::uint64_t value) { return (key ^ value) * kPrime; }
// FNV leaves the low bits of short texts alike; 0 marks a free place of the table.
std::uint64_t finish(std::uint64_t key) {
  key ^= key >> 32U;
  key *= 0xD6E8FEB86659FD93ULL;
  key ^= key >> 32U;
  return key == 0 ? 1 : key;
}

bool breaks_word(char32_t c) {
  if (c >= 0x80) return c >= 0x2000 && c <= 0x303F;
  return !is_ascii_letter(c) && !is_ascii_digit(c) && c != '\'';
}

class Collector {
 public:
  explicit Collector(std::vector<Gram>& out) : out_(out) {}

  void text(std::string_view normalized) {
    for (std::size_t at = 0; at < normalized.size();) {
      const auto c = code_point_at(normalized, at);
      at += c.length;
      if (is_unspaced(c.value)) {
        end_word();
        run_.push_back(c.value);
      } else if (breaks_word(c.value)) {
        end_word();
        end_run();
      } else {
        end_run();
        word_.push_back(c.value);
      }
    }
    end_word();
    end_run();
  }

 private:
  void put(Kind kind, std::uint64_t key) {
    out_.push_back({finish(key), kGroup[static_cast<std::size_t>(kind)]});
  }

  void windows(const std::vector<char32_t>& letters, std::size_t shortest, std::size_t longest) {
    for (std::size_t from = 0; from < letters.size(); ++from) {
      std::uint64_t key = begin_key(Kind::characters);
      for (std::size_t n = 1; n <= longest && from + n <= letters.size(); ++n) {
        key = add(key, letters[from + n - 1]);
        if (n >= shortest) put(Kind::characters, key);
      }
    }
  }

  void end_run() {
    if (run_.empty()) return;
    windows(run_, 1, kLongestUnspaced);
    run_.clear();
  }

  void end_word() {
    if (word_.empty()) return;
    std::uint64_t key = begin_key(Kind::word);
    for (const char32_t c : word_) key = add(key, c);
    put(Kind::word, key);
    if (last_word_ != 0) put(Kind::word_pair, add(add(begin_key(Kind::word_pair), last_word_), key));
    last_word_ = key;
    word_.insert(word_.begin(), U' ');
    word_.push_back(U' ');
    windows(word_, 2, kLongestInWord);
    word_.clear();
  }

  std::vector<Gram>& out_;
  std::vector<char32_t> run_;   // of a script without spaces
  std::vector<char32_t> word_;  // of one with spaces
  std::uint64_t last_word_ = 0;
};

// Every feature of a text, repeated as in the text.
void collect(const Query& text, std::vector<Gram>& out) {
  out.clear();
  Collector(out).text(text.normalized);
  for (const Token& token : text.tokens) {
    out.push_back({finish(add(begin_key(Kind::token), token.key)), 1});
  }
  std::ranges::sort(out, {}, &Gram::key);
}

}  // namespace

void hashed_grams(const Query& text, unsigned bits, std::vector<Feature>& out) {
  thread_local std::vector<Gram> grams;
  thread_local std::vector<std::size_t> groups;
  collect(text, grams);
  out.clear();
  groups.clear();
  std::array<float, kGroups> squares{};
  for (std::size_t i = 0; i < grams.size();) {
    std::size_t next = i + 1;
    while (next < grams.size() && grams[next].key == grams[i].key) ++next;
    const float value = 1.F + std::log(static_cast<float>(next - i));
    out.push_back({static_cast<std::uint32_t>(grams[i].key >> (64U - bits)), value});
    groups.push_back(grams[i].group);
    squares[grams[i].group] += value * value;
    i = next;
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i].value /= std::sqrt(squares[groups[i]]);
  // Sorted by key, so by its upper bits too: equal places stand side by side.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (kept > 0 && out[kept - 1].index == out[i].index) {
      out[kept - 1].value += out[i].value;
    } else {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
}

Grams::Grams(std::span<const Query> texts) : keys_(1024), numbers_(1024) {
  std::vector<Gram> grams;
  std::vector<std::uint32_t> documents;
  for (const Query& text : texts) {
    collect(text, grams);
    std::uint64_t last = 0;
    for (const Gram& gram : grams) {
      if (gram.key == last) continue;
      last = gram.key;
      if (find(gram.key) == kUnknown) {
        insert(gram.key);
        documents.push_back(0);
      }
      ++documents[find(gram.key)];
    }
  }
  const auto all = static_cast<float>(texts.size());
  for (std::size_t i = 0; i < documents.size(); ++i)
    rarity_[i] = std::log((1.F + all) / (1.F + static_cast<float>(documents[i]))) + 1.F;
}

void Grams::features(const Query& text, std::vector<Feature>& out) const {
  thread_local std::vector<Gram> grams;
  thread_local std::vector<std::size_t> groups;
  collect(text, grams);
  out.clear();
  groups.clear();
  std::array<float, kGroups> squares{};
  for (std::size_t i = 0; i < grams.size();) {
    std::size_t next = i + 1;
    while (next < grams.size() && grams[next].key == grams[i].key) ++next;
    if (const std::uint32_t number = find(grams[i].key); number != kUnknown) {
      const float value = (1.F + std::log(static_cast<float>(next - i))) * rarity_[number];
      out.push_back({number, value});
      groups.push_back(grams[i].group);
      squares[grams[i].group] += value * value;
    }
    i = next;
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i].value /= std::sqrt(squares[groups[i]]);
  std::ranges::sort(out, {}, &Feature::index);
}

std::uint32_t Grams::find(std::uint64_t key) const {
  const std::size_t mask = keys_.size() - 1;
  for (std::size_t at = key & mask;; at = (at + 1) & mask) {
    if (keys_[at] == key) return numbers_[at];
    if (keys_[at] == 0) return kUnknown;
  }
}

void Grams::insert(std::uint64_t key) {
  const auto count = static_cast<std::uint32_t>(rarity_.size());
  rarity_.push_back(0);
  if (rarity_.size() * 2 > keys_.size()) grow();
  const std::size_t mask = keys_.size() - 1;
  std::size_t at = key & mask;
  while (keys_[at] != 0) at = (at + 1) & mask;
  keys_[at] = key;
  numbers_[at] = count;
}

void Grams::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2);
  std::vector<std::uint32_t> numbers(keys.size());
  const std::size_t mask = keys.size() - 1;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] == 0) continue;
    std::size_t at = keys_[i] & mask;
    while (keys[at] != 0) at = (at + 1) & mask;
    keys[at] = keys_[i];
    numbers[at] = numbers_[i];
  }
  keys_ = std::move(keys);
  numbers_ = std::move(numbers);
}

}  // namespace yingda::nlu
