// What comes over the wire: targets, cookies, languages, uploads, rate limits, problems.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "http/multipart.hpp"
#include "http/openapi_document.hpp"
#include "http/operation.hpp"
#include "http/problem.hpp"
#include "http/rate_limit.hpp"
#include "http/url.hpp"

namespace yingda::http {
namespace {

using namespace std::chrono_literals;

TEST(Target, PathAndQueryAreDecoded) {
  const auto target = parse_target("/a%20b/%E4%B8%AD?q=1+2&e=&x&q=%263");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a b/中");
  EXPECT_EQ(target->query, (TextMap{{"q", "&3"}, {"e", ""}, {"x", ""}}));
}

TEST(Target, RefusesTricks) {
  for (const char* bad : {"", "a", "http://x/", "/%", "/%2", "/%zz", "/%00", "/a/../b", "/%2e%2e/x", "/..",
                          "/.", "/%ff", "/a?b=%c3%28", "*"}) {
    EXPECT_FALSE(parse_target(bad)) << bad;
  }
}

RC_GTEST_PROP(Target, EncodingComesBack, (const std::string& text)) {
  if (const auto decoded = percent_decode(percent_encode(text), false)) RC_ASSERT(*decoded == text);
}

TEST(Cookie, ByExactName) {
  EXPECT_EQ(cookie_value("a=1; yd_session=tok=en; b=2", "yd_session"), "tok=en");
  EXPECT_EQ(cookie_value("xyd_session=1;yd_sessionx=2", "yd_session"), "");
  EXPECT_EQ(cookie_value("", "a"), "");
}

TEST(Language, FollowsTheHeader) {
  EXPECT_EQ(preferred_language(""), "zh");
  EXPECT_EQ(preferred_language("en-GB,en;q=0.9"), "en");
  EXPECT_EQ(preferred_language("fr, zh-TW;q=0.8, en;q=0.7"), "zh");
  EXPECT_EQ(preferred_language("zh;q=0.1,en;q=0.2"), "en");
  EXPECT_EQ(preferred_language("fr"), "zh");
}

std::string upload(const std::string& parts) { return "--B\r\n" + parts + "\r\n--B--\r\n"; }
const std::string kType = "multipart/form-data; boundary=B";

TEST(Multipart, FindsTheFile) {
  const auto file = read_multipart(
      kType, "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n" +
                 upload("Content-Disposition: form-data; name=\"file\"; filename=\"图\\\"x.png\"\r\n"
                        "Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--C"));
  ASSERT_TRUE(file) << file.error().detail;
  EXPECT_EQ(file->name, "图\"x.png");
  EXPECT_EQ(file->media_type, "image/png");
  EXPECT_EQ(file->bytes, "\x89PNG\r\n\r\n--C");
}

TEST(Multipart, RefusesWhatIsBroken) {
  const auto code = [](const std::string& type, const std::string& body) {
    const auto file = read_multipart(type, body);
    return file ? "ok" : file.error().code;
  };
  const std::string part = "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx";
  EXPECT_EQ(code(kType, upload(part)), "ok");
  EXPECT_EQ(code("multipart/form-data; boundary=\"B\"", upload(part)), "ok");
  EXPECT_EQ(code("application/json", upload(part)), "unsupported_media_type");
  EXPECT_EQ(code("multipart/form-data", upload(part)), "invalid_multipart");
  EXPECT_EQ(code(kType, ""), "invalid_multipart");
  EXPECT_EQ(code(kType, "--B\r\n" + part), "invalid_multipart");
  EXPECT_EQ(code(kType, "--B\r\nno headers"), "invalid_multipart");
  EXPECT_EQ(code(kType, upload("Content-Disposition: form-data; name=\"other\"\r\n\r\nx")), "missing_field");
  EXPECT_EQ(code(kType, upload("Content-Disposition: form-data; name=\"file\"; filename=\"\xff\"\r\n\r\nx")),
            "invalid_multipart");
  std::string many;
  for (int i = 0; i < 20; ++i) many += "--B\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n";
  EXPECT_EQ(code(kType, many + upload(part)), "invalid_multipart");
}

RC_GTEST_PROP(Multipart, AnyBytesOfAFileComeBack, (const std::string& bytes)) {
  const auto file = read_multipart(
      "multipart/form-data; boundary=0123456789abcdef",
      "--0123456789abcdef\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + bytes +
          "\r\n--0123456789abcdef--\r\n");
  RC_ASSERT(file.has_value());
  RC_ASSERT(file->bytes == bytes);
}

TEST(RateLimitTest, BurstThenRefill) {
  RateLimit limit(10, 10s);
  const auto start = RateLimit::Clock::now();
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(limit.allow("a", start));
  EXPECT_FALSE(limit.allow("a", start));
  EXPECT_TRUE(limit.allow("b", start));
  EXPECT_FALSE(limit.allow("a", start + 999ms));
  EXPECT_TRUE(limit.allow("a", start + 2s));
  EXPECT_TRUE(limit.allow("a", start + 2s));
  EXPECT_FALSE(limit.allow("a", start + 2s));
  RateLimit none(0, 1s);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(none.allow("a", start));
}

TEST(RateLimitTest, InventedKeysDoNotFreeOthersNorFillMemory) {
  RateLimit limit(1, 60s);
  const auto start = RateLimit::Clock::now();
  EXPECT_TRUE(limit.allow("guesser", start));
  for (int i = 0; i < 20'000; ++i) limit.allow("other" + std::to_string(i), start);
  EXPECT_FALSE(limit.allow("guesser", start));
}

TEST(RouterTest, FixedSegmentsWinAndMethodsAreNamed) {
  const Router router(Json::parse(openapi_text()));
  const auto counts = router.match("GET", "/api/v1/workspaces/shop/conversations/counts");
  ASSERT_NE(counts.operation, nullptr);
  EXPECT_EQ(counts.operation->id, "countConversations");
  const auto one = router.match("GET", "/api/v1/workspaces/shop/conversations/0000000000001");
  ASSERT_NE(one.operation, nullptr);
  EXPECT_EQ(one.operation->id, "getConversation");
  EXPECT_EQ(one.path_params.at("workspace"), "shop");
  EXPECT_EQ(one.path_params.at("conversation"), "0000000000001");
  EXPECT_EQ(router.match("HEAD", "/api/v1/auth/session").operation->id, "getSession");
  const auto wrong = router.match("DELETE", "/api/v1/auth/session");
  EXPECT_EQ(wrong.operation, nullptr);
  EXPECT_EQ(wrong.error.code, "method_not_allowed");
  EXPECT_EQ(wrong.allow, "GET, HEAD, OPTIONS");
  for (const char* path :
       {"/api/v1", "/api/v1/auth/session/", "/api/v1/auth", "/api/v1/workspaces//members", "/"}) {
    EXPECT_EQ(router.match("GET", path).error.code, "not_found") << path;
  }
}

TEST(RouterTest, RoutesMustBeInTheContract) {
  Router router(Json::parse(openapi_text()));
  const auto unhandled = router.unhandled().size();
  const Handler nothing = [](Request) -> async::Task<Result<Response>> { co_return no_content(); };
  router.add({"getSession", nothing});
  EXPECT_EQ(router.unhandled().size(), unhandled - 1);
  EXPECT_THROW(router.add({"getSession", nothing}), std::logic_error);
  EXPECT_THROW(router.add({"getWeather", nothing}), std::logic_error);
}

std::string parameter_refusal(const std::string& operation, TextMap path, TextMap query) {
  static const Router router(Json::parse(openapi_text()));
  Request request;
  request.path_params = std::move(path);
  request.query = std::move(query);
  const auto status = check_parameters(*router.find(operation), request);
  return status ? "ok" : status.error().code + ' ' + status.error().field;
}

TEST(Parameters, AreCheckedAgainstTheContract) {
  const TextMap key = {{"channel_key", "abcdefgh12345678abcdef"}};
  const std::string op = "listPublicMessages";
  EXPECT_EQ(parameter_refusal(op, key, {{"visitor_id", "v"}, {"limit", "20"}}), "ok");
  EXPECT_EQ(parameter_refusal(op, key, {}), "missing_parameter visitor_id");
  EXPECT_EQ(parameter_refusal(op, key, {{"visitor_id", ""}}), "too_short visitor_id");
  EXPECT_EQ(parameter_refusal(op, key, {{"visitor_id", "v"}, {"limit", "x"}}), "wrong_type limit");
  EXPECT_EQ(parameter_refusal(op, key, {{"visitor_id", "v"}, {"limit", "201"}}), "out_of_range limit");
  EXPECT_EQ(parameter_refusal(op, key, {{"visitor_id", "v"}, {"after", "no id"}}), "bad_format after");
  EXPECT_EQ(parameter_refusal(op, key, {{"visitor_id", "v"}, {"page", "2"}}), "unknown_parameter page");
  EXPECT_EQ(parameter_refusal(op, {{"channel_key", "short"}}, {{"visitor_id", "v"}}),
            "channel_not_found channel_key");
  EXPECT_EQ(parameter_refusal("getMe", {{"workspace", "UPPER"}}, {}), "workspace_not_found workspace");
}

TEST(Problems, TranslatedStableAndWithoutInsides) {
  const Error hidden{ErrorKind::internal, "storage_failed", "disk /dev/sda1 is broken", ""};
  const Response response = problem_response(hidden, "en", "req1");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_THAT(response.body, testing::Not(testing::HasSubstr("sda1")));
  const Json shown =
      Json::parse(problem_response({ErrorKind::invalid, "too_long", "At most 3.", "/a"}, "zh", "").body);
  EXPECT_EQ(shown.at("title"), "内容太长。");
  EXPECT_EQ(shown.at("type"), "/docs/errors#too_long");
  EXPECT_EQ(shown.at("field"), "/a");
  EXPECT_EQ(status_of({ErrorKind::invalid, "member_not_found", "", ""}), 400);
  EXPECT_EQ(status_of({ErrorKind::not_found, "member_not_found", "", ""}), 404);
}

TEST(Problems, EveryCodeIsUniqueAndTranslated) {
  std::set<std::string_view> codes;
  for (const auto& row : problem_table()) {
    EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    EXPECT_GE(row.status, 400) << row.code;
    EXPECT_TRUE(row.zh.ends_with("。")) << row.code;
    EXPECT_TRUE(row.en.ends_with(".")) << row.code;
  }
}

// Whatever code the sources fail with has its row.
TEST(Problems, EveryCodeOfTheSourcesHasARow) {
  const std::regex use(R"re(ErrorKind::\w+,\s*"([a-z0-9_]+)")re");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(YINGDA_SOURCE_DIR "/src")) {
    // Commands and the client that they use answer on the terminal, not over HTTP.
    const std::string path = entry.path().string();
    if (!path.ends_with(".cpp") || path.contains("/src/app/") || path.contains("/src/net/")) continue;
    // What adapters fail with is shown, with the platform's words, on the channel's page and to agents.
    const bool answers = path.ends_with("/relay/relay.cpp") || path.ends_with("/relay/account.cpp");
    if (path.contains("/src/channels/") && !answers) continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator at(source.begin(), source.end(), use), end; at != end; ++at) {
      EXPECT_NE(find_problem((*at)[1].str()), nullptr) << (*at)[1] << " in " << entry.path();
    }
  }
}

// YINGDA_TEST_UPDATE=1 writes the file anew.
TEST(Problems, DocsAreCurrent) {
  const std::string path = YINGDA_SOURCE_DIR "/docs/errors.md";
  if (std::getenv("YINGDA_TEST_UPDATE") != nullptr) std::ofstream(path) << render_error_docs();
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), render_error_docs())
      << "docs/errors.md is out of date: run with YINGDA_TEST_UPDATE=1";
}

}  // namespace
}  // namespace yingda::http
