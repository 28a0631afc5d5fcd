// One execution a key, on a store that is a map.
#include "http/idempotency.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <map>
#include <mutex>

#include "async/runtime.hpp"

namespace yingda::http {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

// Answers by (scope, key); nothing else of a transaction is used.
class AnswersOnly final : public Store, Tx {
 public:
  std::map<std::pair<std::string, std::string>, StoredResponse> answers;
  bool writes_fail = false;

  void submit_write(Work work, Done done) override {
    Status status = fail(ErrorKind::overloaded, "store_busy", "");
    if (!writes_fail) {
      const std::lock_guard lock(mutex_);
      status = work(*this);
    }
    done(std::move(status));
  }
  void submit_read(Work work, Done done) override {
    Status status;
    {
      const std::lock_guard lock(mutex_);
      status = work(*this);
    }
    done(std::move(status));
  }
  Status backup(const std::string&) override { throw unused(); }
  std::int64_t greatest_id() override { throw unused(); }
  void on_events(std::function<void(const std::vector<Event>&)>) override { throw unused(); }
  void housekeeping(TimeMs) override { throw unused(); }
  bool wait_until_searchable(std::chrono::milliseconds) override { throw unused(); }
  Json stats() override { throw unused(); }

 private:
  static std::logic_error unused() { return std::logic_error("not of this test"); }
  WorkspaceRepository& workspaces() override { throw unused(); }
  MemberRepository& members() override { throw unused(); }
  ChannelRepository& channels() override { throw unused(); }
  ChannelTraffic& channel_traffic() override { throw unused(); }
  ContactRepository& contacts() override { throw unused(); }
  ConversationRepository& conversations() override { throw unused(); }
  KnowledgeRepository& knowledge() override { throw unused(); }
  GlossaryRepository& glossary() override { throw unused(); }
  LearntRepository& learnt() override { throw unused(); }
  UploadRepository& uploads() override { throw unused(); }
  EvaluationRepository& evaluations() override { throw unused(); }
  EventRepository& events() override { throw unused(); }
  std::optional<StoredResponse> stored_response(const std::string& scope, const std::string& key) override {
    const auto found = answers.find({scope, key});
    return found == answers.end() ? std::nullopt : std::optional(found->second);
  }
  void store_response(const std::string& scope, const std::string& key,
                      const StoredResponse& answer) override {
    answers[{scope, key}] = answer;
  }
  void audit(const AuditRecord&) override { throw unused(); }

  std::mutex mutex_;
};

class IdempotencyTest : public testing::Test {
 protected:
  static Request request(const std::string& body = R"({"name":"a"})", std::int64_t key_id = 1) {
    Request out;
    out.method = "POST";
    out.path = "/api/v1/workspaces/shop/api-keys";
    out.operation_id = "createApiKey";
    out.body = Json::parse(body);
    out.caller.kind = Caller::Kind::api_key;
    out.caller.api_key = ApiKeyId{key_id};
    return out;
  }
  // Counts, and answers by `result_`, after others had their chance.
  async::Task<Result<Response>> handle(Request) {
    const int number = ++runs_;
    boost::asio::steady_timer pause(runtime_.executor(), std::chrono::milliseconds(1));
    co_await pause.async_wait(boost::asio::use_awaitable);
    if (!result_) co_return result_;
    Response response = *result_;
    response.body += " number " + std::to_string(number);
    co_return response;
  }
  std::future<Result<Response>> begin(const std::string& key, Request sent) {
    return boost::asio::co_spawn(runtime_.executor(), subject_.run(key, std::move(sent), handler_),
                                 boost::asio::use_future);
  }
  Result<Response> run(const std::string& key, Request sent = request()) {
    return begin(key, std::move(sent)).get();
  }
  static Result<Response> with_status(int status) {
    Response response;
    response.status = status;
    response.body = "the secret";
    return response;
  }

  AnswersOnly store_;
  Result<Response> result_ = with_status(201);
  std::atomic<int> runs_ = 0;
  async::Runtime runtime_{2};
  Idempotency subject_{store_};
  const Handler handler_ = [this](Request sent) { return handle(std::move(sent)); };
};

TEST_F(IdempotencyTest, TheSameKeyGetsTheSameAnswer) {
  const auto first = run("k1").value();
  EXPECT_THAT(first.headers, Not(Contains(Pair("Idempotency-Replayed", "true"))));
  const auto again = run("k1").value();
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_THAT(again.headers, Contains(Pair("Idempotency-Replayed", "true")));
  EXPECT_EQ(runs_, 1);
  EXPECT_NE(run("k2").value().body, first.body);
}

TEST_F(IdempotencyTest, AtTheSameTimeThereIsOneExecution) {
  std::vector<std::future<Result<Response>>> all;
  for (int i = 0; i < 20; ++i) all.push_back(begin("k1", request()));
  for (auto& one : all) EXPECT_EQ(one.get().value().body, "the secret number 1");
  EXPECT_EQ(runs_, 1);
}

TEST_F(IdempotencyTest, AnotherRequestUnderTheKeyIsRefused) {
  run("k1").value();
  const auto refused = run("k1", request(R"({"name":"b"})"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "idempotency_key_reused");
  EXPECT_EQ(runs_, 1);
}

TEST_F(IdempotencyTest, CallersAndOperationsHaveKeysOfTheirOwn) {
  run("k1").value();
  EXPECT_TRUE(run("k1", request(R"({"name":"b"})", 2)));
  auto other = request();
  other.operation_id = "createTeam";
  EXPECT_EQ(run("k1", other).value().body, "the secret number 3");
}

TEST_F(IdempotencyTest, AFailureLeavesTheKeyFree) {
  result_ = fail(ErrorKind::conflict, "name_taken", "");
  EXPECT_EQ(run("k1").error().code, "name_taken");
  result_ = with_status(422);
  EXPECT_EQ(run("k1").value().status, 422);
  result_ = with_status(201);
  EXPECT_EQ(run("k1").value().body, "the secret number 3");
}

TEST_F(IdempotencyTest, WhatIsStoredTellsNothing) {
  run("my key").value();
  ASSERT_EQ(store_.answers.size(), 1U);
  const auto& [name, stored] = *store_.answers.begin();
  EXPECT_THAT(stored.body, Not(HasSubstr("secret")));
  EXPECT_THAT(name.second, Not(HasSubstr("my key")));
  store_.answers.begin()->second.body = "tampered";
  EXPECT_EQ(run("my key").error().code, "storage_failed");
}

TEST_F(IdempotencyTest, WhatWasDoneIsSaidEvenWhenTheAnswerCannotBeKept) {
  store_.writes_fail = true;
  EXPECT_EQ(run("k1").value().status, 201);
}

}  // namespace
}  // namespace yingda::http
