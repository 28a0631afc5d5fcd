// The parts of e-mail: words, parameters, texts, dates, IMAP's form and the ways of signing in.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/email/access.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/compose.hpp"
#include "channels/email/content.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/html_text.hpp"
#include "channels/email/imap_syntax.hpp"
#include "channels/email/reply_text.hpp"
#include "channels/email/words.hpp"

namespace yingda::channels::mail {
namespace {

using testing::ElementsAre;

TEST(MailWords, AreJoinedAcrossACutCharacter) {
  // 发票 in GB18030, cut within its first character.
  EXPECT_EQ(decode_words("=?GBK?B?tw==?=\r\n =?GBK?B?osax?= ok"), "发票 ok");
  EXPECT_EQ(decode_words("=?ISO-8859-1?Q?a_b?="), "a b");
  EXPECT_EQ(decode_words("=?utf-8*zh?Q?=E5=8F=91?="), "发");
  EXPECT_EQ(decode_words("a =?utf-8?B?4p"), "a =?utf-8?B?4p") << "no word";
  EXPECT_EQ(decode_words("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?="), "日本");
  EXPECT_EQ(decode_words("=?Shift_JIS?B?k/qWew==?= =?big5?B?pKSk5Q==?="), "日本中文");
  EXPECT_EQ(decode_words("\xB7\xA2\xC6\xB1"), "发票") << "bytes without a word";
}

TEST(MailWords, GoIntoLinesThatAreShortEnough) {
  const std::string text = "退款申请一二三四五六七八九十退款申请一二三四五六七八九十";
  const std::string encoded = encode_words(text);
  EXPECT_EQ(decode_words(encoded), text);
  for (std::size_t at = 0; at < encoded.size();) {
    const auto end = std::min(encoded.find("\r\n", at), encoded.size());
    EXPECT_LE(end - at, 76U);
    at = end + 2;
  }
  EXPECT_EQ(encode_words("plain"), "plain");
  EXPECT_EQ(decode_words(encode_words("=?x?q?y?=")), "=?x?q?y?=") << "what looks like a word";
}

TEST(MailFolders, HaveNamesInModifiedUtf7) {
  EXPECT_EQ(encode_folder("台北 & 日本"), "&U,BTFw- &- &ZeVnLA-");
  EXPECT_EQ(decode_folder("&U,BTFw- &- &ZeVnLA-"), "台北 & 日本");
  EXPECT_EQ(decode_folder(encode_folder("😀/收件箱")), "😀/收件箱");
}

TEST(MailParameters, ComeInPiecesAndCharsets) {
  const auto found = read_parameters(
      "Attachment; filename*1*=%A5.pdf; filename*0*=GBK''%B7%A2%C6; size=\"1;2\\\"\"; "
      "x=\"=?utf-8?B?5Y+R?=\"");
  EXPECT_EQ(found.value, "attachment");
  EXPECT_EQ(found["size"], "1;2\"");
  EXPECT_EQ(found["x"], "发");
  EXPECT_TRUE(found["filename"].starts_with("发"));
  EXPECT_EQ(read_parameters("a; name=old.txt; name*=UTF-8''%E5%8F%91.txt")["name"], "发.txt");
  EXPECT_EQ(read_parameters("a; name*0=one; name*1=two")["name"], "onetwo");
  EXPECT_EQ(read_parameters("a" + write_parameter("name", "发 \"票\".pdf"))["name"], "发 \"票\".pdf");
}

TEST(MailAddresses, AreReadFromEveryForm) {
  const auto all = read_addresses(
      "\"Wu, Li\" <li@x.example>, =?utf-8?B?546L?= <wang@x.example>, bare@x.example (Bare One),"
      " Group: a@x.example, \"evil@bank.example\" <b@x.example>;");
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0].name, "Wu, Li");
  EXPECT_EQ(all[1].name, "王");
  EXPECT_EQ(all[2].name, "Bare One");
  EXPECT_EQ(all[2].address, "bare@x.example");
  EXPECT_EQ(all[3].address, "a@x.example");
  EXPECT_EQ(all[4].address, "b@x.example");
  for (const char* wrong : {"", "a", "@x", "a@", "a b@x", "a@x\r\nRCPT TO:<b@x>", "a@b@c", "<a@x>"})
    EXPECT_FALSE(is_address(wrong)) << wrong;
}

TEST(MailDates, AreReadAndWritten) {
  EXPECT_EQ(read_date("Mon, 23 Nov 2026 08:00:31 +0800 (CST)"), 1'795'392'031'000);
  EXPECT_EQ(read_date("23 Nov 26 00:00 GMT"), 1'795'392'000'000);
  EXPECT_EQ(write_date(1'795'392'031'000), "Mon, 23 Nov 2026 00:00:31 +0000");
  for (const char* wrong :
       {"", "yesterday", "32 Nov 2026 00:00:00", "1 Foo 2026 00:00:00", "1 Nov 2026 25:00"})
    EXPECT_FALSE(read_date(wrong)) << wrong;
}

TEST(MailCharsets, GiveSoundTextForAnyBytes) {
  EXPECT_EQ(to_utf8("\xB7\xA2\xC6\xB1", "GB2312"), "发票");
  EXPECT_EQ(to_utf8("\xB7\xA2\xC6\xB1", "no-such-set"), "发票");
  EXPECT_EQ(to_utf8("caf\xE9", "iso-8859-1"), "café");
  EXPECT_EQ(to_utf8("\xFF\xFE", "utf-8"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(MailHtml, BecomesReadableText) {
  EXPECT_EQ(
      html_to_text(
          "<html><head><title>t</title><style>p{}</style></head><body><p>Dear&nbsp;you,</p>"
          "<ul><li>one<li> two</ul>a &lt; b<br>see <a href='https://x.example/o?a=1&amp;b=2'>order</a>"
          "<script>alert(1)</script><div style=\"display: none\">hidden <div>too</div></div>"
          "<table><tr><td>a</td><td>b</td></tr></table><blockquote>old<br>text</blockquote>end &#21457;"),
      "Dear you,\n- one\n- two\na < b\nsee order (https://x.example/o?a=1&b=2)\na b\n> old\n> text\nend 发");
  EXPECT_EQ(html_to_text("<a href=https://x.example>https://x.example</a> 1 < 2 <!-- no -->"),
            "https://x.example 1 < 2");
  EXPECT_EQ(html_to_text("<p unclosed=\"a"), "");
}

TEST(MailFlowed, LinesAreOneAgain) {
  EXPECT_EQ(unflow("one \ntwo\n\n> a \n> b\n-- \nme", false), "one two\n\n> a b\n-- \nme");
  EXPECT_EQ(unflow("退 \n款\n", true), "退款\n");
}

TEST(MailReplies, AreFreeOfWhatWasSaidBefore) {
  EXPECT_EQ(reply_text(
                "Yes please\n\nOn Mon, 23 Nov 2026 at 08:00, Shop <help@shop.example> wrote:\n> Shall we?\n"),
            "Yes please");
  EXPECT_EQ(reply_text("好的\n\n在 2026年11月23日，小店 <help@shop.example> 写道：\n> 可以吗？\n>\n"),
            "好的");
  EXPECT_EQ(reply_text("On 23 Nov 2026, A <a@x> wrote:\n> one?\n\nanswer below\n"), "answer below");
  EXPECT_EQ(reply_text("> one?\nyes\n> two?\nno\n"), "yes\nno");
  EXPECT_EQ(reply_text("可以\n\n------------------ 原始邮件 ------------------\n发件人: \"小店\";\n"),
            "可以");
  EXPECT_EQ(reply_text("ok\n\nFrom: Shop <help@shop.example>\nSent: Monday\nTo: Wang\nSubject: x\n\nold\n"),
            "ok");
  EXPECT_EQ(reply_text("ok\n\n发件人： 小店\n发送时间： 2026年\n收件人： 王\n\nold\n"), "ok");
  EXPECT_EQ(reply_text("thanks\n-- \nWang\nPhone 1\n"), "thanks");
  EXPECT_EQ(reply_text("thanks\n\nSent from my iPhone\n"), "thanks");
  EXPECT_EQ(reply_text("谢谢\n发自我的 iPhone\n"), "谢谢");
}

TEST(MailReplies, KeepWhatIsMeant) {
  EXPECT_EQ(reply_text("From: what I see\nit costs 5"), "From: what I see\nit costs 5");
  EXPECT_EQ(reply_text("On Monday my colleague wrote: nothing"), "On Monday my colleague wrote: nothing");
  EXPECT_EQ(reply_text("> only a quote\n"), "> only a quote") << "nothing is lost";
  const std::string forwarded =
      "see below\n\n---------- Forwarded message ---------\nFrom: A <a@x>\nDate: x\n\nold";
  EXPECT_EQ(reply_text(forwarded), forwarded);
}

TEST(MailSubjects, AreAnsweredOnce) {
  EXPECT_EQ(reply_subject("RE: 回复：Re: order [#8812]"), "Re: order");
  EXPECT_EQ(reply_subject("order"), "Re: order");
  EXPECT_EQ(subject_token("x [#8812-a] y"), "8812-a");
  EXPECT_EQ(subject_token("x [#88 12] y"), "");
}

TEST(MailReferences, AreCutInTheMiddle) {
  EXPECT_THAT(trim_references({"1", "2", "3", "4", "5"}, 3), ElementsAre("1", "4", "5"));
  EXPECT_THAT(trim_references({"1", "2"}, 3), ElementsAre("1", "2"));
}

TEST(ImapSyntax, ReadsAFetchedMessage) {
  const auto data =
      read_imap_data("* 12 FETCH (UID 5 FLAGS (\\Seen \"a b\") BODY[]<0> {6}\r\na)\r\nb\" X NIL)");
  EXPECT_EQ(data.number, 12U);
  EXPECT_EQ(data.name, "FETCH");
  const auto values = read_imap_values(data.rest);
  EXPECT_EQ(fetched(values, "BODY")->text, "a)\r\nb\"");
  EXPECT_EQ(fetched(values, "uid")->text, "5");
  EXPECT_EQ(fetched(values, "FLAGS")->list[1].text, "a b");
  EXPECT_EQ(fetched(values, "X")->text, "");
  EXPECT_EQ(fetched(values, "SIZE"), nullptr);
  EXPECT_EQ(response_code("* OK [UIDVALIDITY 3857529045] fine", "uidvalidity"), 3857529045U);
  EXPECT_EQ(response_code("* OK [UIDNEXT 99999999999]", "UIDNEXT"), 0U);
  EXPECT_EQ(literal_at_end("BODY[] {342}\r\n"), 342U);
  EXPECT_FALSE(literal_at_end("{-1}"));
  EXPECT_EQ(imap_quoted("a\"b\\"), "\"a\\\"b\\\\\"");
  EXPECT_EQ(read_imap_values(std::string(10'000, '(')).size(), 1U) << "nested without end";
}

MailServer server_with(const char* auth) { return {"h", "1", Security::tls, "tim", "secret", auth, ""}; }

TEST(MailSignIn, TakesTheBestThatIsSafe) {
  const std::vector<std::string> all = {"PLAIN",   "LOGIN",       "CRAM-MD5",
                                        "XOAUTH2", "SCRAM-SHA-1", "SCRAM-SHA-256"};
  EXPECT_EQ(SaslDialogue::choose(server_with("auto"), all, true, "")->mechanism(), "SCRAM-SHA-256");
  EXPECT_EQ(SaslDialogue::choose(server_with("auto"), {"login", "plain"}, true, "")->mechanism(), "PLAIN");
  EXPECT_EQ(SaslDialogue::choose(server_with("auto"), {"PLAIN", "CRAM-MD5"}, false, "")->mechanism(),
            "CRAM-MD5");
  EXPECT_FALSE(SaslDialogue::choose(server_with("auto"), {"PLAIN"}, false, ""));
  EXPECT_FALSE(SaslDialogue::choose(server_with("auto"), {"XOAUTH2"}, true, "t")) << "has to be asked for";
  auto token = SaslDialogue::choose(server_with("xoauth2"), all, true, "T");
  EXPECT_EQ(token->initial(),
            "user=tim\x01"
            "auth=Bearer T\x01\x01");
  EXPECT_EQ(token->answer("{\"status\":\"401\"}"), "") << "to the reason of a refusal";
  auto cram = SaslDialogue::choose(server_with("cram-md5"), all, true, "");
  EXPECT_FALSE(cram->initial());
  EXPECT_TRUE(cram->answer("<1896@x>")->starts_with("tim "));
}

TEST(MailSignIn, BelievesNoServerThatDoesNotKnowThePassword) {
  auto dialogue = SaslDialogue::choose(server_with("scram-sha-256"), {"SCRAM-SHA-256"}, true, "").value();
  const std::string first = dialogue.initial().value();
  const std::string nonce = first.substr(first.find("r=") + 2);
  ASSERT_TRUE(dialogue.answer("r=" + nonce + "more,s=QSXCR+Q6sek8bf92,i=4096"));
  EXPECT_FALSE(dialogue.is_proven());
  EXPECT_FALSE(dialogue.answer("v=AAAA"));
  EXPECT_FALSE(dialogue.is_proven());
  auto other = SaslDialogue::choose(server_with("scram-sha-256"), {"SCRAM-SHA-256"}, true, "").value();
  EXPECT_FALSE(other.answer("r=another,s=QSXCR+Q6sek8bf92,i=4096"));
  EXPECT_FALSE(other.answer("r=" + nonce + ",s=QSXCR+Q6sek8bf92,i=99999999999"));
}

}  // namespace
}  // namespace yingda::channels::mail
