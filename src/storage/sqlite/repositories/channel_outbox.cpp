// The outbox and the channels' health.
#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/channel_traffic.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

std::string outbox_rows(std::string_view rest) {
  return std::string("SELECT o.* FROM channel_outbox o ").append(rest);
}

OutboxItem read_outbox_item(Query& row) {
  OutboxItem item;
  item.id = row.id<OutboxItemId>();
  item.workspace = row.id<WorkspaceId>();
  item.channel = row.id<ChannelId>();
  item.conversation = row.id<ConversationId>();
  item.message = row.id<MessageId>();
  item.part = row.integer();
  item.visitor = row.text();
  item.content = unpack_json(row.text());
  item.text = row.text();
  item.state = known(parse_delivery_state(row.text()));
  item.attempts = row.integer();
  item.next_at = row.int64();
  item.platform_id = row.text();
  item.code = row.text();
  item.detail = row.text();
  item.created_at = row.int64();
  return item;
}

ChannelHealth read_health(Query& row) {
  ChannelHealth health;
  health.received = row.int64();
  health.sent = row.int64();
  health.refused = row.int64();
  health.last_in = row.int64();
  health.last_out = row.int64();
  health.refused_at = row.int64();
  health.refused_reason = row.text();
  health.error_at = row.int64();
  health.error_code = row.text();
  health.error_detail = row.text();
  health.base_url = row.text();
  return health;
}

}  // namespace

bool SqliteChannelTraffic::add_outbound(const OutboxItem& item) {
  return db_.run(
             "INSERT INTO channel_outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
             "ON CONFLICT DO NOTHING",
             item.id, item.workspace, item.channel, item.conversation, item.message, item.part, item.visitor,
             pack(item.content), item.text, to_text(item.state), item.attempts, item.next_at,
             item.platform_id, item.code, item.detail, item.created_at) == 1;
}

std::vector<OutboxItem> SqliteChannelTraffic::due_outbound(TimeMs now, int limit) {
  auto rows = db_.query(
      outbox_rows("JOIN (SELECT min(id) AS id FROM channel_outbox WHERE state = 'queued' "
                  "GROUP BY channel, visitor) AS first ON first.id = o.id WHERE o.next_at <= ? LIMIT ?"),
      now, limit);
  return all_rows(rows, read_outbox_item);
}

std::optional<OutboxItem> SqliteChannelTraffic::next_outbound(ChannelId channel, const std::string& visitor) {
  auto rows = db_.query(
      outbox_rows("WHERE o.state = 'queued' AND o.channel = ? AND o.visitor = ? ORDER BY o.id LIMIT 1"),
      channel, visitor);
  return first_row(rows, read_outbox_item);
}

void SqliteChannelTraffic::update_outbound(const OutboxItem& item) {
  expect_changed(db_.run("UPDATE channel_outbox SET state = ?, attempts = ?, next_at = ?, platform_id = ?, "
                         "code = ?, detail = ? WHERE id = ?",
                         to_text(item.state), item.attempts, item.next_at, item.platform_id, item.code,
                         item.detail, item.id),
                 "outbox");
}

std::optional<OutboxItem> SqliteChannelTraffic::outbound(ChannelId channel, OutboxItemId id) {
  auto rows = db_.query(outbox_rows("WHERE o.id = ? AND o.channel = ?"), id, channel);
  return first_row(rows, read_outbox_item);
}

std::optional<OutboxItem> SqliteChannelTraffic::outbound_by_platform_id(ChannelId channel,
                                                                        const std::string& platform_id) {
  auto rows = db_.query(outbox_rows("WHERE o.channel = ? AND o.platform_id = ? AND o.platform_id <> '' "
                                    "ORDER BY o.id DESC LIMIT 1"),
                        channel, platform_id);
  return first_row(rows, read_outbox_item);
}

std::vector<OutboxItem> SqliteChannelTraffic::outbound_of(MessageId message) {
  auto rows = db_.query(outbox_rows("WHERE o.message = ? ORDER BY o.part"), message);
  return all_rows(rows, read_outbox_item);
}

std::vector<OutboxItem> SqliteChannelTraffic::outbound_unread(ChannelId channel, const std::string& visitor,
                                                              OutboxItemId last, TimeMs until, int limit) {
  auto rows =
      db_.query(outbox_rows("WHERE o.state IN ('sent', 'delivered') AND o.channel = ? AND o.visitor = ? "
                            "AND o.id <= ? AND o.created_at <= ? ORDER BY o.id DESC LIMIT ?"),
                channel, visitor, last, until, limit);
  return all_rows(rows, read_outbox_item);
}

std::vector<OutboxItem> SqliteChannelTraffic::list_outbound(ChannelId channel,
                                                            std::optional<DeliveryState> state,
                                                            OutboxItemId before, int limit) {
  const auto below = before ? before.value : INT64_MAX;
  std::string condition = "WHERE o.channel = ?1 AND o.id < ?2 ";
  // Spelt out, so that the index of the failed ones serves.
  if (state == DeliveryState::failed) {
    condition += "AND o.state = 'failed' ";
  } else if (state) {
    condition += "AND o.state = ?4 ";
  }
  condition += "ORDER BY o.id DESC LIMIT ?3";
  if (state && *state != DeliveryState::failed) {
    auto rows = db_.query(outbox_rows(condition), channel, below, limit, to_text(*state));
    return all_rows(rows, read_outbox_item);
  }
  auto rows = db_.query(outbox_rows(condition), channel, below, limit);
  return all_rows(rows, read_outbox_item);
}

void SqliteChannelTraffic::add_health(ChannelId channel, const ChannelHealth& more) {
  db_.run(
      "INSERT INTO channel_health VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
      "received = received + excluded.received, sent = sent + excluded.sent, "
      "refused = refused + excluded.refused, last_in = max(last_in, excluded.last_in), "
      "last_out = max(last_out, excluded.last_out), refused_at = max(refused_at, excluded.refused_at), "
      "refused_reason = iif(excluded.refused_reason = '', refused_reason, excluded.refused_reason), "
      "error_at = max(error_at, excluded.error_at), "
      "error_code = iif(excluded.error_at = 0, error_code, excluded.error_code), "
      "error_detail = iif(excluded.error_at = 0, error_detail, excluded.error_detail), "
      "base_url = iif(excluded.base_url = '', base_url, excluded.base_url)",
      channel, more.received, more.sent, more.refused, more.last_in, more.last_out, more.refused_at,
      more.refused_reason, more.error_at, more.error_code, more.error_detail, more.base_url);
}

ChannelHealth SqliteChannelTraffic::health(ChannelId channel) {
  auto rows = db_.query(
      "SELECT received, sent, refused, last_in, last_out, refused_at, refused_reason, error_at, error_code, "
      "error_detail, base_url FROM channel_health WHERE channel = ?",
      channel);
  return first_row(rows, read_health).value_or(ChannelHealth{});
}

ChannelBacklog SqliteChannelTraffic::backlog(ChannelId channel) {
  return {db_.number("SELECT count(*) FROM channel_inbox WHERE state = 'waiting' AND channel = ?", channel),
          db_.number("SELECT count(*) FROM channel_outbox WHERE state = 'queued' AND channel = ?", channel),
          db_.number("SELECT count(*) FROM channel_outbox WHERE state = 'failed' AND channel = ?", channel)};
}

}  // namespace yingda::storage
