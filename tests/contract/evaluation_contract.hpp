#pragma once
// Evaluations of the bot.

#include "contract/store_fixture.hpp"

namespace yingda::contract {

class EvaluationContract : public StoreContract {
 protected:
  static Evaluation make_evaluation(const Tenant& t) {
    Evaluation evaluation;
    evaluation.id = new_id<EvaluationId>();
    evaluation.workspace = t.workspace.id;
    evaluation.started_by = t.member.id;
    evaluation.started_at = 5;
    return evaluation;
  }
  static Evaluation done(Evaluation evaluation) {
    evaluation.status = EvaluationStatus::done;
    evaluation.finished_at = 9;
    evaluation.knowledge_seq = 7;
    evaluation.figures = {{"top1", 0.8}};
    evaluation.report = {{"questions", {"退货?"}}};
    return evaluation;
  }
  static Json shown(const Evaluation& v) {
    return {v.id.value,    v.workspace.value, to_text(v.status), v.started_by.value, v.started_at,
            v.finished_at, v.knowledge_seq,   v.error,           v.figures,          v.report};
  }
};

TEST_P(EvaluationContract, KeepsOneWithAllItsFields) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const Evaluation begun = make_evaluation(a);
  write([&](Tx& tx) { EXPECT_TRUE(tx.evaluations().insert(begun)); });
  const auto stored = [&] {
    return read([&](Tx& tx) { return tx.evaluations().find(a.workspace.id, begun.id); });
  };
  EXPECT_EQ(shown(*stored()), shown(begun));
  const Evaluation ended = done(begun);
  write([&](Tx& tx) { EXPECT_TRUE(tx.evaluations().finish(ended)); });
  EXPECT_EQ(shown(*stored()), shown(ended));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.evaluations().find(b.workspace.id, begun.id); }));
  write([&](Tx& tx) {
    EXPECT_FALSE(tx.evaluations().remove(b.workspace.id, begun.id)) << "another tenant's";
    EXPECT_TRUE(tx.evaluations().remove(a.workspace.id, begun.id));
    EXPECT_FALSE(tx.evaluations().remove(a.workspace.id, begun.id));
    EXPECT_FALSE(tx.evaluations().finish(ended)) << "gone";
  });
}

TEST_P(EvaluationContract, OneOfAWorkspaceRunsAtATime) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const Evaluation first = make_evaluation(a);
  const Evaluation second = make_evaluation(a);
  const Evaluation foreign = make_evaluation(b);
  const auto running = [&] {
    Ids ids;
    for (const auto& one : read([](Tx& tx) { return tx.evaluations().running(); }))
      ids.push_back(one.id.value);
    return ids;
  };
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.evaluations().insert(first));
    EXPECT_FALSE(tx.evaluations().insert(second));
    EXPECT_TRUE(tx.evaluations().insert(foreign));
  });
  EXPECT_EQ(running(), (Ids{first.id.value, foreign.id.value}));
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.evaluations().finish(done(first)));
    EXPECT_TRUE(tx.evaluations().insert(second));
  });
  EXPECT_EQ(running(), (Ids{second.id.value, foreign.id.value})) << "by id";
}

TEST_P(EvaluationContract, ListsTheNewestFirstWithoutReportsAndDropsOldOnes) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  std::vector<Evaluation> made;
  for (int i = 0; i < 4; ++i) made.push_back(make_evaluation(a));
  const Evaluation foreign = make_evaluation(b);
  write([&](Tx& tx) {
    for (const auto& one : made) {
      tx.evaluations().insert(one);
      tx.evaluations().finish(done(one));
    }
    tx.evaluations().insert(foreign);
    tx.evaluations().remove_older(a.workspace.id, 3);
  });
  const auto list = read([&](Tx& tx) { return tx.evaluations().list(a.workspace.id); });
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list.front().id, made.back().id);
  EXPECT_EQ(list.front().figures["top1"], 0.8);
  EXPECT_TRUE(list.front().report.is_null());
  EXPECT_EQ(read([&](Tx& tx) { return tx.evaluations().list(b.workspace.id); }).size(), 1U);
}

}  // namespace yingda::contract
