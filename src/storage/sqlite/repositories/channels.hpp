#pragma once

#include "core/channels/repository.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteChannels final : public ChannelRepository {
 public:
  explicit SqliteChannels(Connection& db) : db_(db) {}
  void insert(const Channel& channel) override;
  void update(const Channel& channel) override;
  bool remove(WorkspaceId workspace, ChannelId id) override;
  std::optional<Channel> find(WorkspaceId workspace, ChannelId id) override;
  std::optional<Channel> find_by_key(const std::string& key) override;
  std::vector<Channel> list(WorkspaceId workspace) override;
  std::vector<Channel> all() override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
