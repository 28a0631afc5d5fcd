#pragma once
// Keeps the mailboxes of all e-mail channels open, and stores what comes.

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "async/task_group.hpp"
#include "channels/email/mailbox.hpp"
#include "channels/relay/context.hpp"

namespace yingda::channels {

class Mailboxes {
 public:
  // `stored` is called, from any thread, once there is something new in the inbox.
  Mailboxes(Context& context, async::asio::any_io_executor executor, std::function<void()> stored);

  // Opens what was set up, and opens anew what was changed. One call at a time.
  async::Task<void> follow();
  // After the last follow().
  void cancel();
  // Waits until all are closed. Not from a thread of the executor.
  void join();

 private:
  struct Box {
    std::string account;  // as it was when it was opened
    std::unique_ptr<async::TaskGroup> tasks;
  };
  async::Task<void> open(Opened opened, std::string account);
  async::Task<bool> store(Opened opened, std::shared_ptr<const Inbound> inbound,
                          std::shared_ptr<const std::string> raw, mail::Cursor cursor);
  async::Task<void> keep(ChannelId channel, mail::Cursor cursor);
  async::Task<Result<std::string>> token(Opened opened);
  async::Task<void> take_files(Opened opened, Inbound& inbound, std::shared_ptr<const std::string> raw);

  Context& context_;
  async::asio::any_io_executor executor_;
  std::function<void()> stored_;
  std::map<ChannelId, Box> boxes_;
};

}  // namespace yingda::channels
