// The load generator must find what it looks for: a server that loses, doubles or swaps is told apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "app/bench/latency.hpp"
#include "app/bench/load.hpp"
#include "app/bench/verify.hpp"
#include "app/web_root.hpp"
#include "base/config.hpp"
#include "unit/http/wire_client.hpp"

namespace yingda::app::bench {
namespace {

TEST(LatencyTest, TellsSharesWithinThreePercent) {
  Latency latency;
  EXPECT_EQ(latency.at(0.99), 0);
  for (int us = 1; us <= 100'000; ++us) latency.add(std::chrono::microseconds(us));
  EXPECT_NEAR(latency.at(0.5), 50, 1.6);
  EXPECT_NEAR(latency.at(0.99), 99, 3.1);
  EXPECT_EQ(latency.at(1), 100);
  EXPECT_EQ(latency.largest_ms(), 100);
  std::uint64_t all = 0;
  double last = -1;
  for (const auto& bucket : latency.buckets()) {
    EXPECT_GT(bucket[0].get<double>(), last);
    last = bucket[0];
    all += bucket[1].get<std::uint64_t>();
  }
  EXPECT_EQ(all, 100'000U);
  latency.add(std::chrono::hours(100));
  EXPECT_GT(latency.at(1), last);
}

TEST(QuestionsTest, NoTextComesTwice) {
  const auto questions =
      Questions::read((examples_root(Config()) / "shop" / "dev_questions.tsv").string()).value();
  std::set<std::string> texts;
  for (std::uint64_t i = 0; i < 20'000; ++i) texts.insert(questions.text(i));
  EXPECT_EQ(texts.size(), 20'000U);
  EXPECT_EQ(questions.text(7), questions.text(7));
  EXPECT_EQ(Questions::read("/dev/null").error().code, "no_questions");
}

TEST(VisitorsTest, WriteOneMessageAfterTheOtherAndGo) {
  Visitors visitors("v", 2);
  Visitor& first = visitors.take();
  Visitor& second = visitors.take();
  EXPECT_NE(first.id, second.id);
  const std::string third = visitors.take().id;
  EXPECT_TRUE(third != first.id && third != second.id) << "nobody has two messages on their way";
  visitors.give_back(first);
  for (int i = 1; i < 8; ++i) {
    EXPECT_EQ(&visitors.take(), &first);
    visitors.give_back(first);
  }
  visitors.give_back(second);
  EXPECT_EQ(&visitors.take(), &second) << "the first one has gone";
}

// A server that keeps what it is told, and answers each message by one reply.
class FakeServer {
 public:
  FakeServer() {
    test_.service.limit = 10'000;
    test_.service.answer = [this](http::Head head, std::string body) {
      return answer(std::move(head), body);
    };
  }
  Target target() {
    return {{"127.0.0.1", std::to_string(port_ == 0 ? port_ = test_.start() : port_), ""},
            std::string(22, 'k')};
  }
  void change(std::function<void(std::map<std::string, Json>&)> what) { what(stored_); }

  int busy = 0;  // so many messages are refused

 private:
  async::Task<http::Response> answer(http::Head head, std::string text) {
    const std::lock_guard lock(mutex_);
    if (head.method == "GET") {
      const auto found = stored_.find(head.query["visitor_id"]);
      co_return http::json_response(
          {{"items", found == stored_.end() ? Json::array() : found->second}, {"more", false}});
    }
    if (busy > 0) {
      --busy;
      co_return http::json_response(Json{{"code", "store_busy"}}, 503);
    }
    const auto body = Json::parse(text);
    const std::string id = std::to_string(next_++), reply = std::to_string(next_++);
    auto& all = stored_.try_emplace(body["visitor_id"], Json::array()).first->second;
    all.push_back({{"id", id}, {"client_message_id", body["client_message_id"]}});
    all.push_back(Json{{"id", reply}});
    co_return http::json_response({{"message_id", id}, {"replies", Json::array({Json{{"id", reply}}})}});
  }

  std::mutex mutex_;
  std::map<std::string, Json> stored_;
  int next_ = 1'000'000;
  std::uint16_t port_ = 0;
  http::TestServer test_;
};

class BenchTest : public testing::Test {
 protected:
  LoadResult load(double rate = 500) {
    return run_open_loop(server_.target(), questions_, visitors_, {rate, 0.5, 4});
  }
  Verdict verdict() { return verify(server_.target(), visitors_, 4); }

  Questions questions_ =
      Questions::read((examples_root(Config()) / "shop" / "dev_questions.tsv").string()).value();
  Visitors visitors_{"v", 10};
  FakeServer server_;
};

TEST_F(BenchTest, CountsWhatWasAnswered) {
  server_.busy = 3;
  const auto result = load();
  EXPECT_GT(result.acknowledged, 100U);
  EXPECT_EQ(result.errors, (std::map<std::string, std::uint64_t>{{"store_busy", 3}}));
  EXPECT_EQ(result.offered, result.acknowledged + 3);
  EXPECT_EQ(result.answered, result.acknowledged);
  const auto found = verdict();
  EXPECT_EQ(found.acknowledged, result.acknowledged);
  EXPECT_EQ(found.checked, 2 * result.acknowledged);
  EXPECT_EQ(found.missing + found.duplicated + found.out_of_order + found.unread, 0U);
}

TEST_F(BenchTest, FindsWhatIsLostDoubledOrSwapped) {
  load();
  server_.change([](auto& stored) {
    auto at = stored.begin();
    at->second.erase(1);  // a reply is lost
    ++at;
    at->second.erase(0);  // a message is lost
    ++at;
    at->second.push_back(at->second[0]);  // the same twice
    ++at;
    at->second.push_back({{"id", "9999999"}, {"client_message_id", at->second[0]["client_message_id"]}});
    ++at;
    std::swap(at->second[0], at->second[1]);
  });
  const auto found = verdict();
  EXPECT_EQ(found.missing, 2U);
  EXPECT_EQ(found.duplicated, 3U) << "one by both of its ids, one by that of the client";
  EXPECT_EQ(found.out_of_order, 1U);
}

TEST_F(BenchTest, FillsBefore) {
  const auto done = preload(server_.target(), questions_, 100, 4, "p").value();
  EXPECT_GE(done.messages, 100U);
  EXPECT_LE(done.messages, 110U);
  server_.busy = 1'000'000;
  EXPECT_EQ(preload(server_.target(), questions_, 100, 4, "q").error().code, "preload_failed");
}

}  // namespace
}  // namespace yingda::app::bench
