// Everything below the server's root that is no API operation.
#include "http/site.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <fstream>

#include "http/openapi_document.hpp"
#include "unit/http/wire_client.hpp"

namespace yingda::http {
namespace {

using testing::HasSubstr;

const std::string kHash(64, 'a');

class OneFile final : public FileSource {
 public:
  std::filesystem::path path;
  bool inline_safe = true;
  async::Task<Result<StoredFile>> find(std::string sha256) override {
    if (sha256 != kHash) co_return fail(ErrorKind::not_found, "upload_not_found", "");
    co_return StoredFile{path, "image/png", inline_safe};
  }
};

class SiteTest : public testing::Test {
 protected:
  SiteTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yingda-site-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    std::filesystem::create_directories(root_ / "console");
    std::ofstream(root_ / "console" / "index.html") << "<p>console</p>";
    files_.path = root_ / "stored";
    std::ofstream(files_.path) << "0123456789";
    metrics_.counter("yingda_test_total", "A test.").add(3);
    make({.web_root = root_, .metrics_token = ""});
  }
  ~SiteTest() override { std::filesystem::remove_all(root_); }

  void make(SiteOptions options) {
    site_ = std::make_unique<Site>(api_, files_, std::move(options), metrics_);
  }
  Response send(const std::string& method, const std::string& path,
                std::map<std::string, std::string, std::less<>> headers = {}) {
    Head head;
    head.method = method;
    head.path = path;
    head.headers = std::move(headers);
    head.remote_address = address_;
    head.language = "en";
    boost::asio::io_context context;
    auto prepared = boost::asio::co_spawn(context, site_->prepare(std::move(head)), boost::asio::use_future);
    context.run();
    auto result = prepared.get();
    if (result) throw std::logic_error("went to the API");
    return std::move(result.error());
  }
  static std::string bytes(const Response& response) {
    return response.shared ? std::string(response.shared->bytes) : response.body;
  }
  static std::string header(const Response& response, std::string_view name) {
    std::string all;
    for (const auto& [key, value] : response.headers) all += key == name ? value : "";
    return all;
  }

  std::filesystem::path root_;
  std::string address_ = "127.0.0.1";
  TestService api_;
  OneFile files_;
  Metrics metrics_;
  std::unique_ptr<Site> site_;
};

TEST_F(SiteTest, SaysWhetherItIsReady) {
  EXPECT_EQ(send("GET", "/healthz").status, 200);
  EXPECT_EQ(send("GET", "/readyz").status, 503);
  EXPECT_EQ(Json::parse(send("GET", "/readyz").body)["code"], "not_ready");
  site_->set_ready(true);
  EXPECT_EQ(send("GET", "/readyz").status, 200);
  site_->set_ready(false);
  EXPECT_EQ(send("GET", "/readyz").status, 503);
  EXPECT_EQ(send("GET", "/healthz").status, 200);
}

TEST_F(SiteTest, MetricsAreForThisMachineOnly) {
  EXPECT_THAT(send("GET", "/metrics").body, HasSubstr("yingda_test_total 3"));
  address_ = "203.0.113.7";
  EXPECT_EQ(send("GET", "/metrics").status, 404);
}

TEST_F(SiteTest, MetricsAreForTheTokenWhereThereIsOne) {
  make({.web_root = root_, .metrics_token = "t0ken"});
  EXPECT_EQ(send("GET", "/metrics").status, 404) << "a proxy on this machine is not the one who asks";
  EXPECT_EQ(send("GET", "/metrics", {{"authorization", "Bearer other"}}).status, 404);
  address_ = "203.0.113.7";
  EXPECT_EQ(send("GET", "/metrics", {{"authorization", "Bearer t0ken"}}).status, 200);
}

TEST_F(SiteTest, ServesTheContract) {
  const auto first = send("GET", "/api/openapi.json");
  EXPECT_EQ(bytes(first), openapi_text());
  EXPECT_EQ(send("GET", "/api/openapi.json", {{"if-none-match", header(first, "ETag")}}).status, 304);
  EXPECT_THROW(send("GET", "/api/v1/auth/session"), std::logic_error);
  EXPECT_THROW(send("POST", "/api/openapi.json"), std::logic_error);
}

TEST_F(SiteTest, SendsUploadsSoThatTheyCannotRunAsPages) {
  const auto sent = send("GET", "/files/" + kHash + "/图 1.png");
  EXPECT_EQ(bytes(sent), "0123456789");
  EXPECT_EQ(sent.content_type, "image/png");
  EXPECT_THAT(header(sent, "Content-Disposition"), "inline; filename*=UTF-8''%E5%9B%BE%201.png");
  EXPECT_THAT(header(sent, "Content-Security-Policy"), HasSubstr("sandbox"));
  EXPECT_EQ(header(sent, "X-Content-Type-Options"), "nosniff");
  files_.inline_safe = false;
  EXPECT_THAT(header(send("GET", "/files/" + kHash), "Content-Disposition"),
              "attachment; filename*=UTF-8''file");
}

TEST_F(SiteTest, SendsAPieceOfAFile) {
  const std::string path = "/files/" + kHash;
  const auto piece = send("GET", path, {{"range", "bytes=2-4"}});
  EXPECT_EQ(piece.status, 206);
  EXPECT_EQ(bytes(piece), "234");
  EXPECT_EQ(header(piece, "Content-Range"), "bytes 2-4/10");
  EXPECT_EQ(bytes(send("GET", path, {{"range", "bytes=7-"}})), "789");
  EXPECT_EQ(bytes(send("GET", path, {{"range", "bytes=-3"}})), "789");
  EXPECT_EQ(bytes(send("GET", path, {{"range", "bytes=8-99"}})), "89");
  for (const char* whole :
       {"bytes=10-", "bytes=4-2", "bytes=-0", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1"}) {
    const auto all = send("GET", path, {{"range", whole}});
    EXPECT_EQ(all.status, 200) << whole;
    EXPECT_EQ(bytes(all).size(), 10U) << whole;
  }
}

TEST_F(SiteTest, SaysWhenAFileIsNotThere) {
  EXPECT_EQ(Json::parse(send("GET", "/files/" + std::string(64, 'b')).body)["code"], "upload_not_found");
  std::filesystem::remove(files_.path);
  EXPECT_EQ(Json::parse(send("GET", "/files/" + kHash).body)["code"], "file_not_found");
}

TEST_F(SiteTest, PagesAreReadOnly) {
  EXPECT_EQ(bytes(send("GET", "/inbox/all")), "<p>console</p>");
  const auto refused = send("POST", "/inbox/all");
  EXPECT_EQ(Json::parse(refused.body)["code"], "method_not_allowed");
  EXPECT_EQ(header(refused, "Allow"), "GET, HEAD");
  EXPECT_EQ(send("GET", "/missing.js").status, 404);
}

}  // namespace
}  // namespace yingda::http
