#include "http/static_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace yingda::http {
namespace {

using testing::HasSubstr;
using testing::Not;

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yingda-static-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    put("console/index.html", "console");
    put("console/assets/app-1a2b.js", "script");
    put("console/assets/app-1a2b.js.gz", "zipped");
    put("widget.js", "widget");
    put("demo/index.html", "companies");
    put("demo/shop/index.html", "shop");
    put("docs/api/index.html", "api");
    put("secret.txt", "beside the pages");
  }
  ~StaticFilesTest() override { std::filesystem::remove_all(root_); }

  void put(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }
  std::optional<Response> find(const std::string& path,
                               std::map<std::string, std::string, std::less<>> headers = {}) {
    Head head;
    head.method = "GET";
    head.path = path;
    head.headers = std::move(headers);
    return StaticFiles(root_).find(head);
  }
  std::string text(const std::string& path) {
    const auto found = find(path);
    return found ? std::string(found->shared->bytes) : "nothing";
  }
  static std::string header(const std::optional<Response>& response, std::string_view name) {
    std::string all;
    for (const auto& [key, value] : response->headers) all += key == name ? value : "";
    return all;
  }

  std::filesystem::path root_;
};

TEST_F(StaticFilesTest, FindsEachPartOfTheRoot) {
  EXPECT_EQ(text("/"), "console");
  EXPECT_EQ(text("/inbox/0a1b"), "console") << "a page of the console";
  EXPECT_EQ(text("/assets/app-1a2b.js"), "script");
  EXPECT_EQ(text("/widget.js"), "widget");
  EXPECT_EQ(text("/demo"), "companies");
  EXPECT_EQ(text("/demo/"), "companies");
  EXPECT_EQ(text("/demo/shop"), "shop");
  EXPECT_EQ(text("/demo/shop/"), "shop");
  EXPECT_EQ(text("/docs/api"), "api");
}

TEST_F(StaticFilesTest, ShowsNothingElse) {
  for (const char* path :
       {"/secret.txt", "/assets/app-9z9z.js", "/demo/other", "/docs/other", "/missing.png"}) {
    EXPECT_EQ(text(path), "nothing") << path;
  }
}

TEST_F(StaticFilesTest, IsKeptByBrowsersAsLongAsItCannotChange) {
  EXPECT_THAT(header(find("/assets/app-1a2b.js"), "Cache-Control"), HasSubstr("immutable"));
  EXPECT_EQ(header(find("/"), "Cache-Control"), "no-cache");
  EXPECT_EQ(header(find("/widget.js"), "Cache-Control"), "no-cache");
  const auto tag = header(find("/"), "ETag");
  EXPECT_EQ(find("/", {{"if-none-match", tag}})->status, 304);
  EXPECT_EQ(find("/", {{"if-none-match", "\"other\""}})->status, 200);
  put("console/index.html", "console 2");
  EXPECT_EQ(find("/", {{"if-none-match", tag}})->status, 200);
}

TEST_F(StaticFilesTest, SendsTheCompressedFileToWhoTakesIt) {
  const auto zipped = find("/assets/app-1a2b.js", {{"accept-encoding", "br, gzip"}});
  EXPECT_EQ(zipped->shared->bytes, "zipped");
  EXPECT_EQ(header(zipped, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(zipped, "Vary"), "Accept-Encoding");
  EXPECT_EQ(zipped->content_type, "text/javascript; charset=utf-8");
  const auto plain = find("/assets/app-1a2b.js");
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_NE(header(plain, "ETag"), header(zipped, "ETag")) << "two representations";
  EXPECT_EQ(find("/widget.js", {{"accept-encoding", "gzip"}})->shared->bytes, "widget") << "has none";
}

TEST_F(StaticFilesTest, OnlyTheWidgetAndTheDemoMayBeShownElsewhere) {
  EXPECT_THAT(header(find("/"), "Content-Security-Policy"), HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(header(find("/"), "Content-Security-Policy"), Not(HasSubstr("script-src")));
  EXPECT_THAT(header(find("/demo/shop"), "Content-Security-Policy"), HasSubstr("frame-ancestors 'self'"));
  EXPECT_EQ(header(find("/widget.js"), "Cross-Origin-Resource-Policy"), "cross-origin");
  EXPECT_EQ(header(find("/assets/app-1a2b.js"), "Cross-Origin-Resource-Policy"), "");
}

}  // namespace
}  // namespace yingda::http
