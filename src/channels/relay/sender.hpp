#pragma once
// Sends what lies in the outbox, each customer's in order.

#include "channels/relay/context.hpp"
#include "channels/relay/lane_runner.hpp"
#include "channels/relay/pace.hpp"

namespace yingda::channels {

class Sender {
 public:
  explicit Sender(Context& context) : context_(context) {}

  async::Task<std::vector<Lane>> due(int limit);
  async::Task<void> work(Lane lane, std::function<bool()> stopping);

 private:
  async::Task<Verdict> send(Opened opened, OutboxItem item, PlatformTalk talk);
  async::Task<Result<Outgoing>> outgoing_of(const Opened& opened, const OutboxItem& item,
                                            const PlatformTalk& talk);
  async::Task<Status> put_media(const Opened& opened, Outgoing& message, FilePart file);
  async::Task<Result<std::string>> bytes_of(std::string url);
  async::Task<Verdict> call(const Opened& opened, const Outgoing& message, const Token& token);
  async::Task<Status> settle(OutboxItem item, Verdict verdict);

  Context& context_;
  Pace pace_;
};

}  // namespace yingda::channels
