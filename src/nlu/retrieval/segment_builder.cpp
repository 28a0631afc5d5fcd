#include "nlu/retrieval/segment_builder.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cmath>

#include "nlu/normalize.hpp"
#include "nlu/retrieval/vectors.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kEncodedTogether = 64;

float weight_of(FieldKind kind, const LexicalWeights& weights) {
  switch (kind) {
    case FieldKind::question:
      return weights.question;
    case FieldKind::similar:
      return 1.F;
    case FieldKind::keywords:
      return weights.keyword;
    case FieldKind::passage:
      return weights.answer;
    case FieldKind::category:
      return weights.category;
  }
  std::unreachable();
}

// How often a repeated word counts: wordings are short, a passage may be about something.
float cap_of(FieldKind kind) {
  constexpr float kRepeats = 2.F;
  return kind == FieldKind::passage || kind == FieldKind::keywords ? kRepeats : 1.F;
}

}  // namespace

TextKey text_key(std::string_view normalized, const VectorSource& source) {
  const auto hash = XXH3_128bits_withSeed(normalized.data(), normalized.size(), model_hash(source));
  return {hash.high64, hash.low64};
}

SegmentBuilder::SegmentBuilder(const VectorSource& source) : source_(source) {}

void SegmentBuilder::add_id(const std::string& id, std::uint64_t content) {
  ids_.insert(ids_.end(), id.begin(), id.end());
  id_ends_.push_back(static_cast<std::uint32_t>(ids_.size()));
  content_.push_back(content);
}

void SegmentBuilder::add(const Document& document, const FindRow& find_row) {
  add_id(document.id, content_hash(document, source_));
  if (source_.encode) add_meanings(document, find_row);
  add_words(document);
}

void SegmentBuilder::add_words(const Document& document) {
  for (const Field& field : document.fields)
    collector_.add(field.text, weight_of(field.kind, weights_), cap_of(field.kind));
  float length = 0;
  for (const auto& [key, frequency] : collector_.take()) {
    features_.push_back(key);
    frequencies_.push_back(in_byte_steps(frequency, kFrequencyUnit));
    length += frequency * weights_.family[static_cast<std::size_t>(family_of(key))];
  }
  feature_ends_.push_back(static_cast<std::uint32_t>(features_.size()));
  lengths_.push_back(static_cast<std::uint32_t>(std::lround(length / kLengthUnit)));
}

void SegmentBuilder::add_meanings(const Document& document, const FindRow& find_row) {
  for (const Field& field : document.fields) {
    if (field.kind == FieldKind::category) continue;
    std::string text = normalize(field.text);
    if (field.kind != FieldKind::passage) {
      add_text(std::move(text), false, find_row);
      continue;
    }
    for (const std::string_view window : windows(text)) add_text(std::string(window), true, find_row);
  }
}

void SegmentBuilder::add_text(std::string text, bool passage, const FindRow& find_row) {
  if (text.empty()) return;
  const auto row = static_cast<std::uint32_t>(row_docs_.size());
  row_docs_.push_back(static_cast<std::uint32_t>(lengths_.size()) * 2 + (passage ? 1 : 0));
  text_keys_.push_back(text_key(text, source_));
  const auto known = find_row(text_keys_.back());
  if (known) {
    const auto vector = known->segment->vector(known->row);
    vectors_.insert(vectors_.end(), vector.begin(), vector.end());
    units_.push_back(known->segment->sections().units[known->row]);
    return;
  }
  vectors_.resize(vectors_.size() + source_.dimensions);
  units_.push_back(0);
  const auto [place, fresh] = waiting_places_.try_emplace(text_keys_.back(), waiting_.size());
  if (fresh) waiting_.push_back({std::move(text), {}});
  waiting_[place->second].rows.push_back(row);
}

void SegmentBuilder::copy(const Segment& from, DocNumber doc) {
  const SegmentSections& s = from.sections();
  add_id(std::string(from.id(doc)), s.content[doc]);
  const auto keys = part_of(s.features, s.feature_ends, doc);
  const auto counts = part_of(s.frequencies, s.feature_ends, doc);
  features_.insert(features_.end(), keys.begin(), keys.end());
  frequencies_.insert(frequencies_.end(), counts.begin(), counts.end());
  feature_ends_.push_back(static_cast<std::uint32_t>(features_.size()));
  for (const std::uint32_t row : from.rows_of(doc)) {
    row_docs_.push_back(static_cast<std::uint32_t>(lengths_.size()) * 2 + (s.row_docs[row] & 1U));
    text_keys_.push_back(s.text_keys[row]);
    const auto vector = from.vector(row);
    vectors_.insert(vectors_.end(), vector.begin(), vector.end());
    units_.push_back(s.units[row]);
  }
  lengths_.push_back(s.lengths[doc]);
}

bool SegmentBuilder::flush(const std::stop_token& stop) {
  std::size_t done = 0;
  for (; done < waiting_.size() && !stop.stop_requested(); done += kEncodedTogether)
    encode(done, std::min(kEncodedTogether, waiting_.size() - done));
  const bool all = done >= waiting_.size();
  if (all) {
    waiting_.clear();
    waiting_places_.clear();
  }
  return all;
}

void SegmentBuilder::encode(std::size_t first, std::size_t count) {
  std::vector<std::string_view> texts;
  texts.reserve(count);
  for (std::size_t i = 0; i < count; ++i) texts.push_back(waiting_[first + i].text);
  std::vector<float> encoded(count * source_.dimensions);
  source_.encode(texts, encoded.data());
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::uint32_t row : waiting_[first + i].rows) {
      units_[row] = quantize(std::span(encoded).subspan(i * source_.dimensions, source_.dimensions),
                             std::span(vectors_).subspan(row * source_.dimensions, source_.dimensions));
    }
  }
  encoded_ += count;
}

}  // namespace yingda::nlu
