#pragma once
// Handing one message to a mail server (RFC 5321).

#include <memory>
#include <string>

#include "async/task.hpp"
#include "channels/email/access.hpp"
#include "channels/exchange.hpp"

namespace yingda::channels::mail {

// One connection. Used from one strand, one operation at a time. Answers hold the server's code and its words
// without the codes; 0, and why, where there was none. After another code than 2xx open() has failed, and
// after 0 the session is of no more use.
class SmtpSession {
 public:
  struct Limits {
    std::chrono::milliseconds answer{60'000};
    std::chrono::milliseconds accept{600'000};  // behind the message's last line (RFC 5321, 4.5.3.2.6)
  };

  // `name` is what we call ourselves: a host name, or an address in brackets.
  SmtpSession(async::asio::any_io_executor executor, MailServer server, std::string name, Limits limits);
  ~SmtpSession();
  SmtpSession(const SmtpSession&) = delete;
  SmtpSession& operator=(const SmtpSession&) = delete;

  // Connects and signs in. `token` is for XOAUTH2.
  async::Task<Answer> open(std::string token);
  // `message` as build_message() makes it.
  async::Task<Answer> send(std::string from, std::string to, std::string message);
  // Says good-bye, in vain or not.
  async::Task<void> leave();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The lines of a message as DATA wants them: a dot more before a dot, and the one that ends it.
std::string with_dots(std::string_view message);

// Carries out a Call of the adapter Email, on a connection of its own, for Email::read_sent(). After 0 or a
// connection that was lost the message may have been taken; sent again it has the same Message-ID.
async::Task<Answer> deliver(Account account, std::string token, Call call, SmtpSession::Limits limits = {});

}  // namespace yingda::channels::mail
