#include "nlu/glossary.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "nlu/normalize.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kPluralWord = 3;  // letters of the shortest word that may stand in the plural

// What may not run on over a word's border.
enum class Run : std::uint8_t { none, letters, digits };

Run run_of(char32_t c) {
  if (is_ascii_letter(c)) return Run::letters;
  if (is_ascii_digit(c)) return Run::digits;
  if (c < 0x80 || is_unspaced(c)) return Run::none;
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return Run::letters;
  return (mask & U_GC_N_MASK) != 0 ? Run::digits : Run::none;
}

// The code point that ends at byte `at`.
char32_t before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return code_point_at(text, begin).value;
}

bool is_border(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const Run run = run_of(before(text, at));
  return run == Run::none || run != run_of(code_point_at(text, at).value);
}

// Where the word [begin, end) ends, with a plural ending; 0 when it goes on.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (is_border(text, end)) return end;
  if (end - begin < kPluralWord || !is_ascii_letter(static_cast<unsigned char>(text[end - 1]))) return 0;
  for (const std::string_view ending : {"s", "es"}) {
    if (text.substr(end).starts_with(ending) && is_border(text, end + ending.size()))
      return end + ending.size();
  }
  return 0;
}

bool longer_first(const GlossaryHit& a, const GlossaryHit& b) {
  const auto length = [](const GlossaryHit& hit) { return hit.end - hit.begin; };
  return length(a) != length(b) ? length(a) > length(b) : a.begin < b.begin;
}

// Leaves of hits that overlap the longer one, then the earlier; the rest in the order of the text.
void settle_overlaps(std::vector<GlossaryHit>& hits) {
  if (hits.size() < 2) return;
  std::ranges::sort(hits, longer_first);
  std::vector<GlossaryHit> kept;  // in the order of the text
  for (const GlossaryHit& hit : hits) {
    const auto next = std::ranges::lower_bound(kept, hit.begin, {}, &GlossaryHit::begin);
    const bool free = (next == kept.end() || hit.end <= next->begin) &&
                      (next == kept.begin() || std::prev(next)->end <= hit.begin);
    if (free) kept.insert(next, hit);
  }
  hits = std::move(kept);
}

}  // namespace

Glossary::Glossary(std::span<const GlossaryWords> terms) {
  std::map<std::string, std::uint32_t> words;
  for (const GlossaryWords& each : terms) {
    terms_.push_back({std::string(each.term), normalize(each.term), std::string(each.kind)});
    const auto place = static_cast<std::uint32_t>(terms_.size() - 1);
    if (!terms_.back().normal.empty()) words.emplace(terms_.back().normal, place);
  }
  for (std::uint32_t place = 0; place < terms.size(); ++place) {
    for (const std::string& synonym : terms[place].synonyms) {
      if (std::string word = normalize(synonym); !word.empty()) words.emplace(std::move(word), place);
    }
  }
  words_.assign(words.begin(), words.end());
  auto numbered = words_;
  for (std::uint32_t place = 0; place < numbered.size(); ++place) numbered[place].second = place;
  trie_ = WordTrie(numbered);
}

void Glossary::find(std::string_view normalized, std::vector<GlossaryHit>& out) const {
  out.clear();
  if (empty()) return;
  for (std::size_t at = 0; at < normalized.size(); ++at) {
    if ((static_cast<unsigned char>(normalized[at]) & 0xC0U) == 0x80U) continue;
    trie_.walk(normalized, at, [&](std::size_t stop, std::uint32_t word) {
      if (!is_border(normalized, at)) return;
      const std::size_t end = word_end(normalized, at, stop);
      if (end == 0) return;
      // "cards" as a word of its own comes after "card" in the plural, and before it in worth.
      if (!out.empty() && out.back().begin == at && out.back().end == end) out.pop_back();
      out.push_back({term_of(word), word, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    });
  }
  settle_overlaps(out);
}

std::string Glossary::canonical(std::string_view normalized) const {
  std::vector<GlossaryHit> hits;
  find(normalized, hits);
  return replaced(normalized, hits,
                  [this](const GlossaryHit& hit) -> std::string_view { return terms_[hit.term].normal; });
}

std::vector<GlossaryEntity> Glossary::entities(std::string_view normalized) const {
  std::vector<GlossaryHit> hits;
  find(normalized, hits);
  std::vector<GlossaryEntity> out;
  for (const GlossaryHit& hit : hits) {
    const Term& term = terms_[hit.term];
    if (term.kind != kPlainTerm) out.push_back({term.kind, term.written, hit.begin, hit.end});
  }
  return out;
}

void append_apart(std::string& text, std::string_view piece) {
  if (text.empty() || piece.empty()) return void(text += piece);
  const Run run = run_of(before(text, text.size()));
  if (run != Run::none && run == run_of(code_point_at(piece, 0).value)) text += ' ';
  text += piece;
}

std::vector<GlossaryEntity> glossary_entities(const Glossary& glossary, std::string_view text) {
  return glossary.entities(normalize(text));
}

}  // namespace yingda::nlu
