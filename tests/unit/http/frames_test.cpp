#include "http/ws/frames.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "http/openapi_document.hpp"
#include "http/ws/frame_guard.hpp"

namespace yingda::http {
namespace {

const FrameReader& reader() {
  static const FrameReader frames(Json::parse(openapi_text()));
  return frames;
}

std::string code_of(const Result<Json>& frame) { return frame ? "" : frame.error().code; }

TEST(Frames, UnderstandsWhatCustomersSend) {
  for (const char* text : {
           R"({"type":"message","client_message_id":"1","text":"你好"})",
           R"({"type":"message","client_message_id":"1","parts":[{"type":"text","text":"a"}]})",
           R"({"type":"message","client_message_id":"1","text":"a","context":{"language":"zh-CN"}})",
           R"({"type":"read","message_id":"0000000000001","state":"read"})",
           R"({"type":"typing","on":true,"text":"我"})",
           R"({"type":"rating","score":5,"comment":"好"})",
           R"({"type":"feedback","message_id":"0000000000001","value":"down"})",
           R"({"type":"ping"})",
       }) {
    EXPECT_EQ(code_of(reader().customer(text)), "") << text;
  }
}

TEST(Frames, UnderstandsWhatConsolesSend) {
  for (const char* text : {
           R"({"type":"typing","conversation_id":"0000000000001","on":false})",
           R"({"type":"viewing","conversation_id":null})",
           R"({"type":"viewing","conversation_id":"0000000000001"})",
           R"({"type":"presence","presence":"busy"})",
           R"({"type":"ping"})",
       }) {
    EXPECT_EQ(code_of(reader().console(text)), "") << text;
  }
}

TEST(Frames, RefusesTheRestWithACode) {
  for (const char* text :
       {"", "{", "nonsense", "[]", "null", "7", "{}", R"({"type":7})", R"({"type":"sudo"})",
        R"({"type":"message"})", R"({"type":"message","client_message_id":"1"})",
        R"({"type":"message","client_message_id":"1","text":"a","visitor_id":"another"})",
        R"({"type":"read","message_id":"1","state":"read"})", R"({"type":"rating","score":6})",
        R"({"type":"ping","more":1})", R"({"type":"presence","presence":"online"})"}) {
    EXPECT_NE(code_of(reader().customer(text)), "") << text;
  }
  EXPECT_NE(code_of(reader().console(R"({"type":"viewing"})")), "");
  EXPECT_NE(code_of(reader().console(R"({"type":"message","client_message_id":"1","text":"a"})")), "");
  EXPECT_EQ(code_of(reader().customer("{")), "invalid_json");
}

TEST(Frames, NoTextHarmsThem) {
  rc::check([](const std::string& text) {
    (void)reader().customer(text);
    (void)reader().console(text);
  });
}

TEST(Frames, ErrorsCarryTheMessageTheyAreAbout) {
  const Error error{ErrorKind::invalid, "invalid_message_part", "The link is not allowed.", "/parts/0"};
  EXPECT_EQ(Json::parse(error_frame(error, "m-1")), (Json{{"type", "error"},
                                                          {"code", "invalid_message_part"},
                                                          {"detail", "The link is not allowed."},
                                                          {"client_message_id", "m-1"}}));
  EXPECT_FALSE(Json::parse(error_frame(error)).contains("client_message_id"));
}

TEST(Frames, InternalErrorsTellNothingOfTheInside) {
  const Error error{ErrorKind::internal, "storage_failed", "disk /secret/path is full", ""};
  EXPECT_EQ(error_frame(error).find("secret"), std::string::npos);
}

TEST(FrameGuard, TheTenthRefusalInARowIsOneTooMany) {
  NonsenseCounter nonsense;
  for (int i = 0; i < 9; ++i) EXPECT_FALSE(nonsense.bad());
  nonsense.good();
  for (int i = 0; i < 9; ++i) EXPECT_FALSE(nonsense.bad());
  EXPECT_TRUE(nonsense.bad());
}

TEST(FrameGuard, ABucketGivesItsBurstAndThenItsRate) {
  TokenBucket bucket(2, 3);
  const auto start = TokenBucket::Clock::now();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(bucket.take(start));
  EXPECT_FALSE(bucket.take(start));
  EXPECT_TRUE(bucket.take(start + std::chrono::milliseconds(600)));
  EXPECT_FALSE(bucket.take(start + std::chrono::milliseconds(700)));
  const auto later = start + std::chrono::hours(1);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(bucket.take(later));
  EXPECT_FALSE(bucket.take(later));
}

}  // namespace
}  // namespace yingda::http
