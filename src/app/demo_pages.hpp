#pragma once
// GET /demo/config.json: which demo companies there are, and the public keys of their channels.

#include <filesystem>
#include <string>

#include "core/store.hpp"
#include "http/server.hpp"

namespace yingda::app {

// Answers that one path and hands everything else to `site`.
// {"companies":[{"slug","name":{"zh","en"},"channel_key"}]}, only companies of `folder` that are workspaces
// here. Both references must outlive it.
class DemoPages final : public http::Service {
 public:
  DemoPages(http::Service& site, Store& store, const std::filesystem::path& folder);

  async::Task<std::expected<std::unique_ptr<Prepared>, http::Response>> prepare(http::Head head) override;

 private:
  http::Service& site_;
  Store& store_;
  Json names_;  // slug → {"zh","en"}
};

}  // namespace yingda::app
