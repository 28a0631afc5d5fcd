#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "channels/email/compose.hpp"
#include "channels/email/content.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/inbound.hpp"
#include "channels/email/message_id.hpp"
#include "channels/vector_inputs.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kMailAccount{"c1",
                           {{"address", "help@shop.example"},
                            {"name", "小店客服"},
                            {"smtp_host", "smtp.shop.example"},
                            {"aliases", "Sales <sales@shop.example>"}}};

Inbound read(std::string_view raw) { return mail::read_inbound(raw, kMailAccount); }

// A message with these headers, which end with a line end.
std::string plain_mail(std::string_view headers, std::string_view body = "hello\r\n") {
  return "Message-ID: <c1@cust.example>\r\nFrom: Wang <wang@cust.example>\r\n" + std::string(headers) +
         "\r\n" + std::string(body);
}

TEST(EmailVectors, AllOfThemPass) {
  const std::filesystem::path path = YINGDA_SOURCE_DIR "/../shared/vectors.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
  std::ifstream in(path);
  Json file = Json::parse(in);
  Json own = Json::array();
  for (const Json& entry : file["vectors"]) {
    if (entry["channel"] == "email") own.push_back(entry);
  }
  const auto run = run_vectors({{"vectors", own}});
  ASSERT_TRUE(run);
  EXPECT_EQ(run->passed, static_cast<int>(own.size())) << run->failures.dump(1);
}

TEST(Email, HasNoWebHook) {
  EXPECT_EQ(adapter("email").receive(kMailAccount, {}).refused, Refusal::unsupported);
  const auto can = adapter("email").capabilities(kMailAccount);
  EXPECT_FALSE(can.webhook);
  EXPECT_TRUE(can.streams);
}

TEST(Email, PrefersPlainTextAndTakesTheHtmlWhereThereIsNone) {
  const std::string both =
      "Message-ID: <c1@x.example>\r\nFrom: a@x.example\r\nContent-Type: multipart/alternative; "
      "boundary=b\r\n\r\n"
      "--b\r\nContent-Type: text/html\r\n\r\n<p>hello <b>there</b></p>\r\n"
      "--b\r\nContent-Type: text/plain\r\n\r\nhello there, plain\r\n--b--\r\n";
  EXPECT_EQ(read(both).text, "hello there, plain");
  const std::string html =
      "From: a@x.example\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\n" +
      std::string("PHA+t6LGsTwvcD4=\r\n");
  EXPECT_EQ(read(html).text, "发票");
}

TEST(Email, ReadsPicturesWithinTheTextBehindWhatIsAttached) {
  const std::string raw =
      "Message-ID: <c1@x.example>\r\nFrom: a@x.example\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n"
      "--o\r\nContent-Type: multipart/related; boundary=i\r\n\r\n"
      "--i\r\nContent-Type: text/html\r\n\r\nlook <img src=\"cid:p1\">\r\n"
      "--i\r\nContent-Type: image/png; name=p.png\r\nContent-ID: <p1>\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\n"
      "iVBORw==\r\n--i--\r\n"
      "--o\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
      "filename=\"=?utf-8?B?5Y+R56Wo?=.pdf\""
      "\r\n\r\n%PDF\r\n--o--\r\n";
  const Inbound got = read(raw);
  ASSERT_EQ(got.media.size(), 2U);
  EXPECT_EQ(got.type, InboundType::file);
  EXPECT_EQ(got.media[0].name, "发票.pdf");
  EXPECT_EQ(got.media[0].id, "2");
  EXPECT_EQ(got.media[1].id, "1.2");
  EXPECT_EQ(got.text, "look");
  EXPECT_EQ(mail::attachment(raw, "2"), "%PDF");
  EXPECT_EQ(mail::attachment(raw, "1.2"), "\x89PNG");
  EXPECT_EQ(mail::attachment(raw, "9"), "");
}

TEST(Email, FindsTheThread) {
  EXPECT_EQ(read(plain_mail("")).conversation_id, "<c1@cust.example>");
  const Inbound answer = read(plain_mail(
      "In-Reply-To: <r2@shop.example>\r\nReferences: <c0@cust.example>\r\n <r2@shop.example>\r\n"));
  EXPECT_EQ(answer.conversation_id, "<c0@cust.example>");
  EXPECT_EQ(answer.extra["thread"], Json::parse(R"(["<r2@shop.example>","<c0@cust.example>"])"));
  EXPECT_EQ(read(plain_mail("In-Reply-To: <r2@shop.example>\r\n")).conversation_id, "<r2@shop.example>");
  EXPECT_EQ(read(plain_mail("Subject: Re: parcel [#8812]\r\n")).conversation_id, "#8812");
  EXPECT_EQ(read(plain_mail("To: help+77a@shop.example\r\n")).conversation_id, "#77a");
  EXPECT_EQ(read(plain_mail("To: other+77a@shop.example\r\n")).conversation_id, "<c1@cust.example>");
  const std::string ours = mail::make_message_id("m1", "<c0@cust.example>", "shop.example");
  EXPECT_EQ(read(plain_mail("In-Reply-To: " + ours + "\r\n")).conversation_id, "<c0@cust.example>")
      << "our id leads to the thread's root";
  EXPECT_EQ(mail::root_of("<yd.m1.YWJj@x>"), "") << "what is in it must be an id";
}

TEST(Email, KnowsAMessageWithoutAnIdByWhatItSays) {
  const std::string raw = "From: a@x.example\r\nSubject: s\r\n\r\nbody\r\n";
  EXPECT_TRUE(read(raw).dedupe_key.starts_with("sha256:"));
  EXPECT_EQ(read(raw).dedupe_key, read(raw).dedupe_key);
  EXPECT_NE(read(raw).dedupe_key, read(raw + "!").dedupe_key);
}

TEST(Email, NeverLetsTheBotAnswerMachinesAndLists) {
  const auto automatic = [](std::string_view headers) {
    return read(plain_mail(headers)).extra.value("auto_reply", false);
  };
  EXPECT_FALSE(automatic(""));
  EXPECT_FALSE(automatic("Auto-Submitted: no\r\n"));
  EXPECT_FALSE(automatic("Precedence: first-class\r\nX-Auto-Response-Suppress: None\r\n"));
  for (const char* header :
       {"Auto-Submitted: auto-generated", "auto-submitted: auto-notified; owner=x", "Precedence: Bulk",
        "Precedence: list", "Precedence: junk", "List-Id: <l.x.example>", "X-Auto-Response-Suppress: OOF",
        "Return-Path: <>", "Content-Type: multipart/report; report-type=x; boundary=q"}) {
    EXPECT_TRUE(automatic(std::string(header) + "\r\n")) << header;
  }
  for (const char* from :
       {"MAILER-DAEMON@x.example", "no-reply@x.example", "NoReply+1@x.example", "sales@shop.example"}) {
    EXPECT_TRUE(read("From: " + std::string(from) + "\r\n\r\nx").extra.value("auto_reply", false)) << from;
  }
  EXPECT_TRUE(read(plain_mail("Auto-Submitted: auto-replied\r\n")).reply_to.value("auto_reply", false));
}

TEST(Email, TakesItsOwnAddressForAnEcho) {
  const Inbound got = read("From: Help@shop.example\r\nTo: Wang <wang@cust.example>\r\n\r\nx");
  EXPECT_TRUE(got.outgoing);
  EXPECT_EQ(got.user_id, "wang@cust.example");
}

TEST(Email, ReadsABounceAsAFailedMessage) {
  const std::string ours = mail::make_message_id("m1", "<c0@cust.example>", "shop.example");
  const std::string raw =
      "Message-ID: <b1@mx.example>\r\nFrom: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=\"r\"\r\n\r\n"
      "--r\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
      "--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
      "Final-Recipient: rfc822; Wang@cust.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
      "Diagnostic-Code: smtp; 550 no such user\r\n"
      "--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " +
      ours + "\r\nReferences: <c0@cust.example>\r\n--r--\r\n";
  const Inbound got = read(raw);
  EXPECT_EQ(got.type, InboundType::status);
  EXPECT_EQ(got.event, "failed");
  EXPECT_EQ(got.key, "5.1.1");
  EXPECT_EQ(got.user_id, "wang@cust.example");
  EXPECT_EQ(got.conversation_id, "<c0@cust.example>");
  EXPECT_EQ(got.extra["platform_id"], ours);
  EXPECT_EQ(got.text, "550 no such user");
  std::string delayed = raw;
  delayed.replace(delayed.find("Action: failed"), 14, "Action: delayed");
  EXPECT_EQ(read(delayed).type, InboundType::ignore);
}

TEST(Email, BelievesItsOwnServerAloneAboutTheSender) {
  Account account = kMailAccount;
  account.settings["authserv_id"] = "mx.shop.example";
  const auto verified = [&](std::string_view headers) {
    return mail::read_inbound(plain_mail(headers), account).email;
  };
  EXPECT_EQ(verified("Authentication-Results: mx.shop.example; spf=fail; dmarc=pass (p=none) "
                     "header.from=cust.example\r\n"),
            "wang@cust.example");
  EXPECT_EQ(verified("Authentication-Results: mx.evil.example; dmarc=pass\r\n"), "");
  EXPECT_EQ(
      verified("Authentication-Results: mx.shop.example; dmarc=fail; dkim=pass header.d=cust.example\r\n"),
      "");
  EXPECT_EQ(verified("Authentication-Results: mx.shop.example 1; dkim=pass header.d=cust.example\r\n"),
            "wang@cust.example");
  EXPECT_EQ(verified("Authentication-Results: mx.shop.example; dkim=pass header.d=evil.example\r\n"), "");
  EXPECT_EQ(verified("Authentication-Results: mx.shop.example; dmarc=fail\r\n"
                     "Authentication-Results: mx.shop.example; dmarc=pass\r\n"),
            "")
      << "the topmost is our server's";
  EXPECT_EQ(verified(""), "");
}

Outgoing reply_to_customer() {
  Outgoing out = say("退款已经办好了。", "wang@cust.example", "<c0@cust.example>");
  out.reply_to = {{"message_id", "<c1@cust.example>"},
                  {"references", {"<c0@cust.example>", "<r1@shop.example>"}},
                  {"subject", "回复：Re: 退款"},
                  {"to", "wang.private@cust.example"}};
  out.now = 1'790'000'000'000;
  return out;
}

TEST(Email, AnswersWithinTheThread) {
  Outgoing message = reply_to_customer();
  const Call call = adapter("email").send_call(kMailAccount, {}, message);
  EXPECT_EQ(call.url, "smtps://smtp.shop.example:465");
  EXPECT_EQ(header(call.headers, "From"), "help@shop.example");
  EXPECT_EQ(header(call.headers, "To"), "wang.private@cust.example");
  const auto sent = mail::split_entity(call.body);
  const std::string id(header(sent.headers, "Message-ID"));
  EXPECT_EQ(id, header(call.headers, "Message-ID"));
  EXPECT_TRUE(id.ends_with("@shop.example>"));
  EXPECT_EQ(mail::root_of(id), "<c0@cust.example>");
  EXPECT_EQ(header(sent.headers, "In-Reply-To"), "<c1@cust.example>");
  EXPECT_EQ(mail::read_message_ids(header(sent.headers, "References")),
            (std::vector<std::string>{"<c0@cust.example>", "<r1@shop.example>", "<c1@cust.example>"}));
  EXPECT_EQ(mail::header_text(sent.headers, "Subject"), "Re: 退款");
  EXPECT_EQ(mail::read_addresses(header(sent.headers, "From"))[0].name, "小店客服");
  EXPECT_EQ(mail::read_date(header(sent.headers, "Date")), message.now);
  EXPECT_EQ(header(sent.headers, "Auto-Submitted"), "") << "a person's answer";
  message.automatic = true;
  const auto automatic = mail::split_entity(adapter("email").send_call(kMailAccount, {}, message).body);
  EXPECT_EQ(header(automatic.headers, "Auto-Submitted"), "auto-replied");
}

TEST(Email, EnclosesFiles) {
  Outgoing message = reply_to_customer();
  message.part = FilePart{false, "/files/x/a.pdf", "发票.pdf", "application/pdf", 5, 0, 0};
  message.bytes = "%PDF-";
  const std::string raw = adapter("email").send_call(kMailAccount, {}, message).body;
  const Inbound got = mail::read_inbound(raw, Account{});
  ASSERT_EQ(got.media.size(), 1U);
  EXPECT_EQ(got.media[0].name, "发票.pdf");
  EXPECT_EQ(got.media[0].mime, "application/pdf");
  EXPECT_EQ(mail::attachment(raw, got.media[0].id), "%PDF-");
}

TEST(Email, LetsNoValueBeginAHeader) {
  Outgoing message = reply_to_customer();
  message.reply_to["subject"] = "a\r\nBcc: evil@x.example";
  message.reply_to["to"] = "a@x.example>\r\nRCPT TO:<b@x.example";
  message.reply_to["message_id"] = "<x\r\nBcc: evil@x.example>";
  const Call call = adapter("email").send_call(kMailAccount, {}, message);
  EXPECT_EQ(header(call.headers, "To"), "wang@cust.example") << "no address: the one it came from";
  EXPECT_EQ(header(mail::split_entity(call.body).headers, "Bcc"), "");
}

TEST(Email, UnderstandsTheServersCodes) {
  const auto verdict = [](int status, std::string text) {
    return adapter("email").read_sent(kMailAccount, {status, {{"Message-ID", "<m>"}}, std::move(text), 0});
  };
  EXPECT_EQ(verdict(250, "2.0.0 queued").state, State::sent);
  EXPECT_EQ(verdict(250, "ok").platform_id, "<m>");
  EXPECT_EQ(verdict(0, "connection lost").state, State::again);
  EXPECT_EQ(verdict(450, "4.2.0 busy").state, State::again);
  EXPECT_EQ(verdict(451, "4.7.1 greylisted").state, State::slow_down);
  EXPECT_EQ(verdict(452, "4.3.1 no space").state, State::again);
  EXPECT_EQ(verdict(454, "4.7.0 try later").state, State::again);
  EXPECT_EQ(verdict(535, "5.7.8 wrong").state, State::refused);
  EXPECT_EQ(verdict(550, "5.1.1 no such user").code, "550 5.1.1");
  EXPECT_EQ(verdict(552, "too big").state, State::refused);
  Account tokens = kMailAccount;
  tokens.settings["auth"] = "xoauth2";
  EXPECT_EQ(adapter("email").read_sent(tokens, {535, {}, "", 0}).state, State::token_bad);
}

TEST(Email, GetsAccessTokens) {
  Account account = kMailAccount;
  EXPECT_FALSE(adapter("email").token_call(account, 0));
  account.settings.update({{"auth", "xoauth2"},
                           {"oauth_token_url", "https://login.example/token"},
                           {"oauth_client_id", "id"},
                           {"oauth_refresh_token", "r&t"}});
  const Call call = adapter("email").token_call(account, 0).value();
  EXPECT_EQ(call.url, "https://login.example/token");
  EXPECT_EQ(call.body, "grant_type=refresh_token&refresh_token=r%26t&client_id=id");
  const auto token =
      adapter("email").read_token(account, {200, {}, R"({"access_token":"T","expires_in":600})", 1000});
  EXPECT_EQ(token->value, "T");
  EXPECT_EQ(token->expires_at, 601'000);
  EXPECT_FALSE(adapter("email").read_token(account, {400, {}, R"({"error":"invalid_grant"})", 0}));
}

// Text of any characters, with line ends.
rc::Gen<std::string> any_text() {
  return rc::gen::map(
      rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
          rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::element<char32_t>('\n', '=', '.', ' ', '\t'),
          rc::gen::inRange<char32_t>(0x4E00, 0x9FFF), rc::gen::inRange<char32_t>(0x1F300, 0x1F600))),
      [](const std::vector<char32_t>& points) {
        std::string out;
        for (const char32_t point : points) {
          if (point < 0x80) {
            out += static_cast<char>(point);
          } else if (point < 0x10000) {
            out += static_cast<char>(0xE0U | (point >> 12U));
            out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (point & 0x3FU));
          } else {
            out += static_cast<char>(0xF0U | (point >> 18U));
            out += static_cast<char>(0x80U | ((point >> 12U) & 0x3FU));
            out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (point & 0x3FU));
          }
        }
        return out;
      });
}

std::string without_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

RC_GTEST_PROP(EmailProperty, WhatIsBuiltReadsBack, ()) {
  mail::Letter letter;
  letter.from = "help@shop.example";
  letter.to = "wang@cust.example";
  letter.message_id = "<m@shop.example>";
  letter.text = without_end(*any_text());
  letter.subject = *any_text();
  letter.from_name = *any_text();
  const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  const std::string name = *any_text();
  if (*rc::gen::arbitrary<bool>()) letter.files.push_back({name, "application/x-any", bytes});
  const std::string raw = mail::build_message(letter);
  for (std::size_t at = 0; at < raw.size();) {
    const auto end = raw.find("\r\n", at);
    RC_ASSERT(end != std::string::npos);
    RC_ASSERT(end - at <= 998U);
    RC_ASSERT(raw.substr(at, end - at).find('\n') == std::string::npos);
    at = end + 2;
  }
  const auto one_line = [](std::string text) {
    for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
    return std::string(trim(text));
  };
  const auto message = mail::read_parts(raw);
  const auto content = mail::read_content(message);
  RC_ASSERT(without_end(content.text) == letter.text);
  RC_ASSERT(mail::header_text(message.headers, "Subject") == one_line(letter.subject));
  const auto from = mail::read_addresses(header(message.headers, "From"));
  RC_ASSERT(from.size() == 1U);
  RC_ASSERT(from[0].address == letter.from);
  RC_ASSERT(from[0].name == one_line(letter.from_name));
  RC_ASSERT(content.files.size() == letter.files.size());
  if (!letter.files.empty()) RC_ASSERT(content.files[0].bytes == bytes);
}

}  // namespace
}  // namespace yingda::channels::test
