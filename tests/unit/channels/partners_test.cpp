#include "channels/crypto.hpp"
#include "channels/partners/bilibili.hpp"
#include "channels/partners/kuaishou.hpp"
#include "channels/partners/shops.hpp"
#include "channels/partners/sip.hpp"
#include "channels/partners/xiaohongshu.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

TEST(Partners, AreNoChannels) {
  for (const auto* type : {"xiaohongshu", "kuaishou", "bilibili", "taobao", "jd", "pinduoduo", "sip"})
    EXPECT_EQ(find_adapter(type), nullptr) << type;
}

TEST(Xiaohongshu, AnswersTheRightSignatureOnly) {
  Fields query = {{"timestamp", "1700000000"}, {"nonce", "77"}, {"echostr", "e-123"}};
  // SHA-1 of "170000000077xhs_tok"
  query.emplace_back("signature", to_hex(digest(Hash::sha1, "170000000077xhs_tok")));
  EXPECT_EQ(xiaohongshu_url_check("xhs_tok", query).body, "e-123");
  EXPECT_EQ(xiaohongshu_url_check("xhs_toK", query).status, 403);
  EXPECT_EQ(xiaohongshu_url_check("xhs_toK", query).body, "");
  EXPECT_EQ(xiaohongshu_url_check("", query).status, 403);
}

TEST(Kuaishou, SignsBodyAndSecret) {
  EXPECT_EQ(kuaishou_signature("b", "a"), to_hex(digest(Hash::md5, "ab")));
  EXPECT_FALSE(is_kuaishou_signed("", "a", kuaishou_signature("", "a")));
  EXPECT_FALSE(is_kuaishou_signed("b", "A", kuaishou_signature("b", "a")));
  const Json body = {{"message_id", "b1"}, {"biz_type", "PAYMENT"}};
  EXPECT_EQ(read_kuaishou(body).event, "PAYMENT");
  EXPECT_EQ(kuaishou_answer(body), Json::parse(R"({"result":1,"message_id":"b1"})"));
}

TEST(Bilibili, ReadsFramesAndComments) {
  const std::string body =
      R"({"cmd":"LIVE_OPEN_PLATFORM_DM","data":{"msg":"在吗","msg_id":"m1","open_id":"o1"}})";
  std::string frame = *from_hex("00000000001000000000000500000007") + body;
  frame[3] = static_cast<char>(frame.size());
  const auto read = read_bilibili_frame(frame);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->op, 5);
  EXPECT_EQ(read->seq, 7U);
  EXPECT_EQ(read_bilibili(*read_json(read->body)).text, "在吗");
  EXPECT_FALSE(read_bilibili_frame(frame.substr(0, frame.size() - 1)));
  EXPECT_FALSE(read_bilibili_frame(frame.substr(0, 15)));
  EXPECT_EQ(read_bilibili(Json::parse(R"({"cmd":"OTHER"})")).type, InboundType::ignore);
}

TEST(Shops, SignByTheMethodThatIsAskedFor) {
  Fields params = {{"v", "2.0"}, {"app_key", "1"}, {"sign", "not this"}};
  const std::string text = "app_key1v2.0";
  EXPECT_EQ(from_hex(taobao_sign("s", params)), digest(Hash::md5, "s" + text + "s"));
  params.emplace_back("sign_method", "hmac");
  EXPECT_EQ(from_hex(taobao_sign("s", params)), hmac(Hash::md5, "s", "app_key1sign_methodhmacv2.0"));
  params.back().second = "hmac-sha256";
  EXPECT_EQ(from_hex(taobao_sign("s", params)),
            hmac(Hash::sha256, "s", "app_key1sign_methodhmac-sha256v2.0"));
  params.emplace_back("format", "json");
  EXPECT_EQ(from_hex(jd_sign("s", params)), digest(Hash::md5, "s" + text + "s"));
}

TEST(Shops, AcknowledgeEventsOfTheStream) {
  const Json frame = Json::parse(
      R"({"id":9,"commandType":"Common","sendTime":4,"message":{"type":"pdd_trade_TradeConfirmed","mallID":8}})");
  EXPECT_EQ(read_pinduoduo(frame).dedupe_key, "9");
  EXPECT_EQ(pinduoduo_ack(frame)["mallID"], 8);
  const Json beat = Json::parse(R"({"commandType":"HeartBeat","time":4})");
  EXPECT_EQ(read_pinduoduo(beat).type, InboundType::control);
  EXPECT_TRUE(pinduoduo_ack(beat).empty());
  EXPECT_EQ(pinduoduo_stream_url("c", "5", "s"),
            "wss://message-api.pinduoduo.com/message/c/5/" + to_base64(to_hex(digest(Hash::md5, "c5s"))));
}

TEST(Sip, DigestsAsTheStandardsShow) {
  // RFC 2617, 3.5 without qop as in RFC 2069, whose corrected example this is.
  const SipDigest old{"",
                      "Mufasa",
                      "testrealm@host.com",
                      "Circle Of Life",
                      "GET",
                      "/dir/index.html",
                      "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                      "",
                      "",
                      ""};
  EXPECT_EQ(sip_digest_response(old), "670fd8c2df070c60b045671b8b24ff02");
  SipDigest other = old;
  other.algorithm = "MD5-sess";
  other.cnonce = "0a4f113b";
  EXPECT_NE(sip_digest_response(other), sip_digest_response(old));
  other.algorithm = "CRC32";
  EXPECT_EQ(sip_digest_response(other), std::nullopt);
}

TEST(Sip, ReadsCallsWithFoldedHeadersAndStaticCodecs) {
  const auto message = read_sip(
      "INVITE sip:help@shop.example SIP/2.0\r\nFrom: \"A <b>\"\r\n <sip:a@c.example>;tag=1\r\nCall-ID: x\r\n"
      "CSeq: 7 INVITE\r\n\r\nv=0\r\nc=IN IP4 192.0.2.9\r\nm=video 4 RTP/AVP 99\r\nm=audio 5 RTP/AVP 8\r\n"
      "c=IN IP4 192.0.2.8\r\n");
  ASSERT_TRUE(message);
  const Inbound call = inbound_of(*message);
  EXPECT_EQ(call.event, "ringing");
  EXPECT_EQ(call.user_id, "sip:a@c.example");
  EXPECT_EQ(call.extra["rtp"], Json::parse(R"({"ip":"192.0.2.8","port":5,"codec":"PCMA/8000"})"));
  EXPECT_EQ(sip_address("sip:a@c.example;tag=1"), "sip:a@c.example");
  EXPECT_FALSE(read_sip("SIP/2.0 200 OK\r\n\r\n"));
  EXPECT_FALSE(read_sip(""));
  const auto bye = read_sip("BYE sip:h@s SIP/2.0\ni: x\n\n");
  EXPECT_EQ(inbound_of(*bye).event, "completed");
  const auto text = read_sip("MESSAGE sip:h@s SIP/2.0\r\nf: sip:a@c\r\n\r\n您好");
  EXPECT_EQ(inbound_of(*text).text, "您好");
  EXPECT_EQ(inbound_of(*read_sip("OPTIONS sip:h@s SIP/2.0\r\n\r\n")).type, InboundType::control);
}

TEST(Sip, ReadsRtpWithExtensionAndPadding) {
  std::string packet = *from_hex(
                           "b1000001000003e8deadbeef"
                           "01020304"
                           "bede0001"
                           "00000000") +
                       "ab" + '\x00' + '\x02';
  const auto header = read_rtp_header(packet);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->payload_len, 2U);
  EXPECT_FALSE(read_rtp_header(packet.substr(0, 11)));
  packet.back() = '\x40';
  EXPECT_FALSE(read_rtp_header(packet)) << "more padding than there is";
  packet[0] = '\x40';
  EXPECT_FALSE(read_rtp_header(packet)) << "version 1";
}

}  // namespace
}  // namespace yingda::channels::test
