#pragma once
// One connection to a mailbox (RFC 3501, 2177). Used from one strand, one operation at a time. After an error
// the session is of no more use.
//
// Codes: those of net/line_stream.hpp, and {internal, mail_protocol} for an answer that is none,
// {unauthorized, mail_login_refused}, mail_auth_unsupported, mail_auth_invalid, {invalid, mail_refused} for
// another command that the server does not carry out, {internal, mail_no_tls} where STARTTLS is not offered.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/clock.hpp"
#include "channels/email/access.hpp"

namespace yingda::channels::mail {

// How far a folder has been read. Another validity: the uids of before mean nothing.
struct Cursor {
  std::uint32_t validity = 0;  // 0: never read
  std::uint32_t uid = 0;       // the last one that was stored
  bool operator==(const Cursor&) const = default;
};

struct Folder {
  std::uint32_t validity = 0;
  std::uint32_t next = 0;  // the uid that the next message gets
};

struct Listed {
  std::uint32_t uid = 0;
  std::size_t size = 0;  // bytes
};

class ImapSession {
 public:
  struct Limits {
    std::chrono::milliseconds answer{60'000};
    std::size_t message = 50UL * 1024 * 1024;  // bytes
  };

  ImapSession(async::asio::any_io_executor executor, MailServer server, Limits limits);
  ~ImapSession();
  ImapSession(const ImapSession&) = delete;
  ImapSession& operator=(const ImapSession&) = delete;

  // Connects and signs in. `token` is for XOAUTH2.
  async::Task<Status> open(std::string token);
  // `name` in UTF-8.
  async::Task<Result<Folder>> select(std::string name);
  // What came after `uid`, in order.
  async::Task<Result<std::vector<Listed>>> list_after(std::uint32_t uid);
  // The lowest uid of those that came on that day or later, 0 where there is none.
  async::Task<Result<std::uint32_t>> first_since(TimeMs time);
  // The bytes of a message, at most `most` of them; it stays unread. "" where it has gone meanwhile.
  async::Task<Result<std::string>> fetch(std::uint32_t uid, std::size_t most);
  bool can_idle() const;
  // Whether something new has come within that time: by IDLE, or by asking once after that time.
  async::Task<Result<bool>> wait_news(std::chrono::milliseconds limit);
  // Says good-bye, in vain or not.
  async::Task<void> leave();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::channels::mail
