// The mailbox and the delivery against real servers: Dovecot and aiosmtpd.

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <mutex>

#include "async/runtime.hpp"
#include "async/task_group.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/inbound.hpp"
#include "channels/email/mailbox.hpp"
#include "channels/email/smtp_session.hpp"
#include "unit/channels/adapter_world.hpp"
#include "unit/channels/mail_servers.hpp"

namespace yingda::channels::test {
namespace {

using mail::Cursor;
using mail::ImapSession;
using mail::Mailbox;
using std::chrono::milliseconds;

template <class T>
T finish(async::Task<T> task, async::asio::io_context& context) {
  auto result = async::asio::co_spawn(context, std::move(task), async::asio::use_future);
  context.restart();
  context.run();
  return result.get();
}

std::string letter(int number) {
  return "Message-ID: <n" + std::to_string(number) +
         "@cust.example>\r\nFrom: wang@cust.example\r\nSubject: s\r\n\r\ntext " + std::to_string(number) +
         "\r\n";
}

// What a mailbox told, for another thread to look at.
class Listener {
 public:
  Mailbox::Events events() {
    Mailbox::Events out;
    out.store = [this](Inbound inbound, std::string, Cursor cursor) -> async::Task<bool> {
      return store(std::move(inbound), cursor);
    };
    out.keep = [this](Cursor cursor) -> async::Task<void> { return keep(cursor); };
    out.report = [this](const Status& status) {
      const std::scoped_lock lock(mutex_);
      reports_.push_back(status ? "open" : status.error().code);
    };
    return out;
  }
  std::vector<std::string> texts() const {
    const std::scoped_lock lock(mutex_);
    return texts_;
  }
  std::vector<std::string> reports() const {
    const std::scoped_lock lock(mutex_);
    return reports_;
  }
  Cursor cursor() const {
    const std::scoped_lock lock(mutex_);
    return cursor_;
  }
  std::atomic<int> refusals = 0;  // how often it cannot store

 private:
  async::Task<bool> store(Inbound inbound, Cursor cursor) {
    if (refusals > 0) {
      --refusals;
      co_return false;
    }
    const std::scoped_lock lock(mutex_);
    texts_.push_back(inbound.text);
    cursor_ = cursor;
    co_return true;
  }
  async::Task<void> keep(Cursor cursor) {
    const std::scoped_lock lock(mutex_);
    cursor_ = cursor;
    co_return;
  }

  mutable std::mutex mutex_;
  std::vector<std::string> texts_;
  std::vector<std::string> reports_;
  Cursor cursor_;
};

// A mailbox that runs beside the test.
class Running {
 public:
  Running(const Account& account, Cursor cursor, Listener& listener, Mailbox::Limits limits)
      : mailbox_(account, cursor, listener.events(), limits), tasks_(runtime_.executor()) {
    tasks_.spawn("mailbox", mailbox_.run());
  }

 private:
  async::Runtime runtime_{1};
  Mailbox mailbox_;
  async::TaskGroup tasks_;
};

Mailbox::Limits quick() {
  Mailbox::Limits out;
  out.first_pause = out.longest_pause = milliseconds(50);
  return out;
}

class EmailServers : public testing::Test {
 protected:
  void SetUp() override {
    if (!MailServers::are_there())
      GTEST_SKIP()
          << "dovecot-imapd, python3-aiosmtpd or openssl is not installed (scripts/packages-test.txt)";
    servers_.emplace();
  }
  std::optional<MailServers> servers_;
  async::asio::io_context context_;
};

TEST_F(EmailServers, SignInEveryWay) {
  Account account = servers_->account();
  const auto open = [&](const char* auth) {
    account.settings["auth"] = auth;
    ImapSession session(context_.get_executor(), mail::imap_server(account).value(), {});
    const Status opened = finish(session.open(""), context_);
    return opened ? std::string("open") : opened.error().code;
  };
  for (const char* auth : {"auto", "plain", "login", "cram-md5", "scram-sha-1", "scram-sha-256"})
    EXPECT_EQ(open(auth), "open") << auth;
  EXPECT_EQ(open("xoauth2"), "mail_auth_unsupported");
  account.settings["imap_security"] = "starttls";
  account.settings["imap_port"] = std::to_string(servers_->imap_port());
  EXPECT_EQ(open("auto"), "open");
  account.settings["imap_security"] = "none";
  EXPECT_EQ(open("plain"), "mail_auth_unsupported") << "a password goes over no open line";
  account = servers_->account();
  account.settings["imap_password"] = "wrong";
  for (const char* auth : {"plain", "login", "cram-md5", "scram-sha-256"})
    EXPECT_EQ(open(auth), "mail_login_refused") << auth;
}

TEST_F(EmailServers, BelieveTheRightCertificateAlone) {
  const auto open = [&](const Account& account) {
    ImapSession session(context_.get_executor(), mail::imap_server(account).value(), {});
    const Status opened = finish(session.open(""), context_);
    return opened ? std::string("open") : opened.error().code;
  };
  Account account = servers_->account();
  account.settings.erase("ca_pem");
  EXPECT_EQ(open(account), "tls_failed") << "signed by nobody that the system knows";
  account = servers_->account();
  account.settings["imap_host"] = "127.0.0.1";
  EXPECT_EQ(open(account), "tls_failed") << "made for localhost";
  account.settings["imap_port"] = "1";
  EXPECT_EQ(open(account), "connect_failed");
}

TEST_F(EmailServers, BringNewMailAtOnce) {
  servers_->put(letter(1));
  Listener listener;
  const Running running(servers_->account(), {}, listener, quick());
  ASSERT_TRUE(comes_true([&] { return listener.reports() == std::vector<std::string>{"open"}; }));
  ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
  servers_->put(letter(2));
  ASSERT_TRUE(comes_true([&] { return listener.texts().size() == 1; })) << servers_->read("dovecot.log");
  servers_->put(letter(3));
  servers_->put(letter(4));
  ASSERT_TRUE(comes_true([&] { return listener.texts().size() == 3; }));
  EXPECT_EQ(listener.texts()[0], "text 2") << "what was there before is not new";
}

TEST_F(EmailServers, RenewIdleAndGoOn) {
  Mailbox::Limits limits = quick();
  limits.renew = milliseconds(100);
  Listener listener;
  const Running running(servers_->account(), {}, listener, limits);
  ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
  std::this_thread::sleep_for(milliseconds(350));
  servers_->put(letter(1));
  ASSERT_TRUE(comes_true([&] { return listener.texts().size() == 1; }));
  EXPECT_EQ(listener.reports(), std::vector<std::string>{"open"}) << "on the same connection";
}

TEST_F(EmailServers, LoseNothingWhileTheConnectionIsGone) {
  Listener listener;
  const Running running(servers_->account(), {}, listener, quick());
  ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
  servers_->stop_imap();
  servers_->put(letter(1));
  servers_->start_imap();
  EXPECT_TRUE(comes_true([&] { return listener.texts() == std::vector<std::string>{"text 1"}; }))
      << servers_->read("dovecot.log");
}

TEST_F(EmailServers, BringAMessageAgainThatWasNotStored) {
  Listener listener;
  listener.refusals = 2;
  const Running running(servers_->account(), {}, listener, quick());
  ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
  servers_->put(letter(1));
  EXPECT_TRUE(comes_true([&] { return listener.texts() == std::vector<std::string>{"text 1"}; }));
  EXPECT_EQ(listener.refusals, 0);
}

TEST_F(EmailServers, GoOnFromTheCursorAndStartAnewWithAnotherNumbering) {
  Cursor cursor;
  {
    Listener listener;
    const Running running(servers_->account(), {}, listener, quick());
    ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
    cursor = listener.cursor();
  }
  servers_->put(letter(1));
  {
    Listener listener;
    const Running running(servers_->account(), cursor, listener, quick());
    ASSERT_TRUE(comes_true([&] { return listener.texts().size() == 1; })) << "came while nobody looked";
    cursor = listener.cursor();
  }
  servers_->put(letter(2));
  Listener listener;
  const Running running(servers_->account(), {cursor.validity + 1, 700}, listener, quick());
  EXPECT_TRUE(comes_true([&] { return listener.texts() == std::vector<std::string>{"text 1", "text 2"}; }))
      << "with another UIDVALIDITY the last week comes again";
  EXPECT_EQ(listener.cursor().validity, cursor.validity);
}

TEST_F(EmailServers, ShowTheBeginningOfWhatIsTooLarge) {
  Mailbox::Limits limits = quick();
  limits.message = 300'000;
  Listener listener;
  const Running running(servers_->account(), {}, listener, limits);
  ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
  std::string large =
      "From: wang@cust.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee file\r\n"
      "--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n";
  for (int i = 0; i < 10'000; ++i) large += "0123456789012345678901234567890123456789\r\n";
  servers_->put(large + "--b--\r\n");
  EXPECT_TRUE(comes_true([&] { return listener.texts() == std::vector<std::string>{"see file"}; }));
}

TEST(EmailPolling, TakesTheTurnOfIdleWhereThatIsMissing) {
  if (!MailServers::are_there())
    GTEST_SKIP() << "dovecot-imapd, python3-aiosmtpd or openssl is not installed";
  MailServers servers("imap_capability = IMAP4rev1 UIDPLUS\n");
  Mailbox::Limits limits = quick();
  limits.poll = milliseconds(50);
  Listener listener;
  const Running running(servers.account(), {}, listener, limits);
  ASSERT_TRUE(comes_true([&] { return listener.cursor().validity != 0; }));
  servers.put(letter(1));
  EXPECT_TRUE(comes_true([&] { return listener.texts().size() == 1; }));
}

Outgoing answer_to(std::string address) {
  Outgoing out = say(".您好，\n.一行以点开头\n", address, "<c0@cust.example>");
  out.reply_to = {{"message_id", "<c1@cust.example>"}, {"subject", "退款"}, {"to", address}};
  out.now = 1'790'000'000'000;
  return out;
}

TEST_F(EmailServers, TakeWhatIsSent) {
  const Adapter& email = adapter("email");
  Account account = servers_->account();
  const auto send = [&](const Outgoing& message) {
    const Answer answer = finish(mail::deliver(account, "", email.send_call(account, {}, message)), context_);
    return email.read_sent(account, answer);
  };
  const Verdict sent = send(answer_to("wang@cust.example"));
  EXPECT_EQ(sent.state, Verdict::State::sent) << sent.detail;
  const std::string file = servers_->sent(1);
  ASSERT_TRUE(file.starts_with("help@shop.example wang@cust.example\n"));
  const Inbound got = mail::read_inbound(std::string_view(file).substr(file.find('\n') + 1), Account{});
  EXPECT_EQ(got.text, ".您好，\n.一行以点开头");
  EXPECT_EQ(got.dedupe_key, sent.platform_id);

  account.settings["smtp_security"] = "starttls";
  account.settings["smtp_port"] = std::to_string(servers_->smtp_port());
  for (const char* auth : {"plain", "login"}) {
    account.settings["auth"] = auth;
    EXPECT_EQ(send(answer_to("wang@cust.example")).state, Verdict::State::sent) << auth;
  }
  EXPECT_EQ(send(answer_to("nobody@cust.example")).code, "550 5.1.1");
  EXPECT_EQ(send(answer_to("later@cust.example")).state, Verdict::State::again);
  account.settings["smtp_password"] = "wrong";
  EXPECT_EQ(send(answer_to("wang@cust.example")).code.substr(0, 3), "535");
  account.settings["smtp_port"] = "1";
  EXPECT_EQ(send(answer_to("wang@cust.example")).state, Verdict::State::again);
  EXPECT_EQ(servers_->sent(4), "");
}

TEST(EmailSmtp, PutsADotBeforeADot) {
  EXPECT_EQ(mail::with_dots("a\r\n.b\r\n..\r\n"), "a\r\n..b\r\n...\r\n.\r\n");
  EXPECT_EQ(mail::with_dots(".a"), "..a\r\n.\r\n");
}

}  // namespace
}  // namespace yingda::channels::test
