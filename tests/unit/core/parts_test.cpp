#include "core/conversations/parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "core/conversations/types.hpp"

namespace yingda {
namespace {

std::string refused(const char* json) {
  const auto parts = parse_parts(Json::parse(json));
  if (parts) return "accepted";
  EXPECT_EQ(parts.error().code, "invalid_message_part");
  return parts.error().field;
}

TEST(PartsTest, EveryKindComesBackAsItWas) {
  const Parts parts{
      TextPart{"你好"},
      FilePart{true, "/files/aa/x.png", "x.png", "image/png", 12, 3, 4},
      FilePart{false, "/files/bb/y.pdf", "", "", 0, 0, 0},
      CardPart{{{"Title", "text", "https://a/b.png", {{"Go", "https://a", ""}, {"Ask", "", "how"}}}}},
      QuickRepliesPart{{{"A", "", "a"}, {"B", "", "b"}}},
      EventPart{"resolved", {{"member_name", "小王"}}}};
  EXPECT_EQ(parse_parts(to_json(parts)).value(), parts);
}

TEST(PartsTest, SaysWhereTheMistakeIs) {
  EXPECT_EQ(refused(R"([])"), "/parts");
  EXPECT_EQ(refused(R"({})"), "/parts");
  EXPECT_EQ(refused(R"(["text"])"), "/parts/0");
  EXPECT_EQ(refused(R"([{"type":"text","text":"a"},{"type":"poll"}])"), "/parts/1/type");
  EXPECT_EQ(refused(R"([{"type":"text"}])"), "/parts/0/text");
  EXPECT_EQ(refused(R"([{"type":"text","text":7}])"), "/parts/0/text");
  EXPECT_EQ(refused(R"([{"type":"text","text":"  \n"}])"), "/parts/0/text");
  EXPECT_EQ(refused(R"([{"type":"text","text":"a\u0000b"}])"), "/parts/0/text");
  EXPECT_EQ(refused(R"([{"type":"text","text":"a","bold":true}])"), "/parts/0/bold");
  EXPECT_EQ(refused(R"([{"type":"image","url":"javascript:alert"}])"), "/parts/0/url");
  EXPECT_EQ(refused(R"([{"type":"image","url":"/files/x","size":-1}])"), "/parts/0/size");
  EXPECT_EQ(refused(R"([{"type":"image","url":"/files/x","width":99999999999}])"), "/parts/0/width");
  EXPECT_EQ(refused(R"([{"type":"card","cards":[]}])"), "/parts/0/cards");
  EXPECT_EQ(refused(R"([{"type":"card","cards":[{"title":"a","buttons":[{"label":"x"}]}]}])"),
            "/parts/0/cards/0/buttons/0");
  EXPECT_EQ(refused(R"([{"type":"quick_replies","options":[{"label":"x","url":"https://a","reply":"b"}]}])"),
            "/parts/0/options/0");
  EXPECT_EQ(refused(R"([{"type":"event","name":"x","data":[]}])"), "/parts/0/data");
}

TEST(PartsTest, LimitsCountCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 8000; ++i) text += "字";
  EXPECT_TRUE(parse_parts(Json::array({{{"type", "text"}, {"text", text}}})));
  EXPECT_FALSE(parse_parts(Json::array({{{"type", "text"}, {"text", text + "x"}}})));
  EXPECT_FALSE(parse_parts(Json(std::vector<Json>(11, {{"type", "text"}, {"text", "a"}}))));
}

TEST(PartsTest, PlainTextIsOneLineOfWords) {
  EXPECT_EQ(plain_text({TextPart{" a\nb "}, CardPart{{{"卡片", "", "", {}}}},
                        FilePart{true, "/files/x", "p.png", "", 0, 0, 0}, QuickRepliesPart{{{"q", "", "q"}}},
                        EventPart{"resolved", {}}}),
            "a b 卡片 p.png");
  EXPECT_EQ(plain_text({}), "");
}

TEST(PartsTest, NoJsonMakesItThrow) {
  rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::element('{', '}', '[', ']', '"', ':', ',', 't', 'y', '1'));
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_discarded()) (void)parse_parts(json);
    (void)parse_parts(Json::array({{{"type", text}, {"text", text}}}));
  });
}

TEST(EnumTextTest, EveryValueComesBack) {
  for (const auto value : {Handler::bot, Handler::queue, Handler::human}) {
    EXPECT_EQ(parse_handler(to_text(value)), value);
  }
  for (int i = 0; i <= static_cast<int>(HandoffReason::agent); ++i) {
    const auto value = static_cast<HandoffReason>(i);
    EXPECT_EQ(parse_handoff_reason(to_text(value)), value);
  }
  for (int i = 0; i <= static_cast<int>(Author::note); ++i) {
    EXPECT_EQ(parse_author(to_text(static_cast<Author>(i))), static_cast<Author>(i));
  }
  EXPECT_EQ(to_text(Level::senior), "l2");
  EXPECT_EQ(parse_level("l3"), Level::expert);
  EXPECT_FALSE(parse_mood("cheerful"));
  EXPECT_FALSE(parse_conversation_status(""));
}

}  // namespace
}  // namespace yingda
