#include "channels/relay/pieces.hpp"

#include <gtest/gtest.h>

#include "channels/relay/inbound_parts.hpp"
#include "channels/relay/pace.hpp"
#include "channels/relay/stored.hpp"

namespace yingda::channels {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(const std::vector<Piece>& pieces) {
  Texts out;
  for (const Piece& piece : pieces) out.push_back(piece.text);
  return out;
}

const QuickRepliesPart kChoices{
    {{"退货", "", "怎么退货"}, {"换货", "", "怎么换货"}, {"官网", "https://a.example", ""}}};

TEST(Pieces, SplitsTextsAndLeavesNoticesOut) {
  Capabilities can;
  can.text_limit = 10;
  const auto pieces =
      pieces_of({TextPart{"第一句话。第二句话。第三句话。"}, EventPart{"assigned"}}, can, true, "");
  EXPECT_EQ(texts_of(pieces), (Texts{"第一句话。第二句话。", "第三句话。"}));
  EXPECT_TRUE(pieces_of({EventPart{"resolved"}}, can, true, "").empty());
}

TEST(Pieces, ChoicesAreButtonsWhereThereAreEnoughAndNumbersElsewhere) {
  Capabilities can;
  can.choices = 3;
  can.choice_limit = 1;
  const auto shown = pieces_of({TextPart{"您想问哪个？"}, kChoices}, can, true, "");
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].text, "您想问哪个？");
  const auto& buttons = std::get<QuickRepliesPart>(shown[0].part).options;
  EXPECT_EQ(buttons[0].label, "退") << "cut to the platform's limit";
  EXPECT_EQ(buttons[0].reply, "怎么退货");
  EXPECT_EQ(pieces_of({kChoices}, can, false, "")[0].text, "Please choose:");
  can.choices = 2;
  EXPECT_EQ(texts_of(pieces_of({TextPart{"您想问哪个？"}, kChoices}, can, true, "")),
            (Texts{"您想问哪个？\n1. 退货\n2. 换货\n3. 官网 https://a.example"}));
}

TEST(Pieces, ACardBecomesPictureTextAndChoices) {
  const CardPart card{{{"套餐",
                        "每月 30 元",
                        "/files/ab/p.png",
                        {{"详情", "/files/cd/d.pdf", ""}, {"办理", "", "我要办理"}}}}};
  Capabilities can;
  can.images = true;
  const auto pieces = pieces_of({card}, can, true, "https://us.example");
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(std::get<FilePart>(pieces[0].part).url, "/files/ab/p.png");
  EXPECT_TRUE(std::get<FilePart>(pieces[0].part).image);
  EXPECT_EQ(pieces[1].text, "套餐\n每月 30 元\n详情：https://us.example/files/cd/d.pdf\n1. 办理");
  can.cards = true;
  EXPECT_TRUE(std::holds_alternative<CardPart>(pieces_of({card}, can, true, "")[0].part));
}

TEST(Pieces, AFileThatTheChannelDoesNotTakeIsAnAddress) {
  const FilePart file{false, "/files/ab/a.pdf", "a.pdf", "application/pdf", 5, 0, 0};
  Capabilities can;
  EXPECT_EQ(texts_of(pieces_of({file}, can, false, "https://us.example")),
            (Texts{"[file] a.pdf\nhttps://us.example/files/ab/a.pdf"}));
  can.files = true;
  EXPECT_EQ(std::get<FilePart>(pieces_of({file}, can, false, "")[0].part), file);
}

TEST(Stored, PiecesAndMessagesComeBackAsTheyWere) {
  const Piece piece{kChoices, "您想问哪个？"};
  const Piece back = unpack_piece(pack_piece(piece));
  EXPECT_EQ(std::get<QuickRepliesPart>(back.part), kChoices);
  EXPECT_EQ(back.text, piece.text);
  EXPECT_EQ(unpack_piece(Json::array()).text, "");
  Inbound in;
  in.type = InboundType::location;
  in.dedupe_key = "m1";
  in.user_id = "u";
  in.location = {1.5, -2.25, "家"};
  in.media = {{"id", "", "image/png", "a.png", 5}};
  in.reply_to = {{"token", "t"}};
  in.outgoing = true;
  EXPECT_EQ(pack_inbound(unpack_inbound(pack_inbound(in))), pack_inbound(in));
  EXPECT_EQ(unpack_inbound(Json()).type, InboundType::ignore);
}

TEST(Stored, AKeyTellsEchoesStatusesAndMessagesApart) {
  Inbound in;
  in.type = InboundType::text;
  in.dedupe_key = "m1";
  EXPECT_EQ(dedupe_key_of(in), "m1");
  in.outgoing = true;
  EXPECT_EQ(dedupe_key_of(in), "out:m1");
  in.outgoing = false;
  in.dedupe_key.clear();
  in.text = "a";
  const std::string a = dedupe_key_of(in);
  in.text = "b";
  EXPECT_NE(dedupe_key_of(in), a) << "of the content where there is no id";
  in.dedupe_key = std::string(500, 'x');
  EXPECT_LE(dedupe_key_of(in).size(), 96U);
}

TEST(InboundParts, SaysWhatCameWhereThereIsNoWord) {
  Inbound in;
  in.type = InboundType::voice;
  in.media = {{"id", "", "audio/amr", "", 0}};
  EXPECT_EQ(plain_text(parts_of(in, {std::nullopt}, true)), "[语音]");
  EXPECT_EQ(plain_text(parts_of(in, {std::nullopt}, false)), "[voice]");
  in.type = InboundType::location;
  in.media.clear();
  in.location = {31.2, 121.5, "人民广场"};
  EXPECT_EQ(plain_text(parts_of(in, {}, true)), "[位置] 人民广场 (31.200000, 121.500000)");
  Inbound button;
  button.type = InboundType::button;
  button.key = "怎么退货";
  button.text = "退货";
  EXPECT_EQ(plain_text(parts_of(button, {}, true)), "怎么退货");
  Inbound event;
  event.type = InboundType::event;
  EXPECT_TRUE(parts_of(event, {}, true).empty());
}

TEST(Pace, KeepsToTheChannelsRateAndToItsPauses) {
  Pace pace;
  Capabilities can;
  can.rate = 2;
  const Lane lane{ChannelId{1}, "u"};
  EXPECT_EQ(pace.take(lane, can, 1'000), 0);
  EXPECT_EQ(pace.take(lane, can, 1'000), 0);
  EXPECT_EQ(pace.take(lane, can, 1'000), 500);
  EXPECT_EQ(pace.take(lane, can, 1'500), 0);
  pace.pause(ChannelId{1}, 9'000);
  EXPECT_EQ(pace.take({ChannelId{1}, "other"}, can, 5'000), 4'000);
  EXPECT_EQ(pace.take({ChannelId{2}, "u"}, can, 5'000), 0);
  can.rate = 0;
  can.rate_each = 1;
  const Lane each{ChannelId{3}, "u"};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(pace.take(each, can, 1'000), 0);
  EXPECT_EQ(pace.take(each, can, 1'000), 1'000);
}

}  // namespace
}  // namespace yingda::channels
