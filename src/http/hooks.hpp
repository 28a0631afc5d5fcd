#pragma once
// /hooks/{channel type}/{channel id}[/…]: where platforms push to. No sign-in: the adapter checks what the
// platform signs.

#include "http/server.hpp"

namespace yingda::channels {
class Relay;
}

namespace yingda::http {

// By which address the caller reached us, from the Host header; "" where there is none.
std::string base_url_of(const Head& head);

// Answers those paths and hands everything else to `next`. Both must outlive it.
class Hooks final : public Service {
 public:
  Hooks(Service& next, channels::Relay& relay, std::string public_url)
      : next_(next), relay_(relay), public_url_(std::move(public_url)) {}

  async::Task<std::expected<std::unique_ptr<Prepared>, Response>> prepare(Head head) override;

 private:
  Service& next_;
  channels::Relay& relay_;
  const std::string public_url_;  // without a slash at the end; "" = as we are reached
};

}  // namespace yingda::http
