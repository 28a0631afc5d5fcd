#include "nlu/bridge/bridge.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

#include "nlu/bridge/mixed_encoder.hpp"
#include "nlu/language.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

constexpr auto kEncoderLanguages = std::to_array<std::string_view>(
    {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "zh-Hant"});

// Chosen on questions in 16 languages to five companies, each with the general texts of the other four.
constexpr double kBridgeRidge = 0.3;
constexpr double kOwnWeight = 10;        // of a company's wording; a general text has 1
constexpr double kMostOwnWeight = 4000;  // of all its wordings

// What the pairs are: vectors of the same texts, row by row.
struct Pairs {
  std::vector<float> from;
  std::vector<float> to;
};

Pairs pairs_of(std::span<const std::string* const> texts, const E5Vectors& vectors, const Encoder& encoder) {
  Pairs pairs;
  pairs.from.resize(texts.size() * E5Model::kDimensions);
  pairs.to.resize(texts.size() * encoder.dimensions());
  std::vector<std::string_view> views;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    vectors.get(*texts[i], std::span(pairs.from).subspan(i * E5Model::kDimensions, E5Model::kDimensions));
    views.push_back(*texts[i]);
  }
  encoder.encode_batch(views, pairs.to.data());
  return pairs;
}

}  // namespace

bool is_language_of_encoder(std::string_view language) {
  return std::ranges::find(kEncoderLanguages, language) != kEncoderLanguages.end();
}

Bridge::Bridge(std::shared_ptr<const Encoder> encoder, std::shared_ptr<E5Vectors> vectors,
               std::shared_ptr<const Identifier> languages, std::vector<std::string_view> general)
    : encoder_(std::move(encoder)),
      vectors_(std::move(vectors)),
      languages_(std::move(languages)),
      texts_(std::move(general)) {}

Status Bridge::prepare(const E5Vectors::Progress& progress, const std::stop_token& stop) {
  if (is_ready()) return {};
  std::vector<std::string> texts;
  texts.reserve(texts_.size());
  for (const std::string_view line : texts_) texts.push_back(normalize(line));
  if (auto done = vectors_->learn(texts, progress, stop); !done && done.error().code == "stopped")
    return done;
  std::vector<const std::string*> all;
  all.reserve(texts.size());
  for (const std::string& text : texts) all.push_back(&text);
  const Pairs pairs = pairs_of(all, *vectors_, *encoder_);
  general_.emplace(E5Model::kDimensions, encoder_->dimensions());
  general_->add(pairs.from, pairs.to, 1);
  ready_.store(true, std::memory_order_release);
  return {};
}

bool Bridge::is_foreign(std::string_view normalized, std::string_view usual) const {
  const std::string language = recognise_language(*languages_, normalized, {{}, {}, usual});
  return !language.empty() && !is_language_of_encoder(language);
}

// Where there are too many, those with the least hashes: the same ones while others come and go.
std::vector<const std::string*> Bridge::examples(const Texts& texts) const {
  std::vector<std::pair<std::uint64_t, const std::string*>> known;
  for (const std::string& text : texts.wordings) {
    if (!text.empty() && !is_foreign(text, texts.usual))
      known.emplace_back(XXH3_64bits(text.data(), text.size()), &text);
  }
  std::ranges::sort(known, {}, [](const auto& one) { return one.first; });
  const auto repeated = std::ranges::unique(known, {}, [](const auto& one) { return one.first; });
  known.erase(repeated.begin(), repeated.end());
  if (known.size() > kMostPairs) known.resize(kMostPairs);
  std::vector<const std::string*> out;
  out.reserve(known.size());
  for (const auto& [hash, text] : known) out.push_back(text);
  return out;
}

std::vector<std::string> Bridge::missing(const Texts& texts) const {
  std::vector<std::string> out;
  const auto add = [&](const std::string& text) {
    if (!vectors_->knows(text)) out.push_back(text);
  };
  for (const std::string* text : examples(texts)) add(*text);
  for (const auto* part : {&texts.wordings, &texts.others}) {
    for (const std::string& text : *part) {
      if (!text.empty() && is_foreign(text, texts.usual)) add(text);
    }
  }
  return out;
}

std::shared_ptr<const Encoder> Bridge::encoder_for(const Texts& texts) const {
  auto own = examples(texts);
  std::erase_if(own, [this](const std::string* text) { return !vectors_->knows(*text); });
  PairSums sums = *general_;
  if (!own.empty()) {
    const Pairs pairs = pairs_of(own, *vectors_, *encoder_);
    sums.add(pairs.from, pairs.to, std::min(kOwnWeight, kMostOwnWeight / static_cast<double>(own.size())));
  }
  return std::make_shared<const MixedEncoder>(shared_from_this(), BridgeMap(sums, kBridgeRidge), texts.usual);
}

}  // namespace yingda::nlu
