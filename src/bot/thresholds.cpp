#include "bot/thresholds.hpp"

#include <algorithm>

namespace yingda::bot {
namespace {

constexpr std::size_t kFewest = 50;  // questions from which a recommendation says anything
constexpr double kWantedPrecision = 0.95;
constexpr double kWantedOffer = 0.5;
constexpr int kLowest = 5;  // hundredths
constexpr int kHighest = 95;

Kind kind_of(const Judged& question, const Thresholds& thresholds) {
  return question.standing ? decide(*question.standing, thresholds) : question.kind;
}

// What one group of questions adds to the shares.
struct Shares {
  double answered = 0;
  double right = 0;
  double asked_back = 0;
  double person = 0;
};

Shares shares_of(const std::vector<Judged>& questions, const Thresholds& thresholds) {
  Shares out;
  for (const Judged& question : questions) {
    const Kind kind = kind_of(question, thresholds);
    if (kind == Kind::answer) {
      ++out.answered;
      out.right += question.right ? 1 : 0;
    }
    out.asked_back += kind == Kind::clarify ? 1 : 0;
    out.person += kind == Kind::unknown || kind == Kind::handoff ? 1 : 0;
  }
  return out;
}

// How much one question of a group counts, so that all together count 1 and the outside its assumed share.
struct Weights {
  Weights(const std::vector<Judged>& in, const std::vector<Judged>& out) {
    const double share = out.empty() ? 0 : in.empty() ? 1 : kAssumedOutOfScope;
    inside = in.empty() ? 0 : (1 - share) / static_cast<double>(in.size());
    outside = out.empty() ? 0 : share / static_cast<double>(out.size());
  }
  double inside = 0;
  double outside = 0;
};

// Of what is asked back about because of the lower threshold alone, the share where the right entry is
// offered; 1 where there is nothing.
double offer_precision(const std::vector<Judged>& inside, const std::vector<Judged>& outside,
                       const Thresholds& thresholds) {
  const Weights weights(inside, outside);
  double asked = 0;
  double offered = 0;
  const auto add = [&](const std::vector<Judged>& questions, double weight) {
    for (const Judged& question : questions) {
      if (!question.standing || question.standing->together >= thresholds.answer) continue;
      if (decide(*question.standing, thresholds) != Kind::clarify) continue;
      asked += weight;
      offered += question.offered ? weight : 0;
    }
  };
  add(inside, weights.inside);
  add(outside, weights.outside);
  return asked > 0 ? offered / asked : 1;
}

}  // namespace

Kind decide(const Standing& standing, const Thresholds& thresholds) {
  if (standing.best <= 0) return Kind::unknown;
  if (standing.best >= thresholds.answer) return standing.near ? Kind::clarify : Kind::answer;
  const bool worth_asking = standing.together >= thresholds.answer || standing.best >= thresholds.clarify;
  return worth_asking ? Kind::clarify : Kind::unknown;
}

Expected expect(const std::vector<Judged>& inside, const std::vector<Judged>& outside,
                const Thresholds& thresholds) {
  const Weights weights(inside, outside);
  const Shares in = shares_of(inside, thresholds);
  const Shares out = shares_of(outside, thresholds);
  const auto total = [&](double Shares::* share) {
    return in.*share * weights.inside + out.*share * weights.outside;
  };
  Expected expected{total(&Shares::answered), total(&Shares::asked_back), total(&Shares::person), 1};
  if (expected.answered > 0) expected.precision = total(&Shares::right) / expected.answered;
  return expected;
}

std::optional<Thresholds> recommend(const std::vector<Judged>& inside, const std::vector<Judged>& outside) {
  if (inside.size() < kFewest) return std::nullopt;
  const auto hundredths = [](int value) { return value / 100.0; };
  int answer = kLowest;
  const auto precise = [&](int at) {
    return expect(inside, outside, {hundredths(at), hundredths(at)}).precision >= kWantedPrecision;
  };
  while (answer < kHighest && !precise(answer)) ++answer;
  int clarify = kLowest;
  const auto helps = [&](int at) {
    return offer_precision(inside, outside, {hundredths(answer), hundredths(at)}) >= kWantedOffer;
  };
  while (clarify < answer && !helps(clarify)) ++clarify;
  return Thresholds{hundredths(answer), hundredths(clarify)};
}

}  // namespace yingda::bot
