#include "nlu/intent/classifier.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "nlu/intent/cross_check.hpp"
#include "nlu/intent/thinning.hpp"
#include "nlu/normalize.hpp"
#include "nlu/query.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kMostIntents = 20'000;
constexpr float kSureOfExact = 0.999F;
constexpr double kGateRight =
    0.995;  // share of held-out texts that must be right where the cheap tier decides alone
constexpr double kGateLeak = 0.02;  // share of held-out texts out of scope that it may let pass
constexpr float kNoGate = 2.F;      // no probability reaches it
constexpr std::size_t kEncodeChunk = 64;

float quantile(std::vector<float> values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  return values[at];
}

// One stage of the cascade: how its views are joined and from where on a text counts as in scope.
struct Stage {
  Stack stack;
  ScopeModel scope;
  float threshold = 0;

  Stage() = default;
  Stage(std::span<const HeldOut> texts, bool meaning, double accepted)
      : stack(fit_stack(texts, meaning)), scope(fit_scope(texts, stack)) {
    std::vector<float> scores;
    std::vector<float> joined;
    for (const HeldOut& text : texts) {
      if (!text.in_scope) continue;
      join(stack, text.scores, joined);
      scores.push_back(scope.score(scope_signs(text.scores, joined)));
    }
    threshold = quantile(std::move(scores), 1 - accepted);
  }

  IntentPrediction decide(const ViewScores& scores, IntentTier tier) const {
    thread_local std::vector<float> joined;
    join(stack, scores, joined);
    const auto best = std::ranges::max_element(joined);
    const float odds = scope.score(scope_signs(scores, joined));
    return {static_cast<std::uint32_t>(best - joined.begin()), *best, odds, odds >= threshold, tier};
  }
};

void encode_all(const Encoder& encoder, std::span<const LabelledText> texts, unsigned threads,
                std::vector<float>& vectors) {
  const std::size_t dimensions = encoder.dimensions();
  vectors.resize(texts.size() * dimensions);
  const std::size_t chunks = (texts.size() + kEncodeChunk - 1) / kEncodeChunk;
  for_each_index(chunks, threads, [&](std::size_t chunk) {
    const std::size_t first = chunk * kEncodeChunk;
    std::vector<std::string_view> part;
    for (std::size_t i = first; i < std::min(texts.size(), first + kEncodeChunk); ++i)
      part.push_back(texts[i].text);
    encoder.encode_batch(part, vectors.data() + first * dimensions);
  });
}

std::vector<LabelledText> thinned(std::vector<LabelledText> texts, std::span<const std::uint32_t> classes,
                                  std::size_t class_count, std::size_t most) {
  if (texts.size() <= most) return texts;
  std::vector<LabelledText> kept;
  for (const std::uint32_t place : thin_out(classes, class_count, most))
    kept.push_back(std::move(texts[place]));
  return kept;
}

}  // namespace

std::string_view to_text(IntentTier tier) {
  switch (tier) {
    case IntentTier::exact:
      return "exact";
    case IntentTier::grams:
      return "grams";
    case IntentTier::meaning:
      return "meaning";
  }
  return "exact";
}

struct IntentClassifier::Model {
  std::vector<std::string> labels;
  const Encoder* encoder = nullptr;
  std::unordered_map<std::string, std::uint32_t>
      exact;  // normalised text → intent, where all that say it agree
  std::unique_ptr<Views> views;
  Stage cheap;
  Stage full;
  float gate_probability = kNoGate;  // the cheap stage decides alone from here on
  float gate_scope = 0;

  std::size_t examples_learnt = 0;

  std::uint32_t class_of(const LabelledText& text) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(labels, text.label) - labels.begin());
  }
  ExampleSet examples_of(std::span<const LabelledText> texts, unsigned threads) const;
  void learn_exact(std::span<const LabelledText> texts);
  void open_gate(std::span<const HeldOut> texts);
};

ExampleSet IntentClassifier::Model::examples_of(std::span<const LabelledText> texts, unsigned threads) const {
  ExampleSet set;
  set.class_count = labels.size();
  for (const LabelledText& text : texts) {
    set.texts.push_back(make_query(text.text));
    set.classes.push_back(class_of(text));
  }
  if (encoder != nullptr) {
    set.dimensions = encoder->dimensions();
    encode_all(*encoder, texts, threads, set.vectors);
  }
  return set;
}

void IntentClassifier::Model::learn_exact(std::span<const LabelledText> texts) {
  std::set<std::string_view> contradicted;
  for (const LabelledText& text : texts) {
    const auto [known, added] = exact.emplace(normalize(text.text), class_of(text));
    if (!added && known->second != class_of(text)) contradicted.insert(known->first);
  }
  for (const std::string_view text : contradicted) exact.erase(std::string(text));
}

// From the surest text downwards, as long as those above are right often enough.
void IntentClassifier::Model::open_gate(std::span<const HeldOut> texts) {
  struct Seen {
    float probability = 0;
    bool right = false;
  };
  std::vector<Seen> seen;
  std::vector<float> outside;
  for (const HeldOut& text : texts) {
    const IntentPrediction said = cheap.decide(text.scores, IntentTier::grams);
    if (text.in_scope) {
      seen.push_back({said.probability, said.intent == text.truth});
    } else {
      outside.push_back(said.scope);
    }
  }
  std::ranges::sort(seen, std::ranges::greater{}, &Seen::probability);
  gate_scope = outside.empty() ? cheap.threshold : quantile(std::move(outside), 1 - kGateLeak);
  std::size_t right = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    right += seen[i].right ? 1 : 0;
    if (i >= 20 && static_cast<double>(right) >= kGateRight * static_cast<double>(i + 1))
      gate_probability = seen[i].probability;
  }
}

IntentClassifier::IntentClassifier(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
IntentClassifier::~IntentClassifier() = default;

Result<std::unique_ptr<IntentClassifier>> IntentClassifier::train(std::span<const LabelledText> texts,
                                                                  const Encoder* encoder,
                                                                  const IntentOptions& options) {
  auto model = std::make_unique<Model>();
  model->encoder = encoder;
  std::vector<LabelledText> inside;
  std::vector<LabelledText> outside;
  std::set<std::string> labels;
  for (const LabelledText& text : texts) {
    (text.label == kOutOfScope ? outside : inside).push_back(text);
    if (text.label != kOutOfScope) labels.insert(text.label);
  }
  if (inside.empty())
    return fail(ErrorKind::invalid, "no_examples", "There is no labelled text to learn from.");
  if (labels.size() > kMostIntents)
    return fail(ErrorKind::invalid, "too_many_intents", "More than 20,000 intents cannot be learnt.");
  model->labels.assign(labels.begin(), labels.end());
  model->learn_exact(inside);
  std::vector<std::uint32_t> classes;
  classes.reserve(inside.size());
  for (const LabelledText& text : inside) classes.push_back(model->class_of(text));
  inside = thinned(std::move(inside), classes, labels.size(), options.most_examples);
  const std::vector<std::uint32_t> no_class(outside.size());
  outside = thinned(std::move(outside), no_class, 1, options.most_examples);
  model->examples_learnt = inside.size();
  const ExampleSet examples = model->examples_of(inside, options.threads);
  auto held_out = hold_out(examples, options.threads);
  model->views = std::make_unique<Views>(examples, options.threads);
  // Texts that the user says are out of scope are asked of the final views: those never learn from them.
  const ExampleSet strangers = model->examples_of(outside, options.threads);
  for (std::uint32_t i = 0; i < strangers.size(); ++i) {
    HeldOut text;
    text.in_scope = false;
    model->views->score_grams(strangers.texts[i], text.scores);
    if (encoder != nullptr) model->views->score_meaning(strangers.vector(i), text.scores);
    held_out.push_back(std::move(text));
  }
  if (encoder != nullptr) model->full = Stage(held_out, true, options.accepted);
  for (HeldOut& text : held_out) {
    text.scores.kernel.clear();
    text.scores.plane.clear();
    text.scores.nearest = 0;
  }
  model->cheap = Stage(held_out, false, options.accepted);
  if (encoder != nullptr) model->open_gate(held_out);
  return std::unique_ptr<IntentClassifier>(new IntentClassifier(std::move(model)));
}

const std::vector<std::string>& IntentClassifier::labels() const { return model_->labels; }
std::size_t IntentClassifier::examples_learnt() const { return model_->examples_learnt; }

IntentPrediction IntentClassifier::recognise(std::string_view utf8, bool costly) const {
  thread_local ViewScores scores;
  const Query query = make_query(utf8);
  if (const auto known = model_->exact.find(query.normalized); known != model_->exact.end())
    return {known->second, kSureOfExact, 30.F, true, IntentTier::exact};
  scores.kernel.clear();
  scores.plane.clear();
  scores.nearest = 0;
  model_->views->score_grams(query, scores);
  const IntentPrediction cheap = model_->cheap.decide(scores, IntentTier::grams);
  if (model_->encoder == nullptr || !costly) return cheap;
  if (cheap.probability >= model_->gate_probability && cheap.scope >= model_->gate_scope) return cheap;
  std::vector<float> vector(model_->encoder->dimensions());
  model_->encoder->encode(utf8, vector);
  model_->views->score_meaning(vector, scores);
  return model_->full.decide(scores, IntentTier::meaning);
}

}  // namespace yingda::nlu
