#pragma once
// Hands what platforms brought to the conversations, each customer's in order.

#include "channels/relay/context.hpp"
#include "channels/relay/lane_runner.hpp"

namespace yingda::channels {

class InboxWorker {
 public:
  explicit InboxWorker(Context& context) : context_(context) {}

  async::Task<std::vector<Lane>> due(int limit);
  // Until nothing of the lane is due.
  async::Task<void> work(Lane lane, std::function<bool()> stopping);

 private:
  async::Task<Status> handle(InboxItem item);
  async::Task<Status> follow(Opened opened, std::shared_ptr<const Inbound> inbound);
  async::Task<Status> handle_event(Opened opened, std::shared_ptr<const Inbound> inbound, InboxItem item);
  async::Task<Status> hand_on(Opened opened, std::shared_ptr<const Inbound> inbound, InboxItem item);
  async::Task<Result<Parts>> fetch_parts(Opened opened, std::shared_ptr<const Inbound> inbound,
                                         InboxItem item);
  async::Task<Result<FilePart>> fetch(Opened opened, std::shared_ptr<const Inbound> inbound, Media media);
  async::Task<Result<FilePart>> stored_file(Media media);
  async::Task<bool> is_chinese(WorkspaceId workspace);

  Context& context_;
};

}  // namespace yingda::channels
