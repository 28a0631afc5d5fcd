#include "bot/evaluate.hpp"

#include <chrono>
#include <cmath>

#include "bot/bridge_keeper.hpp"
#include "bot/evaluation_parts.hpp"
#include "bot/hold_out.hpp"

namespace yingda::bot {
namespace {

// The questions of the test folder, or each dev question held out in turn.
class Evaluation {
 public:
  Evaluation(Company company, std::string dir, std::optional<std::string> test_dir, Learning learning)
      : company_(std::move(company)),
        entries_(entries_with_similar(company_)),
        dir_(std::move(dir)),
        test_dir_(std::move(test_dir)),
        learning_(std::move(learning)) {}

  Result<Json> run() {
    const auto begin = std::chrono::steady_clock::now();
    whole_ = build_snapshot(company_.workspace, entries_, learning_, company_.glossary);
    const std::chrono::duration<double> learning = std::chrono::steady_clock::now() - begin;
    out_["learn_seconds"] = std::round(learning.count() * 1e6) / 1e6;
    out_["encoder"] = learning_.encoder != nullptr;
    learning_.before = whole_;
    if (auto done = test_dir_ ? ask_test_questions() : ask_held_out(); !done)
      return std::unexpected(done.error());
    if (auto done = ask_out_of_scope(); !done) return std::unexpected(done.error());
    if (auto done = play_dialogues(); !done) return std::unexpected(done.error());
    put_question_figures();
    if (auto done = ask_multilingual(); !done) return std::unexpected(done.error());
    for (const char* later : {"manual", "graph"}) {
      out_[later] = nullptr;
      note(later, "not answered by this version");
    }
    out_["notes"] = notes_;
    return std::move(out_);
  }

 private:
  void note(const std::string& key, const std::string& why) { notes_[key] = why; }
  std::string file(const char* test, const char* dev) const {
    return test_dir_ ? *test_dir_ + "/" + test : dir_ + "/" + dev;
  }

  Status ask_held_out() {
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      const HeldOut held_out = hold_out_similar(entries_, fold);
      const auto snapshot = build_snapshot(company_.workspace, held_out.learnt, learning_, company_.glossary);
      for (const auto& question : held_out.asked) {
        const std::string& id = entries_[question.entry].external_id;
        ask(*snapshot, {id, "", question.text}, id, figures_);
      }
    }
    if (figures_.all.asked == 0) note("top1", "no dev_questions.tsv to hold out");
    note("top1_by_style", "held-out questions carry no style");
    return {};
  }

  Status ask_test_questions() {
    auto questions = read_labelled(*test_dir_ + "/test_questions.tsv", 3);
    if (!questions) return std::unexpected(questions.error());
    if (!*questions) note("top1", "no test_questions.tsv");
    for (const auto& question : questions->value_or(std::vector<LabelledText>{})) {
      ask(*whole_, question, question.label, figures_);
    }
    return {};
  }

  Status ask_multilingual() {
    auto questions = test_dir_ ? read_labelled(*test_dir_ + "/multilingual.tsv", 3)
                               : read_labelled(dir_ + "/multilingual.tsv", 3);
    if (!questions) return std::unexpected(questions.error());
    out_["multilingual"] = nullptr;
    if (!*questions) {
      note("multilingual", "no multilingual.tsv");
      return {};
    }
    QuestionFigures figures;
    for (const auto& question : **questions) ask(*whole_, question, question.label, figures);
    out_["multilingual"] = Json::object();
    for (const auto& [language, tally] : figures.by_style)
      out_["multilingual"][language] = share(tally.right, tally.asked);
    out_["multilingual"]["all"] = share(figures.all.right, figures.all.asked);
    return {};
  }

  // The first half of the file lies near the company's business, the second far from it.
  Status ask_out_of_scope() {
    auto questions = read_labelled(file("oos.tsv", "oos_dev.tsv"), 2);
    if (!questions) return std::unexpected(questions.error());
    if (!*questions) {
      for (const char* key : {"oos_near_recall", "oos_far_recall", "oos_auroc"}) {
        out_[key] = nullptr;
        note(key, "no file of out-of-scope questions");
      }
      return {};
    }
    const auto& all = **questions;
    const std::size_t half = all.size() / 2;
    double near = 0;
    double far = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool answered = ask(*whole_, all[i], {}, figures_);
      (i < half ? near : far) += answered ? 0 : 1;
    }
    out_["oos_near_recall"] = share(near, static_cast<double>(half));
    out_["oos_far_recall"] = share(far, static_cast<double>(all.size() - half));
    out_["oos_auroc"] = area_under_roc(figures_.best_in_scope, figures_.best_out_of_scope);
    return {};
  }

  Status play_dialogues() {
    auto cases = read_handoffs(file("handoff.jsonl", "handoff.jsonl"));
    if (!cases) return std::unexpected(cases.error());
    if (*cases) {
      out_.update(judge_handoffs(*whole_, **cases));
    } else {
      out_["handoff_right"] = out_["handoff_needless"] = nullptr;
      note("handoff_right", "no handoff.jsonl");
    }
    auto dialogues = read_dialogues(file("dialogues.jsonl", "dialogues.jsonl"));
    if (!dialogues) return std::unexpected(dialogues.error());
    if (*dialogues) {
      out_.update(judge_dialogues(*whole_, **dialogues));
      note("dialogue_turns_right", "turns that need a slot or a tool count as wrong: this version has none");
    } else {
      out_["dialogue_turns_right"] = nullptr;
      note("dialogue_turns_right", "no dialogues.jsonl");
    }
    return {};
  }

  void put_question_figures() {
    const auto& f = figures_;
    out_["questions"] = f.all.asked;
    out_["top1"] = share(f.all.right, f.all.asked);
    out_["top1_by_style"] = nullptr;
    if (test_dir_ && f.all.asked > 0) {
      out_["top1_by_style"] = Json::object();
      for (const auto& [style, tally] : f.by_style)
        out_["top1_by_style"][style] = share(tally.right, tally.asked);
    }
    out_["in_scope_accepted"] = share(f.accepted, f.all.asked);
    out_["accepted_right"] = share(f.accepted_right, f.accepted);
    out_["clarify_rate"] = share(f.clarified, f.all.asked);
    out_["handoff_rate"] = share(f.handed_over, f.all.asked);
    out_["per_tier"] = per_tier(f);
    out_["p50_us"] = percentile(f.microseconds, 0.5);
    out_["p99_us"] = percentile(f.microseconds, 0.99);
  }

  Company company_;
  std::vector<Entry> entries_;
  std::string dir_;
  std::optional<std::string> test_dir_;
  Learning learning_;
  std::shared_ptr<const Snapshot> whole_;
  QuestionFigures figures_;
  Json out_ = Json::object();
  Json notes_ = Json::object();
};

}  // namespace

Result<Json> evaluate_workspace(const std::string& dir, const std::optional<std::string>& test_dir,
                                std::shared_ptr<const nlu::Encoder> encoder,
                                std::shared_ptr<const nlu::Identifier> languages,
                                const std::shared_ptr<nlu::Bridge>& bridge) {
  auto company = read_company(dir);
  if (!company) return std::unexpected(company.error());
  if (bridge) {
    const auto texts = bridge_texts(company->workspace, entries_with_similar(*company));
    if (auto done = bridge->prepare({}, {}); !done) return std::unexpected(done.error());
    if (auto done = bridge->learn(bridge->missing(texts), {}, {}); !done)
      return std::unexpected(done.error());
    encoder = bridge->encoder_for(texts);
  }
  auto figures =
      Evaluation(std::move(*company), dir, test_dir, {std::move(encoder), nullptr, std::move(languages)})
          .run();
  if (figures) (*figures)["e5"] = bridge != nullptr;
  return figures;
}

}  // namespace yingda::bot
