#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cmath>
#include <deque>
#include <random>
#include <vector>

#include "app/bench/consult.hpp"
#include "app/bench/lanes.hpp"
#include "app/bench/load.hpp"

namespace yingda::app::bench {
namespace {

namespace asio = async::asio;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{30};

class OpenLoop {
 public:
  OpenLoop(const Target& target, const Questions& questions, Visitors& visitors, const LoadOptions& options)
      : target_(target),
        questions_(questions),
        visitors_(visitors),
        options_(options),
        pause_(lanes_.executor()) {}

  LoadResult run() {
    for (int i = 0; i < options_.connections; ++i) {
      ways_.emplace_back(lanes_.executor(), target_.url);
      lanes_.spawn(serve(ways_.back()));
    }
    lanes_.spawn(arrive());
    lanes_.run();
    return std::move(result_);
  }

 private:
  // A connection, and what it sleeps on while nobody is there.
  struct Way {
    Way(const asio::any_io_executor& executor, const net::Url& url)
        : client(executor, url, {}), wake(executor, Clock::time_point::max()) {}
    net::HttpClient client;
    asio::steady_timer wake;
  };

  async::Task<void> arrive() {
    co_await wait_until_connected();
    std::mt19937_64 random{std::random_device{}()};
    std::exponential_distribution<double> gap;
    const auto as_duration = [](double seconds) {
      return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    };
    begin_ = Clock::now();
    end_ = begin_ + as_duration(options_.seconds);
    result_.timeline.resize(static_cast<std::size_t>(std::ceil(options_.seconds)));
    double second = 0;
    const auto next = [&] { return begin_ + as_duration(second += gap(random) / options_.rate_at(second)); };
    for (auto at = next(); at < end_; at = next()) {
      if (at > Clock::now()) co_await sleep_until(at);
      due_.push_back(at);
      ++result_.offered;
      ++second_of(at).offered;
      wake_one();
    }
    ended_ = true;
    while (!idle_.empty()) wake_one();
  }

  // So that nobody's waiting includes what it takes to open all connections at once.
  async::Task<void> wait_until_connected() {
    while (idle_.size() < ways_.size()) co_await sleep_until(Clock::now() + std::chrono::milliseconds(1));
  }

  async::Task<void> sleep_until(Clock::time_point time) {
    pause_.expires_at(time);
    co_await pause_.async_wait(asio::use_awaitable);
  }

  void wake_one() {
    if (idle_.empty()) return;
    Way* way = idle_.back();
    idle_.pop_back();
    way->wake.cancel();
  }

  async::Task<void> serve(Way& way) {
    co_await way.client.send("GET", "/healthz");
    for (;;) {
      if (!due_.empty() && ended_ && Clock::now() > end_ + kPatience) give_up();
      if (due_.empty() && ended_) co_return;
      if (due_.empty()) {
        idle_.push_back(&way);
        way.wake.expires_at(Clock::time_point::max());
        boost::system::error_code woken;
        co_await way.wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        continue;
      }
      const auto at = due_.front();
      due_.pop_front();
      co_await consult_one(way, at);
    }
  }

  async::Task<void> consult_one(Way& way, Clock::time_point at) {
    Visitor& visitor = visitors_.take();
    auto told = co_await consult(way.client, target_, visitor, questions_, number_++);
    const auto now = Clock::now();
    if (told) {
      result_.latency.add(std::chrono::duration_cast<std::chrono::microseconds>(now - at));
      ++result_.acknowledged;
      second_of(at).latency.add(std::chrono::duration_cast<std::chrono::microseconds>(now - at));
      if (now <= end_) ++result_.in_time;
      if (!told->replies.empty()) ++result_.answered;
      visitor.acknowledged.push_back(std::move(*told));
    } else {
      ++result_.errors[told.error().code];
      ++second_of(at).errors;
    }
    visitors_.give_back(visitor);
  }

  Second& second_of(Clock::time_point at) {
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(at - begin_).count();
    return result_.timeline.at(static_cast<std::size_t>(second));
  }

  void give_up() {
    result_.errors["not_sent"] += due_.size();
    for (const auto at : due_) ++second_of(at).errors;
    due_.clear();
  }

  const Target& target_;
  const Questions& questions_;
  Visitors& visitors_;
  const LoadOptions options_;
  LoadResult result_;
  Lanes lanes_;
  asio::steady_timer pause_;
  std::deque<Way> ways_;
  std::vector<Way*> idle_;
  std::deque<Clock::time_point> due_;  // who has come and is not served yet
  Clock::time_point begin_;
  Clock::time_point end_ = Clock::time_point::max();
  std::uint64_t number_ = 0;
  bool ended_ = false;
};

}  // namespace

LoadResult run_open_loop(const Target& target, const Questions& questions, Visitors& visitors,
                         const LoadOptions& options) {
  return OpenLoop(target, questions, visitors, options).run();
}

}  // namespace yingda::app::bench
