#include "bot/self_evaluation.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/crypto.hpp"
#include "base/processor_time.hpp"
#include "bot/engine.hpp"
#include "bot/hold_out.hpp"
#include "bot/knowledge.hpp"
#include "bot/self_evaluation_parts.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

// An entry's repetitions of one wording would answer each other.
void drop_repeated(Entry& entry) {
  std::set<std::string> seen{nlu::normalize(entry.question)};
  std::erase_if(entry.similar, [&](const std::string& similar) {
    const std::string normal = nlu::normalize(similar);
    return normal.empty() || !seen.insert(normal).second;
  });
}

std::vector<Entry> usable_entries(std::vector<Entry> published, TimeMs now) {
  std::erase_if(published, [now](const Entry& entry) {
    return entry.status != EntryStatus::published || !is_valid_at(entry, now) || entry.answers.empty() ||
           entry.answers.front().parts.empty();
  });
  std::ranges::sort(published, {}, &Entry::id);
  for (Entry& entry : published) drop_repeated(entry);
  return published;
}

// The questions that are asked where there are more than `most`: those whose digests come first, so that a
// question stays in the sample or out of it whatever becomes of the others.
class Sample {
 public:
  void add(const std::string& text) { digests_.push_back(sha256(text)); }
  void limit(std::size_t most) {
    if (digests_.size() <= most) return;
    std::ranges::nth_element(digests_, digests_.begin() + static_cast<std::ptrdiff_t>(most));
    bound_ = digests_[most];
  }
  std::size_t size() const { return digests_.size(); }
  bool holds(const std::string& text) const { return bound_.empty() || sha256(text) < bound_; }

 private:
  std::vector<std::string> digests_;
  std::string bound_;
};

class Run {
 public:
  Run(SelfEvaluation what, const std::function<void(double)>& progress, const std::stop_token& stop)
      : what_(std::move(what)),
        entries_(usable_entries(std::move(what_.published), what_.now)),
        progress_(progress),
        stop_(stop),
        findings_{what_.workspace, entries_, {}, {}} {}

  Result<SelfResult> operator()() {
    for (const Entry& entry : entries_) {
      for (const auto& similar : entry.similar) sample_.add(similar);
      outside_sample_.add(entry.question);
      for (const auto& similar : entry.similar) outside_sample_.add(similar);
    }
    findings_.questions = sample_.size();
    findings_.questions_outside = outside_sample_.size();
    if (sample_.size() == 0) {
      return fail(ErrorKind::conflict, "evaluation_no_questions",
                  "No published entry has a similar question that could be held out.");
    }
    sample_.limit(what_.most_questions);
    outside_sample_.limit(what_.most_out_of_scope);
    learn_all();
    const std::size_t folds = std::min(kFolds, entries_.size());
    steps_ = kFolds + folds;
    for (std::size_t fold = 0; fold < kFolds && !stop_.stop_requested(); ++fold)
      ask_fold(hold_out_similar(entries_, fold), sample_, findings_.inside);
    for (std::size_t fold = 0; fold < folds && !stop_.stop_requested(); ++fold)
      ask_fold(leave_out_entries(entries_, fold, folds), outside_sample_, findings_.outside);
    if (stop_.stop_requested()) {
      return fail(ErrorKind::overloaded, "evaluation_interrupted", "The evaluation was cut short.");
    }
    return SelfResult{self_figures(findings_), self_report(findings_)};
  }

 private:
  // Every text is encoded once; the folds take the vectors over.
  void learn_all() {
    auto whole = build_snapshot(what_.workspace, entries_, what_.learning, what_.glossary);
    findings_.meaning = whole->knowledge().matcher.meaning() != nullptr;
    what_.learning.before = std::move(whole);
  }

  void ask_fold(HeldOut fold, const Sample& sample, std::vector<Asked>& out) {
    std::erase_if(fold.asked, [&](const KnownQuestion& question) { return !sample.holds(question.text); });
    const double begun = static_cast<double>(done_++);
    if (!fold.asked.empty() && !fold.learnt.empty()) {
      const auto snapshot =
          build_snapshot(what_.workspace, std::move(fold.learnt), what_.learning, what_.glossary);
      for (std::size_t i = 0; i < fold.asked.size() && !stop_.stop_requested(); ++i) {
        out.push_back(ask_one(*snapshot, fold.asked[i]));
        const double part = static_cast<double>(i) / static_cast<double>(fold.asked.size());
        progress_((begun + part) / static_cast<double>(steps_));
      }
    }
    progress_(static_cast<double>(done_) / static_cast<double>(steps_));
  }

  Asked ask_one(const Snapshot& snapshot, const KnownQuestion& question) {
    const double begin = thread_processor_micros();
    const Outcome outcome = step(snapshot, {}, {question.text, false, what_.now, {}});
    Asked asked;
    asked.micros = thread_processor_micros() - begin;
    asked.entry = question.entry;
    asked.text = question.text;
    asked.language = outcome.language;
    asked.kind = outcome.kind;
    asked.standing = outcome.standing;
    for (const Json& candidate : outcome.meta["candidates"]) {
      const std::size_t entry = index_of(candidate["entry_id"].get_ref<const std::string&>());
      const double score = candidate["score"].get<double>();
      if (asked.found == Asked::kNone) asked.found = entry;
      (entry == question.entry ? asked.own : asked.rival) =
          std::max(entry == question.entry ? asked.own : asked.rival, score);
    }
    return asked;
  }

  std::size_t index_of(const std::string& id) const {
    const auto parsed = parse_id<EntryId>(id).value_or(EntryId{});
    const auto at = std::ranges::lower_bound(entries_, parsed, {}, &Entry::id);
    return static_cast<std::size_t>(at - entries_.begin());
  }

  SelfEvaluation what_;
  std::vector<Entry> entries_;
  const std::function<void(double)>& progress_;
  const std::stop_token& stop_;
  Sample sample_;
  Sample outside_sample_;
  SelfFindings findings_;
  std::size_t done_ = 0;
  std::size_t steps_ = 1;
};

}  // namespace

Result<SelfResult> evaluate_self(SelfEvaluation what, const std::function<void(double)>& progress,
                                 const std::stop_token& stop) {
  return Run(std::move(what), progress, stop)();
}

}  // namespace yingda::bot
