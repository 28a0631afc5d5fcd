// The inbox, the talks, and what is kept of pulls.
#include "storage/sqlite/repositories/channel_traffic.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

constexpr std::string_view kInboxColumns =
    "SELECT i.id, i.workspace, i.channel, i.dedupe_key, i.visitor, i.inbound, i.attempts, i.next_at, "
    "i.received_at FROM channel_inbox i ";

std::string inbox_rows(std::string_view rest) { return std::string(kInboxColumns).append(rest); }

InboxItem read_inbox_item(Query& row) {
  InboxItem item;
  item.id = row.id<InboxItemId>();
  item.workspace = row.id<WorkspaceId>();
  item.channel = row.id<ChannelId>();
  item.dedupe_key = row.text();
  item.visitor = row.text();
  item.inbound = unpack_json(row.text());
  item.attempts = row.integer();
  item.next_at = row.int64();
  item.received_at = row.int64();
  return item;
}

PlatformTalk read_platform_talk(Query& row) {
  PlatformTalk talk;
  talk.channel = row.id<ChannelId>();
  talk.visitor = row.text();
  talk.user_id = row.text();
  talk.conversation_id = row.text();
  talk.reply_to = unpack_json(row.text());
  talk.wrote_at = row.int64();
  talk.replies = row.integer();
  return talk;
}

}  // namespace

bool SqliteChannelTraffic::add_inbound(const InboxItem& item) {
  return db_.run(
             "INSERT INTO channel_inbox VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, '', ?) "
             "ON CONFLICT DO NOTHING",
             item.id, item.workspace, item.channel, item.dedupe_key, item.visitor, pack(item.inbound),
             item.attempts, item.next_at, item.received_at) == 1;
}

std::vector<InboxItem> SqliteChannelTraffic::due_inbound(TimeMs now, int limit) {
  auto rows = db_.query(
      inbox_rows("JOIN (SELECT min(id) AS id FROM channel_inbox WHERE state = 'waiting' "
                 "GROUP BY channel, visitor) AS first ON first.id = i.id WHERE i.next_at <= ? LIMIT ?"),
      now, limit);
  return all_rows(rows, read_inbox_item);
}

std::optional<InboxItem> SqliteChannelTraffic::next_inbound(ChannelId channel, const std::string& visitor) {
  auto rows = db_.query(
      inbox_rows("WHERE i.state = 'waiting' AND i.channel = ? AND i.visitor = ? ORDER BY i.id LIMIT 1"),
      channel, visitor);
  return first_row(rows, read_inbox_item);
}

void SqliteChannelTraffic::finish_inbound(InboxItemId id, const std::string& error) {
  db_.run("UPDATE channel_inbox SET state = ?, error = ?, inbound = '{}' WHERE id = ?",
          error.empty() ? "done" : "failed", error, id);
}

void SqliteChannelTraffic::postpone_inbound(InboxItemId id, TimeMs next_at, const std::string& error) {
  db_.run("UPDATE channel_inbox SET attempts = attempts + 1, next_at = ?, error = ? WHERE id = ?", next_at,
          error, id);
}

void SqliteChannelTraffic::customer_wrote(const PlatformTalk& talk) {
  db_.run(
      "INSERT INTO channel_talks VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET "
      "user_id = excluded.user_id, "
      "conversation_id = iif(excluded.conversation_id = '', conversation_id, excluded.conversation_id), "
      "reply_to = iif(excluded.reply_to = '{}', reply_to, excluded.reply_to), "
      "wrote_at = max(wrote_at, excluded.wrote_at), replies = 0",
      talk.channel, talk.visitor, talk.user_id, talk.conversation_id, pack(talk.reply_to), talk.wrote_at);
}

std::optional<PlatformTalk> SqliteChannelTraffic::talk(ChannelId channel, const std::string& visitor) {
  auto rows = db_.query("SELECT * FROM channel_talks WHERE channel = ? AND visitor = ?", channel, visitor);
  return first_row(rows, read_platform_talk);
}

void SqliteChannelTraffic::count_reply(ChannelId channel, const std::string& visitor) {
  db_.run("UPDATE channel_talks SET replies = replies + 1 WHERE channel = ? AND visitor = ?", channel,
          visitor);
}

PullState SqliteChannelTraffic::pull(ChannelId channel) {
  auto rows = db_.query("SELECT cursor, hints FROM channel_pulls WHERE channel = ?", channel);
  if (!rows.step()) return {};
  PullState state;
  state.cursor = unpack_json(rows.text());
  state.hints = unpack_json(rows.text());
  return state;
}

void SqliteChannelTraffic::set_pull(ChannelId channel, const PullState& state) {
  db_.run(
      "INSERT INTO channel_pulls VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET cursor = excluded.cursor, "
      "hints = excluded.hints",
      channel, pack(state.cursor), pack(state.hints));
}

}  // namespace yingda::storage
