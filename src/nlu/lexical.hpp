#pragma once
// The lexical tier: BM25 over the features of nlu/tokens.hpp, all wordings of an entry taken as one weighted
// document, in an inverted index of 4 bytes a posting.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nlu/tier.hpp"

namespace yingda::nlu {

class Glossary;

// The texts of one entry, as they are (normalised here).
struct EntryTexts {
  std::string_view question;
  std::span<const std::string> similar;
  std::span<const std::string> keywords;
  std::string answer;
  std::string_view category;
};

// Fitted by bench/nlu/fit.cpp; docs/nlu.md says how.
struct LexicalWeights {
  std::array<float, kFamilies> family{1.F,  0.25F, 1.F, 2.F, 0.6F,
                                      0.5F, 0.15F, 1.F, 0.5F};  // in the order of Family
  float question = 2.7F;  // how often a field counts, relative to one similar question
  float keyword = 3.F;
  float answer = 2.4F;
  float category = 0.9F;
  float saturation = 12.F;     // BM25's k1
  float length = 0.84F;        // BM25's b
  float rarity_power = 0.65F;  // exponent of the inverse document frequency
};

class LexicalTier final : public Tier {
 public:
  // `glossary` may be null; it is used only here.
  explicit LexicalTier(std::span<const EntryTexts> entries, const LexicalWeights& weights = {},
                       const Glossary* glossary = nullptr);
  std::string_view name() const override { return "lexical"; }
  std::vector<Scored> score(const Query& query, std::size_t limit, const Allowed& allowed) const override;
  // The same scores of all entries, by entry.
  void scores(const Query& query, std::vector<float>& out) const;

  // What a feature weighs in a question (family weight × rarity); features unknown here weigh as the rarest.
  float weight(Key key) const;
  bool knows(Key key) const;

 private:
  struct Slot {
    std::uint32_t first = 0;  // into postings_
    std::uint32_t count = 0;
  };
  struct Raw;  // collected before the postings are laid out
  void lay_out(Raw& raw, const LexicalWeights& weights);
  Slot find(Key key) const;
  float rarity(std::size_t documents) const {
    return documents < rarities_.size() ? rarities_[documents] : rarity_of(documents);
  }
  float rarity_of(std::size_t documents) const;

  std::array<float, kFamilies> family_;
  float rarity_power_ = 1;
  std::size_t entries_ = 0;
  std::vector<float> rarities_;         // of the first numbers of documents: a power for each token is dear
  float impact_unit_ = 0;               // what one step of a posting's 8-bit impact is worth
  std::vector<Key> keys_;               // ascending
  std::vector<std::uint32_t> offsets_;  // keys_.size() + 1
  std::vector<std::uint32_t> buckets_;  // first key of each bucket of leading hash bits: hashes spread evenly
  unsigned bucket_shift_ = 32;
  std::vector<std::uint32_t> postings_;  // entry in the upper 24 bits, impact in the lower 8
};

}  // namespace yingda::nlu
