#pragma once
// Port to stored channels.

#include <optional>
#include <string>
#include <vector>

#include "core/channels/types.hpp"

namespace yingda {

class ChannelRepository {
 public:
  virtual ~ChannelRepository() = default;
  virtual void insert(const Channel& channel) = 0;
  virtual void update(const Channel& channel) = 0;
  // False when there is none. One that has conversations cannot go: the unit ends with {conflict,
  // "channel_in_use"}.
  virtual bool remove(WorkspaceId workspace, ChannelId id) = 0;
  virtual std::optional<Channel> find(WorkspaceId workspace, ChannelId id) = 0;
  virtual std::optional<Channel> find_by_key(const std::string& key) = 0;
  virtual std::vector<Channel> list(WorkspaceId workspace) = 0;
  virtual std::vector<Channel> all() = 0;
};

}  // namespace yingda
