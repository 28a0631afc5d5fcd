#pragma once
// Keeps an account's mailbox open: every new message is stored, in order and at least once, whatever happens
// to the connection. A message counts as read here once `store` said true; marks in the mailbox are left
// alone.

#include <chrono>
#include <functional>
#include <string>

#include "async/task.hpp"
#include "channels/email/imap_session.hpp"
#include "channels/message.hpp"

namespace yingda::channels::mail {

class Mailbox {
 public:
  struct Events {
    // Stores a message with the cursor that holds from then on. The same message may come again (Inbound::
    // dedupe_key): after a crash, and for a week's messages where the server numbers them anew. False: not
    // now; it comes again after a pause.
    std::function<async::Task<bool>(Inbound, std::string raw, Cursor)> store;
    // Keeps a cursor without a message.
    std::function<async::Task<void>(Cursor)> keep;
    // The access token of XOAUTH2; null for other ways of signing in.
    std::function<async::Task<Result<std::string>>()> token;
    // Good: connected and signed in. An error: why the connection ended; it is opened again. May be null.
    std::function<void(const Status&)> report;
  };
  struct Limits {
    std::chrono::milliseconds renew{25 * 60'000};  // of IDLE, which servers end after 29 minutes
    std::chrono::milliseconds poll{60'000};        // where there is no IDLE
    std::chrono::milliseconds first_pause{
        1'000};  // before the connection is opened again; then twice as long …
    std::chrono::milliseconds longest_pause{5 * 60'000};
    std::size_t message = 25UL * 1024 * 1024;  // bytes; of a larger one the beginning without its files
    std::chrono::milliseconds answer{60'000};
  };

  // Without a cursor (validity 0) reading begins with what comes from now on.
  Mailbox(Account account, Cursor cursor, Events events, Limits limits);

  // Runs until it is cancelled (async::TaskGroup), on a strand.
  async::Task<void> run();

 private:
  async::Task<Status> session();
  async::Task<Status> open_session(ImapSession& imap);
  async::Task<Status> locate(ImapSession& imap, Folder folder);
  async::Task<Status> take_new(ImapSession& imap);
  async::Task<Status> take(ImapSession& imap, Listed listed);

  const Account account_;
  Cursor cursor_;
  const Events events_;
  const Limits limits_;
  bool was_open_ = false;  // in the session that ended last
};

}  // namespace yingda::channels::mail
