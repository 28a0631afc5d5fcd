#include "nlu/vocabulary.hpp"

#include <algorithm>
#include <numeric>

#include "nlu/lexical.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

// How often each word of the glossary stands in the entries.
std::vector<std::uint32_t> count_uses(const Glossary& glossary, std::span<const EntryTexts> entries) {
  std::vector<std::uint32_t> uses(glossary.words(), 0);
  std::vector<GlossaryHit> hits;
  const auto count = [&](std::string_view text) {
    glossary.find(normalize(text), hits);
    for (const GlossaryHit& hit : hits) ++uses[hit.word];
  };
  for (const EntryTexts& entry : entries) {
    count(entry.question);
    for (const std::string& similar : entry.similar) count(similar);
    for (const std::string& keyword : entry.keywords) count(keyword);
    count(entry.answer);
  }
  return uses;
}

}  // namespace

void add_terms(const Glossary& glossary, std::string_view normalized, std::vector<Token>& out) {
  thread_local std::vector<GlossaryHit> hits;
  glossary.find(normalized, hits);
  for (const GlossaryHit& hit : hits) out.push_back({key_of(Family::term, hit.term), hit.begin, hit.end});
}

Vocabulary::Vocabulary(std::shared_ptr<const Glossary> glossary, std::span<const EntryTexts> entries)
    : glossary_(std::move(glossary)) {
  if (!glossary_) return;
  const auto uses = count_uses(*glossary_, entries);
  constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  std::vector<std::uint32_t> most_used(glossary_->size(), kNone);  // by term
  for (std::uint32_t word = 0; word < uses.size(); ++word) {
    auto& best = most_used[glossary_->term_of(word)];
    if (uses[word] > 0 && (best == kNone || uses[word] > uses[best])) best = word;
  }
  used_for_.resize(uses.size());
  std::iota(used_for_.begin(), used_for_.end(), 0U);
  for (std::uint32_t word = 0; word < uses.size(); ++word) {
    const std::uint32_t best = most_used[glossary_->term_of(word)];
    if (uses[word] == 0 && best != kNone) used_for_[word] = best;
  }
}

std::optional<Query> Vocabulary::read(const Query& query) const {
  if (!glossary_) return std::nullopt;
  thread_local std::vector<GlossaryHit> hits;
  glossary_->find(query.normalized, hits);
  if (hits.empty()) return std::nullopt;
  const bool known =
      std::ranges::all_of(hits, [this](const auto& hit) { return used_for_[hit.word] == hit.word; });
  Query read =
      known ? query : query_of_normalized(replaced(query.normalized, hits, [this](const GlossaryHit& hit) {
        return std::string_view(glossary_->word(used_for_[hit.word]));
      }));
  for (const GlossaryHit& hit : hits) {
    // Of a replaced text the places are gone; these features explain nothing by themselves.
    const Token token{key_of(Family::term, hit.term), hit.begin, known ? hit.end : hit.begin};
    const auto at = std::ranges::lower_bound(read.tokens, token.key, {}, &Token::key);
    if (at == read.tokens.end() || at->key != token.key) read.tokens.insert(at, token);
  }
  return read;
}

}  // namespace yingda::nlu
