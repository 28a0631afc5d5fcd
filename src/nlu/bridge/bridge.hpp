#pragma once
// The way from e5 to the sentence encoder: which texts take it, and the maps that are learnt for it. A text
// in a language that the sentence encoder does not know gets e5's vector, mapped into the encoder's space;
// all else stays as it is.

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "nlu/bridge/bridge_map.hpp"
#include "nlu/bridge/e5_vectors.hpp"
#include "nlu/bridge/general_texts.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/langid/identifier.hpp"

namespace yingda::nlu {

// Whether the sentence encoder knows a language, as recognise_language() names it.
bool is_language_of_encoder(std::string_view language);

// Safe from many threads.
class Bridge : public std::enable_shared_from_this<Bridge> {
 public:
  // Pairs of a company's own wordings that a map is learnt from at most.
  static constexpr std::size_t kMostPairs = 2000;

  // `general`: what every map is learnt from, in languages that the encoder knows.
  Bridge(std::shared_ptr<const Encoder> encoder, std::shared_ptr<E5Vectors> vectors,
         std::shared_ptr<const Identifier> languages,
         std::vector<std::string_view> general = general_texts());

  // Goes through the general texts: about 30 s at the first time, then from the kept
  // vectors. Once; errors as E5Vectors::learn().
  Status prepare(const E5Vectors::Progress& progress, const std::stop_token& stop);
  bool is_ready() const { return ready_.load(std::memory_order_acquire); }

  // Whether a text is in a language that the encoder does not know. `usual`: what is written where a text
  // does not tell, a language tag; may be empty. About 10 µs.
  bool is_foreign(std::string_view normalized, std::string_view usual) const;

  // Texts of one company, normalised.
  struct Texts {
    std::vector<std::string> wordings;  // questions: those that the encoder knows are the map's examples
    std::vector<std::string> others;    // answers, keywords: need vectors where they are foreign
    std::string usual;                  // language
  };
  // Which of them need a vector that is not kept yet.
  std::vector<std::string> missing(const Texts& texts) const;
  Status learn(std::span<const std::string> normalized, const E5Vectors::Progress& progress,
               const std::stop_token& stop) {
    return vectors_->learn(normalized, progress, stop);
  }
  // The encoder with a map learnt from the general texts and from those of these wordings that are kept by
  // now. After prepare(); half a second for 2,000 wordings. The same texts and vectors give the same encoder,
  // bit for bit.
  std::shared_ptr<const Encoder> encoder_for(const Texts& texts) const;

 private:
  friend class MixedEncoder;
  std::vector<const std::string*> examples(const Texts& texts) const;

  std::shared_ptr<const Encoder> encoder_;
  std::shared_ptr<E5Vectors> vectors_;
  std::shared_ptr<const Identifier> languages_;
  std::vector<std::string_view> texts_;  // general
  std::optional<PairSums> general_;      // written once, before ready_
  std::atomic<bool> ready_{false};
};

}  // namespace yingda::nlu
