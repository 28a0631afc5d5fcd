#include "nlu/evaluate/intent.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>

#include "nlu/evaluate/figures.hpp"
#include "nlu/evaluate/table.hpp"
#include "nlu/intent/classifier.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

struct Row {
  LabelledText labelled;
  std::string language;  // "" where the table does not tell
};

struct Answer {
  const LabelledText* asked = nullptr;
  std::string_view language;
  IntentPrediction said;
  bool right = false;
  double microseconds = 0;

  bool in_scope() const { return asked->label != kOutOfScope; }
};

// Rows of `language`, "" = of every one.
Result<std::vector<Row>> read_rows(const std::filesystem::path& file, const std::string& language) {
  constexpr std::array<std::string_view, 3> kColumns = {"text", "label", "lang"};
  auto rows = read_table(file, kColumns);
  if (!rows && language.empty()) rows = read_table(file, std::span(kColumns).first<2>());
  if (!rows) return std::unexpected(std::move(rows.error()));
  std::vector<Row> out;
  for (auto& row : *rows) {
    std::string its = row.size() > 2 ? std::move(row[2]) : std::string();
    if (language.empty() || its == language)
      out.push_back({{std::move(row[0]), std::move(row[1])}, std::move(its)});
  }
  return out;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Json macro_f1(const std::vector<Answer>& answers, const std::vector<std::string>& labels) {
  struct Counts {
    std::size_t truth = 0;
    std::size_t said = 0;
    std::size_t both = 0;
  };
  std::map<std::string_view, Counts> counts;
  for (const Answer& answer : answers) {
    ++counts[answer.asked->label].truth;
    ++counts[labels[answer.said.intent]].said;
    if (answer.right) ++counts[answer.asked->label].both;
  }
  double sum = 0;
  std::size_t asked = 0;
  for (const auto& [label, count] : counts) {
    if (count.truth == 0) continue;
    ++asked;
    sum += 2 * share(count.both, count.truth + count.said);
  }
  return asked == 0 ? Json() : Json(sum / static_cast<double>(asked));
}

std::vector<double> scopes_of(const std::vector<Answer>& answers) {
  std::vector<double> scores;
  scores.reserve(answers.size());
  for (const Answer& answer : answers) scores.push_back(static_cast<double>(answer.said.scope));
  return scores;
}

Json auroc(const std::vector<Answer>& inside, const std::vector<Answer>& outside) {
  if (inside.empty() || outside.empty()) return {};
  return area_under_roc(scopes_of(inside), scopes_of(outside));
}

Json recall_at(const std::vector<Answer>& inside, const std::vector<Answer>& outside, double accepted) {
  if (inside.empty() || outside.empty()) return {};
  std::vector<float> scores;
  scores.reserve(inside.size());
  for (const Answer& a : inside) scores.push_back(a.said.scope);
  std::ranges::sort(scores);
  const float threshold =
      scores[static_cast<std::size_t>((1 - accepted) * static_cast<double>(scores.size()))];
  const auto refused =
      std::ranges::count_if(outside, [&](const Answer& a) { return a.said.scope < threshold; });
  return share(static_cast<std::size_t>(refused), outside.size());
}

// Mean distance between what is claimed and what is true, by ten bins of equal width.
double calibration_error(const std::vector<Answer>& answers) {
  struct Bin {
    double claimed = 0;
    double right = 0;
  };
  std::array<Bin, 10> bins{};
  for (const Answer& answer : answers) {
    auto& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(answer.said.probability * 10))];
    bin.claimed += static_cast<double>(answer.said.probability);
    bin.right += answer.right ? 1 : 0;
  }
  double sum = 0;
  for (const Bin& bin : bins) sum += std::abs(bin.claimed - bin.right);
  return sum / static_cast<double>(answers.size());
}

double right_share(std::span<const Answer> answers) {
  return share(static_cast<std::size_t>(std::ranges::count(answers, true, &Answer::right)), answers.size());
}

// Only where the table names several.
Json by_language(const std::vector<Answer>& inside) {
  std::map<std::string_view, std::vector<Answer>> groups;
  for (const Answer& answer : inside) groups[answer.language].push_back(answer);
  Json out = Json::object();
  if (groups.size() < 2) return out;
  for (const auto& [language, answers] : groups)
    out[std::string(language)] = {{"accuracy", right_share(answers)}, {"questions", answers.size()}};
  return out;
}

double surest(std::vector<Answer> answers, double part) {
  std::ranges::sort(answers, std::ranges::greater{}, [](const Answer& a) {
    return std::pair(a.said.probability, a.asked);  // ties by place, for the same figure each time
  });
  const auto count = static_cast<std::size_t>(std::ceil(part * static_cast<double>(answers.size())));
  return right_share(std::span(answers).first(count));
}

Json per_tier(const std::vector<Answer>& inside) {
  Json out = Json::object();
  for (const auto tier : {IntentTier::exact, IntentTier::grams, IntentTier::meaning}) {
    std::vector<Answer> own;
    std::vector<double> times;
    for (const Answer& a : inside) {
      if (a.said.tier != tier) continue;
      own.push_back(a);
      times.push_back(a.microseconds);
    }
    out[std::string(to_text(tier))] = {{"share", share(own.size(), inside.size())},
                                       {"accuracy", own.empty() ? Json() : Json(right_share(own))},
                                       {"p50_us", own.empty() ? Json() : Json(percentile(times, 0.5))}};
  }
  return out;
}

Json figures(const std::vector<Answer>& answers, const std::vector<std::string>& labels) {
  std::vector<Answer> inside;
  std::vector<Answer> outside;
  std::vector<double> times;
  for (const Answer& answer : answers) {
    (answer.in_scope() ? inside : outside).push_back(answer);
    times.push_back(answer.microseconds);
  }
  const auto refused = [](const Answer& a) { return !a.said.accepted; };
  const auto refused_in = static_cast<std::size_t>(std::ranges::count_if(inside, refused));
  const auto refused_out = static_cast<std::size_t>(std::ranges::count_if(outside, refused));
  Json out;
  out["accuracy"] = inside.empty() ? Json() : Json(right_share(inside));
  out["macro_f1"] = macro_f1(inside, labels);
  out["oos_recall"] = outside.empty() ? Json() : Json(share(refused_out, outside.size()));
  out["oos_precision"] = outside.empty() ? Json() : Json(share(refused_out, refused_out + refused_in));
  out["in_scope_accepted"] = inside.empty() ? Json() : Json(1 - share(refused_in, inside.size()));
  out["oos_auroc"] = auroc(inside, outside);
  out["oos_recall_at_96"] = recall_at(inside, outside, 0.96);
  out["accuracy_of_surest_90"] = inside.empty() ? Json() : Json(surest(inside, 0.9));
  out["calibration_error"] = inside.empty() ? Json() : Json(calibration_error(inside));
  out["p50_us"] = percentile(times, 0.5);
  out["p99_us"] = percentile(times, 0.99);
  out["per_tier"] = per_tier(inside);
  out["by_language"] = by_language(inside);
  return out;
}

// The encoder with a map learnt from those of the texts that it knows.
Result<std::shared_ptr<const Encoder>> bridged(Bridge& bridge, std::span<const LabelledText> learnt) {
  if (auto done = bridge.prepare({}, {}); !done) return std::unexpected(done.error());
  Bridge::Texts texts;
  for (const LabelledText& text : learnt) {
    std::string normalized = normalize(text.text);
    if (!bridge.is_foreign(normalized, {})) texts.wordings.push_back(std::move(normalized));
  }
  if (auto done = bridge.learn(bridge.missing(texts), {}, {}); !done) return std::unexpected(done.error());
  return bridge.encoder_for(texts);
}

}  // namespace

Result<Json> evaluate_intent(const IntentEvaluation& what, const Encoder* encoder) {
  std::vector<LabelledText> learnt;
  for (const auto& table : {std::optional(what.train), what.valid}) {
    if (!table) continue;
    auto rows = read_rows(*table, what.language);
    if (!rows) return std::unexpected(std::move(rows.error()));
    for (Row& row : *rows) learnt.push_back(std::move(row.labelled));
  }
  const auto asked = read_rows(what.test, what.language);
  if (!asked) return std::unexpected(asked.error());
  if (asked->empty())
    return fail(ErrorKind::invalid, "eval_input", what.test.string() + ": there is no row to ask.");
  const auto begin = Clock::now();
  std::shared_ptr<const Encoder> mixed;
  if (what.bridge) {
    auto made = bridged(*what.bridge, learnt);
    if (!made) return std::unexpected(made.error());
    mixed = std::move(*made);
    encoder = mixed.get();
  }
  const auto classifier = IntentClassifier::train(learnt, encoder, {.threads = what.threads});
  if (!classifier) return std::unexpected(classifier.error());
  const double train_seconds = Seconds(Clock::now() - begin).count();
  const auto& labels = (*classifier)->labels();
  std::vector<Answer> answers;
  for (const Row& row : *asked) {
    const auto start = Clock::now();
    const IntentPrediction said = (*classifier)->recognise(row.labelled.text);
    const double microseconds = Seconds(Clock::now() - start).count() * 1e6;
    answers.push_back(
        {&row.labelled, row.language, said, labels[said.intent] == row.labelled.label, microseconds});
  }
  Json out = figures(answers, labels);
  out["train_seconds"] = train_seconds;
  out["examples"] = learnt.size();
  out["examples_learnt"] = (*classifier)->examples_learnt();
  out["intents"] = labels.size();
  out["questions"] = asked->size();
  out["encoder"] = encoder != nullptr;
  out["e5"] = mixed != nullptr;
  return out;
}

}  // namespace yingda::nlu
