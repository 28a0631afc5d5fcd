#include "http/schema.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "http/openapi_document.hpp"
#include "http/operation.hpp"
#include "http/pattern.hpp"

namespace yingda::http {
namespace {

const Json& document() {
  static const Json json = Json::parse(openapi_text());
  return json;
}

// The first error of a body of an operation, as "code field".
std::string refusal(const std::string& operation, const std::string& body) {
  static const Router router(document());
  const auto* found = router.find(operation);
  if (found == nullptr) return "no operation";
  const auto read = read_json_body(*found, body);
  return read ? "ok" : read.error().code + ' ' + read.error().field;
}

std::string message(const std::string& rest) {
  return R"({"visitor_id":"v","client_message_id":"c")" + rest + '}';
}

TEST(Body, TheHotOperation) {
  const std::string op = "postPublicMessage";
  EXPECT_EQ(refusal(op, message(R"(,"text":"你好")")), "ok");
  EXPECT_EQ(refusal(op, message(R"(,"parts":[{"type":"text","text":"x"}])")), "ok");
  EXPECT_EQ(refusal(op, message("")), "no_alternative /text");
  EXPECT_EQ(refusal(op, message(R"(,"text":"x","parts":[{"type":"text","text":"x"}])")),
            "no_alternative /text");
  EXPECT_EQ(refusal(op, R"({"client_message_id":"c","text":"x"})"), "missing_field /visitor_id");
  EXPECT_EQ(refusal(op, message(R"(,"text":"x","a/b~":1)")), "unknown_field /a~1b~0");
  EXPECT_EQ(refusal(op, message(R"(,"text":7)")), "wrong_type /text");
  EXPECT_EQ(refusal(op, message(R"(,"text":"")")), "too_short /text");
  EXPECT_EQ(refusal(op, message(R"(,"parts":[])")), "too_few /parts");
  EXPECT_EQ(refusal(op, message(R"(,"parts":[{"type":"text"}])")), "missing_field /parts/0/text");
  EXPECT_EQ(refusal(op, message(R"(,"parts":[{"type":"video"}])")), "unknown_value /parts/0/type");
  EXPECT_EQ(refusal(op, message(R"(,"parts":[{"text":"x"}])")), "missing_field /parts/0/type");
  EXPECT_EQ(refusal(op, message(R"(,"parts":["x"])")), "wrong_type /parts/0");
  EXPECT_EQ(refusal(op, message(R"(,"parts":[{"type":"text","text":"x","y":1}])")),
            "unknown_field /parts/0/y");
}

TEST(Body, LengthsCountCodePoints) {
  std::string eight_thousand;
  for (int i = 0; i < 8000; ++i) eight_thousand += "中";
  EXPECT_EQ(refusal("postPublicMessage", message(",\"text\":\"" + eight_thousand + "\"")), "ok");
  EXPECT_EQ(refusal("postPublicMessage", message(",\"text\":\"" + eight_thousand + "中\"")),
            "too_long /text");
}

TEST(Body, BrokenJson) {
  const std::string op = "postPublicMessage";
  EXPECT_EQ(refusal(op, ""), "missing_body ");
  EXPECT_EQ(refusal(op, "{"), "invalid_json ");
  EXPECT_EQ(refusal(op, "{} x"), "invalid_json ");
  EXPECT_EQ(refusal(op, "{\"a\":1e999}"), "invalid_json ");
  EXPECT_EQ(refusal(op, "{\"a\":\"\\ud800\"}"), "invalid_json ");
  EXPECT_EQ(refusal(op, "{\"a\":\"\xff\"}"), "invalid_utf8 ");
  EXPECT_EQ(refusal(op, std::string(100'000, '[')), "json_too_deep ");
  EXPECT_EQ(refusal(op, std::string(31, '[') + std::string(31, ']')), "wrong_type ");
  EXPECT_EQ(refusal(op, "\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\""), "wrong_type ");
  EXPECT_EQ(refusal(op, "null"), "wrong_type ");
}

TEST(Body, NumbersFormatsAndLists) {
  EXPECT_EQ(refusal("postPublicRating", R"({"visitor_id":"v","score":5})"), "ok");
  EXPECT_EQ(refusal("postPublicRating", R"({"visitor_id":"v","score":5.0})"), "ok");
  EXPECT_EQ(refusal("postPublicRating", R"({"visitor_id":"v","score":4.5})"), "wrong_type /score");
  EXPECT_EQ(refusal("postPublicRating", R"({"visitor_id":"v","score":6})"), "out_of_range /score");
  EXPECT_EQ(refusal("markConversationRead", R"({"seq":18446744073709551615})"), "wrong_type /seq");
  EXPECT_EQ(refusal("createApiKey", R"({"name":"n","scopes":["settings:read","settings:read"]})"),
            "duplicate_value /scopes/1");
  EXPECT_EQ(refusal("updateMe", "{}"), "too_few ");
  EXPECT_EQ(refusal("createMember", R"({"email":"a b@c","name":"n","role":"agent"})"), "bad_format /email");
  EXPECT_EQ(refusal("createMember", R"({"email":"a@c","name":"n","role":"boss"})"), "unknown_value /role");
  EXPECT_EQ(refusal("postPublicContact", R"({"visitor_id":"v","client_message_id":"c","message":"m"})"),
            "no_alternative /email");
  const std::string entry =
      R"({"question":"q","answers":[{"language":"zh","parts":[{"type":"text","text":"a"}]}])";
  EXPECT_EQ(refusal("createEntry", entry + R"(,"valid_from":null})"), "ok");
  EXPECT_EQ(refusal("createEntry", entry + R"(,"valid_from":"2026-01-31T08:00:00+08:00"})"), "ok");
  EXPECT_EQ(refusal("createEntry", entry + R"(,"valid_from":"soon"})"), "bad_format /valid_from");
  EXPECT_EQ(refusal("createEntry", entry + R"(,"valid_from":3})"), "wrong_type /valid_from");
}

// Every operation with a JSON body refuses a list, and an object whose keys nobody knows.
TEST(Body, EveryOperationIsGuarded) {
  const Router router(document());
  int bodies = 0;
  for (const auto* operation : router.operations()) {
    if (operation->body != Router::Operation::Body::json) continue;
    ++bodies;
    EXPECT_FALSE(read_json_body(*operation, "[]")) << operation->id;
    EXPECT_FALSE(read_json_body(*operation, R"({"no_such_key":1})")) << operation->id;
    EXPECT_FALSE(read_json_body(*operation, "")) << operation->id;
  }
  EXPECT_GT(bodies, 20);
}

TEST(Schema, RefusesWhatItDoesNotUnderstand) {
  const Json empty = Json::object();
  SchemaSet schemas(empty);
  EXPECT_THROW(schemas.compile({{"patternProperties", Json::object()}}), std::logic_error);
  EXPECT_THROW(schemas.compile({{"$ref", "#/nowhere"}}), std::logic_error);
  EXPECT_THROW(schemas.compile({{"pattern", "(a|b)"}}), std::logic_error);
  EXPECT_THROW(schemas.compile({{"type", "text"}}), std::logic_error);
}

RC_GTEST_PROP(Body, AnyBytesAreAnswered, (const std::string& bytes)) { refusal("createEntry", bytes); }

TEST(Pattern, MatchesLikeAnExpression) {
  const Pattern email("^[^@\\s]+@[^@\\s]+$");
  EXPECT_TRUE(email.matches("a@b"));
  EXPECT_TRUE(email.matches("甲@乙"));
  EXPECT_FALSE(email.matches("a@b@c"));
  EXPECT_FALSE(email.matches("a　b@c"));
  const Pattern slug("^[a-z0-9][a-z0-9-]{1,31}$");
  EXPECT_TRUE(slug.matches("ab"));
  EXPECT_FALSE(slug.matches("a"));
  EXPECT_FALSE(slug.matches("-a"));
  EXPECT_FALSE(slug.matches(std::string(33, 'a')));
  const Pattern origin("^https?://[^/\\s]+$");
  EXPECT_TRUE(origin.matches("http://a"));
  EXPECT_TRUE(origin.matches("https://a.example:8443"));
  EXPECT_FALSE(origin.matches("https://a/"));
  EXPECT_FALSE(origin.matches("httpss://a"));
  const Pattern backtracks("^a*a*a{2}$");
  EXPECT_TRUE(backtracks.matches("aa"));
  EXPECT_TRUE(backtracks.matches(std::string(50, 'a')));
  EXPECT_FALSE(backtracks.matches("a"));
  const Pattern characters("^[一-十]{2}$");
  EXPECT_TRUE(characters.matches("一七"));
  EXPECT_FALSE(characters.matches("一"));
  EXPECT_THROW(Pattern("^?a$"), std::logic_error);
  EXPECT_THROW(Pattern("a"), std::logic_error);
}

}  // namespace
}  // namespace yingda::http
