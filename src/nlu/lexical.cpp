#include "nlu/lexical.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "nlu/features.hpp"

namespace yingda::nlu {
namespace {

constexpr float kRepeats = 2.F;  // more than twice in one answer says no more
constexpr std::size_t kManyEntries = 1000;

void add_fields(const EntryTexts& entry, const LexicalWeights& weights, FeatureCollector& collector) {
  collector.add(entry.question, weights.question, 1);
  for (const auto& similar : entry.similar) collector.add(similar, 1, 1);
  std::string keywords;
  for (const auto& keyword : entry.keywords) keywords += keyword + "\n,";
  collector.add(keywords, weights.keyword, kRepeats);
  collector.add(entry.answer, weights.answer, kRepeats);
  collector.add(entry.category, weights.category, 1);
}

}  // namespace

// One posting: key in the upper 32 bits, entry in the next 24, frequency in the lower 8.
struct LexicalTier::Raw {
  std::vector<std::uint64_t> postings;
  std::vector<float> lengths;
  float mean_length = 0;
};

LexicalTier::LexicalTier(std::span<const EntryTexts> entries, const LexicalWeights& weights,
                         const Glossary* glossary)
    : family_(weights.family), rarity_power_(weights.rarity_power), entries_(entries.size()) {
  for (std::size_t n = 0; n <= std::min(entries_, kManyEntries); ++n) rarities_.push_back(rarity_of(n));
  Raw raw;
  FeatureCollector collector(glossary);
  for (std::size_t entry = 0; entry < entries.size(); ++entry) {
    add_fields(entries[entry], weights, collector);
    float length = 0;
    for (const auto& [key, frequency] : collector.take()) {
      length += frequency * family_[static_cast<std::size_t>(family_of(key))];
      raw.postings.push_back(std::uint64_t{key} << 32U | std::uint64_t{entry} << 8U |
                             in_byte_steps(frequency, kFrequencyUnit));
    }
    raw.lengths.push_back(length);
    raw.mean_length += length / static_cast<float>(entries.size());
  }
  std::ranges::sort(raw.postings);
  lay_out(raw, weights);
}

void LexicalTier::lay_out(Raw& raw, const LexicalWeights& weights) {
  // A posting's impact is frequency / (frequency + k1 × length norm): below 1, so 8 bits cover it.
  impact_unit_ = 1.F / 255.F;
  std::vector<float> norms;
  norms.reserve(raw.lengths.size());
  const float mean = std::max(raw.mean_length, 1e-6F);
  for (const float length : raw.lengths) {
    norms.push_back(weights.saturation * (1 - weights.length + weights.length * length / mean));
  }
  postings_.reserve(raw.postings.size());
  for (const std::uint64_t posting : raw.postings) {
    const Key key = static_cast<Key>(posting >> 32U);
    if (keys_.empty() || keys_.back() != key) {
      keys_.push_back(key);
      offsets_.push_back(static_cast<std::uint32_t>(postings_.size()));
    }
    const auto entry = static_cast<std::uint32_t>(posting >> 8U & 0xFFFFFFU);
    const float frequency = static_cast<float>(posting & 0xFFU) * kFrequencyUnit;
    postings_.push_back(entry << 8U | in_byte_steps(frequency / (frequency + norms[entry]), impact_unit_));
  }
  offsets_.push_back(static_cast<std::uint32_t>(postings_.size()));
  keys_.shrink_to_fit();
  offsets_.shrink_to_fit();
  const unsigned bits = std::min(20U, static_cast<unsigned>(std::bit_width(keys_.size() / 4 + 1)));
  bucket_shift_ = 32 - bits;
  buckets_.assign((std::size_t{1} << bits) + 1, static_cast<std::uint32_t>(keys_.size()));
  for (std::size_t i = keys_.size(); i-- > 0;)
    buckets_[keys_[i] >> bucket_shift_] = static_cast<std::uint32_t>(i);
  for (std::size_t i = buckets_.size() - 1; i-- > 0;) buckets_[i] = std::min(buckets_[i], buckets_[i + 1]);
}

LexicalTier::Slot LexicalTier::find(Key key) const {
  const std::size_t bucket = key >> bucket_shift_;
  const auto begin = keys_.begin() + buckets_[bucket];
  const auto end = keys_.begin() + buckets_[bucket + 1];
  const auto at = std::lower_bound(begin, end, key);
  if (at == end || *at != key) return {};
  const auto i = static_cast<std::size_t>(at - keys_.begin());
  return {offsets_[i], offsets_[i + 1] - offsets_[i]};
}

float LexicalTier::rarity_of(std::size_t documents) const {
  const auto n = static_cast<float>(entries_);
  const auto df = static_cast<float>(documents);
  return std::pow(std::log1p((n - df + 0.5F) / (df + 0.5F)), rarity_power_);
}

float LexicalTier::weight(Key key) const {
  return family_[static_cast<std::size_t>(family_of(key))] * rarity(find(key).count);
}

bool LexicalTier::knows(Key key) const { return find(key).count != 0; }

void LexicalTier::scores(const Query& query, std::vector<float>& out) const {
  out.assign(entries_, 0.F);
  float most = 0;  // what a document would score that had everything
  for (const Token& token : query.tokens) {
    const Slot slot = find(token.key);
    const float worth = family_[static_cast<std::size_t>(family_of(token.key))] * rarity(slot.count);
    most += worth;
    // What a third of many entries hold tells them apart little and costs the most.
    if (entries_ > kManyEntries && slot.count > entries_ / 3) continue;
    const float step = worth * impact_unit_;
    for (std::uint32_t i = slot.first; i < slot.first + slot.count; ++i) {
      out[postings_[i] >> 8U] += step * static_cast<float>(postings_[i] & 0xFFU);
    }
  }
  const float share = 1.F / std::max(most, 1e-6F);
  for (float& each : out) each *= share;
}

std::vector<Scored> LexicalTier::score(const Query& query, std::size_t limit, const Allowed& allowed) const {
  thread_local std::vector<float> all;  // kept between questions: one float an entry
  scores(query, all);
  return best_of(all, limit, allowed);
}

std::vector<Scored> best_of(std::span<const float> scores, std::size_t limit, const Allowed& allowed) {
  std::vector<Scored> best;
  if (limit == 0) return best;
  const auto before = [](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.entry < b.entry;
  };
  for (std::size_t entry = 0; entry < scores.size(); ++entry) {
    const Scored next{static_cast<EntryIndex>(entry), scores[entry]};
    if (next.score <= 0 || (best.size() == limit && !before(next, best.back())) || !allowed(next.entry))
      continue;
    if (best.size() == limit) best.pop_back();
    best.insert(std::ranges::upper_bound(best, next, before), next);
  }
  return best;
}

}  // namespace yingda::nlu
