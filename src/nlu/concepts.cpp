#include "nlu/concepts.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "nlu/concept_table.hpp"
#include "nlu/stem.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

// Words of the table by their first character (Han) or first stem (Latin): a text is walked once.
struct Word {
  std::string rest;  // the whole Han word, or the English stems joined by spaces
  std::uint16_t id;
};
struct Lexicon {
  std::unordered_map<char32_t, std::vector<Word>> han;
  std::unordered_map<std::string, std::vector<Word>> latin;

  Lexicon() {
    std::uint16_t id = 0;
    for (const auto row : concept_rows()) {
      for (std::size_t at = 0; at <= row.size();) {
        const std::size_t end = std::min(row.find('|', at), row.size());
        add(row.substr(at, end - at), id);
        at = end + 1;
      }
      ++id;
    }
  }

  void add(std::string_view word, std::uint16_t id) {
    const auto first = code_point_at(word, 0);
    if (!is_ascii_letter(first.value)) {
      han[first.value].push_back({std::string(word), id});
      return;
    }
    std::string stems;
    std::string head;
    for (std::size_t at = 0; at <= word.size();) {
      const std::size_t end = std::min(word.find(' ', at), word.size());
      const std::string part(stem(word.substr(at, end - at)));
      if (head.empty()) head = part;
      stems += stems.empty() ? part : " " + part;
      at = end + 1;
    }
    latin[head].push_back({stems, id});
  }
};

const Lexicon& lexicon() {
  static const Lexicon instance;
  return instance;
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

// The end of `stems` when the words that begin at `at` have these stems, else 0.
std::size_t match_stems(std::string_view text, std::size_t at, std::string_view stems) {
  for (std::size_t i = 0; i <= stems.size();) {
    const std::size_t stop = std::min(stems.find(' ', i), stems.size());
    const std::size_t end = letters_end(text, at);
    if (end == at || stem(text.substr(at, end - at)) != stems.substr(i, stop - i)) return 0;
    at = end;
    i = stop + 1;
    if (i <= stems.size()) {
      if (at >= text.size() || text[at] != ' ') return 0;
      ++at;
    }
  }
  return at;
}

}  // namespace

void find_concepts(std::string_view text, std::vector<ConceptHit>& out) {
  const Lexicon& words = lexicon();
  const auto hit = [&](std::uint16_t id, std::size_t begin, std::size_t end) {
    out.push_back({id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = code_point_at(text, at);
    if (is_ascii_letter(c.value)) {
      const std::size_t end = letters_end(text, at);
      if (const auto found = words.latin.find(std::string(stem(text.substr(at, end - at))));
          found != words.latin.end()) {
        for (const auto& word : found->second) {
          if (const auto stop = match_stems(text, at, word.rest); stop != 0) hit(word.id, at, stop);
        }
      }
      at = end;
      continue;
    }
    if (const auto found = words.han.find(c.value); found != words.han.end()) {
      for (const auto& word : found->second) {
        if (text.substr(at).starts_with(word.rest)) hit(word.id, at, at + word.rest.size());
      }
    }
    at += c.length;
  }
}

}  // namespace yingda::nlu
