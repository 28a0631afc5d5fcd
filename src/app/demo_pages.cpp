#include "app/demo_pages.hpp"

#include <fstream>
#include <utility>

#include "core/store_await.hpp"
#include "http/problem.hpp"

namespace yingda::app {
namespace {

Json read_names(const std::filesystem::path& folder) {
  Json names = Json::object();
  std::error_code error;
  for (const auto& company : std::filesystem::directory_iterator(folder, error)) {
    std::ifstream file(company.path() / "company.json");
    const auto description = Json::parse(file, nullptr, false);
    if (!description.is_object() || !description.contains("name")) continue;
    names[company.path().filename().string()] = description["name"];
  }
  return names;
}

Result<Json> list_companies(Tx& tx, const Json& names) {
  Json companies = Json::array();
  for (const auto& [slug, name] : names.items()) {
    const auto workspace = tx.workspaces().find_by_slug(slug);
    if (!workspace) continue;
    for (const auto& channel : tx.channels().list(workspace->id)) {
      if (channel.type != "web" || !channel.enabled) continue;
      companies.push_back({{"slug", slug}, {"name", name}, {"channel_key", channel.key}});
      break;
    }
  }
  return Json{{"companies", std::move(companies)}};
}

}  // namespace

DemoPages::DemoPages(http::Service& site, Store& store, const std::filesystem::path& folder)
    : site_(site), store_(store), names_(read_names(folder)) {}

async::Task<std::expected<std::unique_ptr<http::Service::Prepared>, http::Response>> DemoPages::prepare(
    http::Head head) {
  if (head.path != "/demo/config.json" || head.method != "GET")
    co_return co_await site_.prepare(std::move(head));
  const auto companies =
      co_await read<Json>(store_, [names = names_](Tx& tx) { return list_companies(tx, names); });
  if (!companies) {
    co_return std::unexpected(http::problem_response(companies.error(), head.language, head.request_id));
  }
  co_return std::unexpected(http::json_response(*companies));
}

}  // namespace yingda::app
