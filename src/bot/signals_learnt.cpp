#include <algorithm>
#include <numeric>
#include <span>

#include "bot/signals.hpp"

// The limits were chosen on bench/nlu/tuning (docs/nlu.md): few ordinary questions may go to a person.

namespace yingda::bot {
namespace {

constexpr float kSurelyCalls = 0.8F;       // together, for the kinds that call for a person
constexpr float kCallsByWords = 0.99F;     // words alone know less than their figures say in a new trade
constexpr float kCallsOverAnswer = 0.97F;  // where an entry answers
constexpr float kAngerGrown = 0.35F;       // for anger after a message that was annoyed already
constexpr float kSurelyUnsolved = 0.5F;
constexpr float kUnsolvedByWords = 0.8F;
constexpr float kSurelyAnnoyed = 0.5F;
constexpr float kSurelyAsks = 0.93F;
constexpr float kSurelyBeyond = 0.75F;
constexpr float kSurelyBeyondOverAnswer = 0.93F;  // where an entry surely answers
constexpr float kLikelyBeyond = 0.4F;
constexpr float kBeyondAgain = 0.2F;    // after a message that was not understood
constexpr float kBeyondByWords = 0.7F;  // never sure: words alone know long messages, not what is asked
constexpr float kSurelyVague = 0.45F;
constexpr float kVagueByWords = 0.8F;

constexpr float kPlainByWords = 0.95F;  // the vector is not worked out for the signals alone

constexpr std::size_t kCalling = static_cast<std::size_t>(SignalKind::important) + 1;

void set(SignalKind kind, Signals& signals) {
  switch (kind) {
    case SignalKind::person:
      signals.wants_person = true;
      break;
    case SignalKind::anger:
      signals.angry = true;
      break;
    case SignalKind::legal:
      signals.legal = true;
      break;
    case SignalKind::danger:
      signals.emergency = true;
      break;
    case SignalKind::important:
      signals.important = true;
      break;
    case SignalKind::unsolved:
    case SignalKind::mild:
    case SignalKind::tangled:
    case SignalKind::expert:
    case SignalKind::vague:
    case SignalKind::plain:
      break;
  }
}

Beyond beyond_of(const SignalShares& shares, const SignalContext& context) {
  const float share = beyond_a_bot(shares);
  if (!context.sure) return share >= kBeyondByWords ? Beyond::likely : Beyond::no;
  if (share >= (context.has_sure_answer ? kSurelyBeyondOverAnswer : kSurelyBeyond)) return Beyond::surely;
  return share >= (context.missed_before ? kBeyondAgain : kLikelyBeyond) ? Beyond::likely : Beyond::no;
}

}  // namespace

void add_learnt(const SignalShares& shares, const SignalContext& context, Signals& signals) {
  if (context.sure && share_of(shares, SignalKind::plain) >= kSurelyAsks) {
    signals.angry = signals.legal = signals.important = false;
    signals.complaint = 0;
    return;
  }
  const auto calling = std::span(shares).first<kCalling>();
  const float calls = std::accumulate(calling.begin(), calling.end(), 0.F);
  const float over_answer = context.has_answer ? kCallsOverAnswer : 0.F;
  const float enough = std::max(over_answer, context.sure ? kSurelyCalls : kCallsByWords);
  if (calls >= enough) {
    set(static_cast<SignalKind>(std::ranges::max_element(calling) - calling.begin()), signals);
  }
  const float anger = share_of(shares, SignalKind::anger);
  const float mild = share_of(shares, SignalKind::mild);
  if (context.annoyed_before && context.sure && anger >= kAngerGrown) signals.angry = true;
  if (share_of(shares, SignalKind::unsolved) >= (context.sure ? kSurelyUnsolved : kUnsolvedByWords))
    signals.complaint = std::max(signals.complaint, 1);
  signals.beyond = beyond_of(shares, context);
  signals.vague = share_of(shares, SignalKind::vague) >= (context.sure ? kSurelyVague : kVagueByWords);
  if (anger + mild >= kSurelyAnnoyed) signals.annoyed = true;
}

void read_learnt(const nlu::Query& text, nlu::SentenceVector& vector, SignalContext context,
                 Signals& signals) {
  if (text.normalized.empty() || signals.small_talk != SmallTalk::none) return;
  if (signals.emergency || signals.wants_person) return;
  SignalShares shares = signal_head().weigh(text, {});
  const bool worth = vector.is_known() || share_of(shares, SignalKind::plain) < kPlainByWords;
  context.sure = worth && !vector.get().empty();
  if (context.sure) shares = signal_head().weigh(text, vector.get());
  add_learnt(shares, context, signals);
}

}  // namespace yingda::bot
