#pragma once
// What a message says beside its question, learnt from labelled utterances (bot/learning/signals.tsv): linear
// weights over hashed n-grams and over the sentence vector, joined to calibrated probabilities. The rules of
// bot/signals.cpp know the plain wordings; this knows what lies near them, in every language of the encoder.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nlu/query.hpp"

namespace yingda::bot {

// The labels of the utterances, in the order of the weights.
enum class SignalKind : std::uint8_t {
  person,
  anger,
  legal,
  danger,
  important,
  unsolved,
  mild,
  tangled,  // a case of several people, contracts or accounts at once
  expert,   // asks for a judgement that only a specialist may give
  vague,    // names nothing: "that thing again", "the one from last time"
  plain
};
inline constexpr std::size_t kSignalKinds = 11;
// How probable each kind is; together 1.
using SignalShares = std::array<float, kSignalKinds>;

inline float share_of(const SignalShares& shares, SignalKind kind) {
  return shares[static_cast<std::size_t>(kind)];
}

// How probable it is that only a person can settle what the message says, whatever an entry holds.
inline float beyond_a_bot(const SignalShares& shares) {
  return share_of(shares, SignalKind::tangled) + share_of(shares, SignalKind::expert);
}

// A linear separator a kind, with weights of one byte: kind k's score is
// sum(value · weights[place · kSignalKinds + k]) · unit[k] + bias[k].
struct SignalPlanes {
  std::vector<std::int8_t> weights;
  std::array<float, kSignalKinds> unit{};
  std::array<float, kSignalKinds> bias{};
};

// How the planes' scores become probabilities: softmax of grams · (its scores) + meaning · (its) + bias.
struct SignalJoin {
  float grams = 1;
  float meaning = 0;
  std::array<float, kSignalKinds> bias{};
};

struct SignalWeights {
  unsigned bits = 0;     // of the places of the n-grams
  SignalPlanes grams;    // 2^bits places
  SignalPlanes meaning;  // one place a dimension of the sentence vector
  SignalJoin words;      // where there is no vector
  SignalJoin both;
};

// One text of letters, digits, '-' and '_'.
std::string pack(const SignalWeights& weights);
// Nothing where the text is not of that form.
std::optional<SignalWeights> unpack(std::string_view packed);

// Immutable; safe from many threads.
class SignalHead {
 public:
  explicit SignalHead(SignalWeights weights) : weights_(std::move(weights)) {}
  // `vector` is the sentence vector of the same text, or empty.
  SignalShares weigh(const nlu::Query& text, std::span<const float> vector) const;

 private:
  SignalWeights weights_;
};

// The one that ships, from bot/learning/signal_weights.cpp. Unpacked at the first call.
const SignalHead& signal_head();

}  // namespace yingda::bot
