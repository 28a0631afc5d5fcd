#pragma once
// Use cases on channels.

#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/channels/types.hpp"

namespace yingda {

class Store;
class Tx;
class ChannelDirectory;

// 22 random characters [A-Za-z0-9]: 131 bits, so that keys neither meet nor can be guessed.
std::string new_channel_key();

// Inside a unit of work: gives the channel its id, key and creation time, and stores it.
Result<Channel> create_channel(Tx& tx, Channel wanted, const Actor& actor);

// Thread-safe. What it changed is in the directory when it gives control back.
class ChannelService {
 public:
  ChannelService(Store& store, ChannelDirectory& directory) : store_(store), directory_(directory) {}

  async::Task<Result<std::vector<Channel>>> list(WorkspaceId workspace);
  async::Task<Result<Channel>> get(WorkspaceId workspace, ChannelId channel);
  // `wanted` without id, key and creation time. Code: team_not_found.
  async::Task<Result<Channel>> create(WorkspaceId workspace, Channel wanted, Actor actor);
  async::Task<Result<Channel>> update(WorkspaceId workspace, ChannelId channel, Edit<Channel> edit,
                                      Actor actor);
  // Code: channel_in_use where it has conversations.
  async::Task<Status> remove(WorkspaceId workspace, ChannelId channel, Actor actor);

 private:
  Store& store_;
  ChannelDirectory& directory_;
};

}  // namespace yingda
