#include <chrono>
#include <deque>

#include "app/bench/consult.hpp"
#include "app/bench/lanes.hpp"
#include "app/bench/load.hpp"

namespace yingda::app::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostFailures = 100;  // in a row
// Texts of the preload are none of those that are measured.
constexpr std::uint64_t kFirstNumber = 1'000'000'000;

class Preload {
 public:
  Preload(const Target& target, const Questions& questions, std::uint64_t messages, const std::string& prefix,
          int connections)
      : target_(target),
        questions_(questions),
        messages_(messages),
        visitors_(prefix, static_cast<std::size_t>(connections) * 2),
        connections_(connections) {}

  Result<PreloadResult> run() {
    const auto begin = Clock::now();
    for (int i = 0; i < connections_; ++i) {
      clients_.emplace_back(lanes_.executor(), target_.url, net::HttpClient::Limits{});
      lanes_.spawn(fill(clients_.back()));
    }
    lanes_.run();
    result_.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    if (result_.messages >= messages_) return result_;
    return fail(ErrorKind::internal, "preload_failed",
                "Storing messages before the run failed: " + last_error_);
  }

 private:
  async::Task<void> fill(net::HttpClient& client) {
    while (result_.messages < messages_ && failures_ < kMostFailures) {
      Visitor& visitor = visitors_.take();
      const auto told = co_await consult(client, target_, visitor, questions_, number_++);
      visitors_.give_back(visitor);
      if (told) {
        result_.messages += 1 + told->replies.size();
        failures_ = 0;
      } else {
        last_error_ = told.error().code;
        ++result_.errors;
        ++failures_;
      }
    }
  }

  const Target& target_;
  const Questions& questions_;
  const std::uint64_t messages_;
  Visitors visitors_;
  const int connections_;
  PreloadResult result_;
  Lanes lanes_;
  std::deque<net::HttpClient> clients_;
  std::uint64_t number_ = kFirstNumber;
  int failures_ = 0;
  std::string last_error_;
};

}  // namespace

Result<PreloadResult> preload(const Target& target, const Questions& questions, std::uint64_t messages,
                              int connections, const std::string& prefix) {
  return Preload(target, questions, messages, prefix, connections).run();
}

}  // namespace yingda::app::bench
