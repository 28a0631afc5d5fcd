// Runs in the background: one a workspace, told, ended and recovered.
#include <condition_variable>
#include <mutex>

#include "async/runtime.hpp"
#include "core/evaluations/evaluation_service.hpp"
#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using testing::Contains;

// Works until it is let go or asked to stop.
class HeldEvaluator final : public Evaluator {
 public:
  Result<EvaluationResult> evaluate(EvaluationSource source, const std::function<void(double)>& progress,
                                    const std::stop_token& stop) override {
    progress(0.5);
    std::unique_lock lock(mutex_);
    ++begun_;
    changed_.notify_all();
    changed_.wait(lock, stop, [this] { return open_; });
    if (stop.stop_requested()) return fail(ErrorKind::overloaded, "evaluation_interrupted", "stopped");
    if (source.published.empty()) return fail(ErrorKind::conflict, "evaluation_no_questions", "nothing");
    return EvaluationResult{{{"entries", source.published.size()}}, {{"workspace", source.workspace.slug}}};
  }
  void open() {
    const std::scoped_lock lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void wait_for_begun(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return begun_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool open_ = false;
  int begun_ = 0;
};

class EvaluationTest : public AdminTest {
 protected:
  ~EvaluationTest() override { service.stop(); }

  Evaluation begin(const CreatedWorkspace& workspace) {
    auto begun = run(service.begin(workspace.workspace.id, actor(workspace)));
    EXPECT_TRUE(begun) << begun.error().detail;
    return begun.value_or(Evaluation{});
  }
  // As it is once it has ended.
  Evaluation ended(const Evaluation& begun) {
    for (;;) {
      const auto now = run(service.get(begun.workspace, begun.id));
      if (!now || now->status != EvaluationStatus::running) return now.value_or(Evaluation{});
      std::this_thread::yield();
    }
  }
  void add_entry(const CreatedWorkspace& workspace) {
    ASSERT_TRUE(write([&](Tx& tx) -> Status {
      Entry entry;
      entry.id = new_id<EntryId>();
      entry.workspace = workspace.workspace.id;
      entry.question = "q";
      entry.answers = {{"zh", {TextPart{"a"}}}};
      tx.knowledge().insert(entry);
      return {};
    }));
  }

  CreatedWorkspace tel = make_workspace("tel");
  CreatedWorkspace shop = make_workspace("shop");
  HeldEvaluator evaluator;
  async::Runtime runtime{1};
  EvaluationService service{*store_, evaluator, runtime.executor(), Log()};
};

TEST_F(EvaluationTest, RunsInTheBackgroundAndKeepsWhatItFound) {
  add_entry(tel);
  const Evaluation begun = begin(tel);
  EXPECT_EQ(begun.status, EvaluationStatus::running);
  EXPECT_EQ(begun.started_by, tel.owner->id);
  evaluator.wait_for_begun(1);
  EXPECT_EQ(service.progress(begun.id), 0.5);
  EXPECT_THAT(run(service.begin(tel.workspace.id, actor(tel))), FailsWith("evaluation_running"));
  evaluator.open();
  const Evaluation done = ended(begun);
  EXPECT_EQ(done.status, EvaluationStatus::done);
  EXPECT_EQ(done.figures["entries"], 1);
  EXPECT_EQ(done.report["workspace"], "tel");
  EXPECT_GT(done.knowledge_seq, 0);
  EXPECT_GE(done.finished_at, done.started_at);
  EXPECT_TRUE(run(service.list(tel.workspace.id))->front().report.is_null()) << "lists are short";
  EXPECT_THAT(event_types(), Contains(EventType::evaluation_changed).Times(2));
  EXPECT_EQ(ended(begin(tel)).status, EvaluationStatus::done) << "the next one may begin";
}

TEST_F(EvaluationTest, AnotherWorkspaceWaitsAndSeesNothing) {
  add_entry(shop);
  const Evaluation first = begin(tel);
  const Evaluation second = begin(shop);
  evaluator.wait_for_begun(1);
  EXPECT_EQ(service.progress(second.id), 0) << "one after the other";
  EXPECT_THAT(run(service.get(shop.workspace.id, first.id)), FailsWith("evaluation_not_found"));
  EXPECT_THAT(run(service.remove(shop.workspace.id, first.id, actor(shop))),
              FailsWith("evaluation_not_found"));
  evaluator.open();
  const Evaluation failed = ended(first);
  EXPECT_EQ(failed.status, EvaluationStatus::failed);
  EXPECT_EQ(failed.error, "evaluation_no_questions");
  EXPECT_EQ(ended(second).status, EvaluationStatus::done);
}

TEST_F(EvaluationTest, RemovingOneThatRunsEndsIt) {
  const Evaluation begun = begin(tel);
  evaluator.wait_for_begun(1);
  ASSERT_TRUE(run(service.remove(tel.workspace.id, begun.id, actor(tel))));
  EXPECT_THAT(run(service.get(tel.workspace.id, begun.id)), FailsWith("evaluation_not_found"));
  // The worker is free again, although nobody let the first one go.
  begin(tel);
  evaluator.wait_for_begun(2);
}

TEST_F(EvaluationTest, StoppingEndsWhatRunsAndWhatWaits) {
  const Evaluation first = begin(tel);
  const Evaluation second = begin(shop);
  evaluator.wait_for_begun(1);
  service.stop();
  for (const Evaluation& one : {ended(first), ended(second)}) {
    EXPECT_EQ(one.status, EvaluationStatus::failed);
    EXPECT_EQ(one.error, "evaluation_interrupted");
  }
}

TEST_F(EvaluationTest, WhatAKilledProcessLeftRunningIsSettled) {
  Evaluation left;
  left.id = new_id<EvaluationId>();
  left.workspace = tel.workspace.id;
  ASSERT_TRUE(write([&](Tx& tx) -> Status {
    tx.evaluations().insert(left);
    return {};
  }));
  ASSERT_TRUE(run(service.recover()));
  const Evaluation settled = ended(left);
  EXPECT_EQ(settled.status, EvaluationStatus::failed);
  EXPECT_EQ(settled.error, "evaluation_interrupted");
  begin(tel);
}

}  // namespace
}  // namespace yingda
