#include "channels/outgoing.hpp"

#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

TEST(OutgoingPieces, CutLabelsBetweenCharacters) {
  EXPECT_EQ(clipped("订单查询", 4), "订单查询");
  EXPECT_EQ(clipped("订单查询", 3), "订单…");
}

TEST(OutgoingPieces, SayInWordsWhatButtonsCannotHold) {
  EXPECT_EQ(numbered("?", {{"A", "", "a"}, {"B", "https://b", ""}}), "?\n1. A\n2. B https://b");
  Outgoing message = say("", "u", "c");
  message.part = CardPart{{{"T", "w", "", {{"A", "", "a"}}}, {"", "x", "", {}}}};
  EXPECT_EQ(text_of(message), "T\nw\n1. A\n\nx");
  message.part = FilePart{false, "/f", "a.pdf", "application/pdf", 1, 0, 0};
  message.media_url = "https://d/a.pdf";
  EXPECT_EQ(text_of(message), "a.pdf\nhttps://d/a.pdf");
}

TEST(OutgoingPieces, NameFilesThatHaveNone) {
  EXPECT_EQ(form_file("f", FilePart{true, "u", "", "", 0, 0, 0}, "x").mime, "image/jpeg");
  EXPECT_EQ(form_file("f", FilePart{false, "u", "a.pdf", "application/pdf", 0, 0, 0}, "x").name, "a.pdf");
}

TEST(OutgoingPieces, KnowAHostByItsWholeName) {
  EXPECT_TRUE(is_below("https://a.example/x", "https://a.example/"));
  EXPECT_FALSE(is_below("https://a.example.evil/x", "https://a.example"));
  EXPECT_FALSE(is_below("https://a.example@evil/x", "https://a.example"));
  EXPECT_FALSE(is_below("https://x", ""));
  EXPECT_FALSE(fetch_call("file:///etc/passwd"));
}

}  // namespace
}  // namespace yingda::channels::test
