#include "bot/talk_context.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "bot/knowledge.hpp"
#include "bot/phrases.hpp"

namespace yingda::bot {
namespace {

// Fitted on the dialogues of the five example companies, each judged by a fit on the others (docs/nlu.md).
constexpr double kStays = 0.8;          // share of questions that stay in the category of the last answer
constexpr double kTrust = 1.19;         // of what the question says by itself, in log odds
constexpr double kSameCategory = 0.65;  // of how much likelier the category is than by chance
constexpr double kOtherCategory = 0.5;
constexpr double kSameEntry = 2.2;      // of a very short question
constexpr std::size_t kVeryShort = 10;  // code points
constexpr double kSmallest = 1e-6;

double log_odds(double p) {
  const double inside = std::clamp(p, kSmallest, 1 - kSmallest);
  return std::log(inside / (1 - inside));
}

}  // namespace

void weigh_by_talk(const Snapshot& snapshot, EntryId last_answered, std::string_view question,
                   std::vector<nlu::Match>& matches) {
  const auto last = snapshot.index_of(last_answered);
  if (!last || matches.empty() || matches[0].own_wording) return;
  const Categories& categories = snapshot.knowledge().categories;
  const double share = categories.share_of(*last);
  const double same = std::max(0.0, kSameCategory * std::log(kStays / share));
  const double other = share < kStays ? kOtherCategory * std::log((1 - kStays) / (1 - share)) : 0;
  const bool very_short = code_points(question) <= kVeryShort;
  for (nlu::Match& match : matches) {
    double odds = kTrust * log_odds(match.probability);
    odds += categories.are_same(match.entry, *last) ? same : other;
    if (very_short && match.entry == *last) odds += kSameEntry;
    match.probability = 1 / (1 + std::exp(-odds));
  }
  std::ranges::sort(matches, [](const nlu::Match& a, const nlu::Match& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.entry < b.entry;
  });
  double none = 1;
  for (nlu::Match& match : matches) {
    none *= 1 - match.probability;
    match.together = std::max(match.probability, 1 - none);
  }
}

bool leans_on_talk(std::string_view normalized) {
  static const RuleSet rules{std::to_array<RuleSource>(
      {{"^ 那|要是|如果|万一|这|它|他|她|他们|然后|还要|还得|再 ", ""},
       {"呢 $", ""},
       {"它|这个|那个|这单|那单|这种|那种|这款|那款|刚才|前面说|说回|回到|这期间|到时", ""},
       {"^ and|what_about|how_about|then|so|it|that|this|if_it|if_not", ""},
       {"^ ~12 it|that_one|this_one|them $", ""}})};
  return !rules.find(normalized).empty();
}

bool names_one_of_several(std::string_view normalized) {
  static const RuleSet rules{std::to_array<RuleSource>(
      {{"^ ~14 那个|那种|那款|那张|那台|那边|那套|那份|这个|这种|这款|的那 $", "怎么|多少|吗"},
       {"^ ~3 the ~30 one $", ""},
       {"^ ~3 the_one ~1 for|with|that|in|from|of", ""}})};
  return !rules.find(normalized).empty();
}

bool denies_options(std::string_view normalized) {
  static const RuleSet rules{std::to_array<RuleSource>(
      {{"^ ~2 不是|也不是|都不是 ~20 也不是|是|我说的|我问的|而是|就是", "是不是|不是吗"},
       {"^ ~2 neither|none_of|not_that|no ~30 it_is|it's|i_mean|i_meant|about", ""}})};
  return !rules.find(normalized).empty();
}

bool changes_subject(std::string_view normalized) {
  static const RuleSet rules{
      std::to_array<RuleSource>({{"^ ~4 对了|另外|还有|先问个|先问|换个|顺便|问个别的|再问", ""},
                                 {"^ ~6 by_the_way|another|also|different", ""}})};
  return !rules.find(normalized).empty();
}

}  // namespace yingda::bot
