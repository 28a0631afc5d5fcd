#include "storage/sqlite/repositories/channels.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"
#include "storage/sqlite/unit.hpp"

namespace yingda::storage {
namespace {

Channel read_channel(Query& row) {
  Channel channel;
  channel.id = row.id<ChannelId>();
  channel.workspace = row.id<WorkspaceId>();
  channel.type = row.text();
  channel.key = row.text();
  channel.name = row.text();
  channel.enabled = row.boolean();
  channel.settings = unpack_settings(row.text());
  channel.created_at = row.int64();
  channel.config = unpack_json(row.text());
  channel.sealed_secrets = row.text();
  return channel;
}

}  // namespace

void SqliteChannels::insert(const Channel& channel) {
  db_.run("INSERT INTO channels VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", channel.id, channel.workspace,
          channel.type, channel.key, channel.name, channel.enabled, pack(channel.settings),
          channel.created_at, pack(channel.config), channel.sealed_secrets);
}

void SqliteChannels::update(const Channel& channel) {
  expect_changed(db_.run("UPDATE channels SET type = ?, key = ?, name = ?, enabled = ?, settings = ?, config "
                         "= ?, secrets = ? "
                         "WHERE id = ? AND workspace = ?",
                         channel.type, channel.key, channel.name, channel.enabled, pack(channel.settings),
                         pack(channel.config), channel.sealed_secrets, channel.id, channel.workspace),
                 "channel");
}

bool SqliteChannels::remove(WorkspaceId workspace, ChannelId id) {
  // Where it cannot go, the unit ends and takes all of this back.
  for (const char* rows : {"DELETE FROM channel_inbox WHERE channel = ? AND workspace = ?",
                           "DELETE FROM channel_outbox WHERE channel = ? AND workspace = ?"}) {
    db_.run(rows, id, workspace);
  }
  try {
    return db_.run("DELETE FROM channels WHERE id = ? AND workspace = ?", id, workspace) == 1;
  } catch (const SqlError& error) {
    if (error.code != SQLITE_CONSTRAINT_FOREIGNKEY) throw;
    throw UnitRefused{{ErrorKind::conflict, "channel_in_use",
                       "The channel has conversations, so it cannot be removed; it can be disabled.", ""}};
  }
}

std::optional<Channel> SqliteChannels::find(WorkspaceId workspace, ChannelId id) {
  auto rows = db_.query("SELECT * FROM channels WHERE id = ? AND workspace = ?", id, workspace);
  return first_row(rows, read_channel);
}

std::optional<Channel> SqliteChannels::find_by_key(const std::string& key) {
  auto rows = db_.query("SELECT * FROM channels WHERE key = ?", key);
  return first_row(rows, read_channel);
}

std::vector<Channel> SqliteChannels::list(WorkspaceId workspace) {
  auto rows = db_.query("SELECT * FROM channels WHERE workspace = ? ORDER BY id", workspace);
  return all_rows(rows, read_channel);
}

std::vector<Channel> SqliteChannels::all() {
  auto rows = db_.query("SELECT * FROM channels ORDER BY id");
  return all_rows(rows, read_channel);
}

}  // namespace yingda::storage
