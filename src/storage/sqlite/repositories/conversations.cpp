// Conversations, their lists, queues and counts; messages are in messages.cpp.
#include "storage/sqlite/repositories/conversations.hpp"

#include <algorithm>

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Conversation read_conversation(Query& row) {
  Conversation c;
  c.id = row.id<ConversationId>();
  c.workspace = row.id<WorkspaceId>();
  c.channel = row.id<ChannelId>();
  c.contact = row.id<ContactId>();
  c.status = known(parse_conversation_status(row.text()));
  c.handler = known(parse_handler(row.text()));
  c.level = known(parse_level(row.text()));
  c.team = row.id<TeamId>();
  c.assignee = row.id<MemberId>();
  c.accepted = row.boolean();
  c.handoff_reason = known(parse_handoff_reason(row.text()));
  c.language = row.text();
  c.mood = known(parse_mood(row.text()));
  c.bot_state = unpack_json(row.text());
  c.summary = unpack_json(row.text());
  c.last_seq = row.int64();
  c.last_text = row.text();
  c.last_author = known(parse_author(row.text()));
  c.last_message_at = row.int64();
  c.queued_at = row.int64();
  c.waiting_since = row.int64();
  c.customer_delivered_seq = row.int64();
  c.customer_read_seq = row.int64();
  c.agent_read_seq = row.int64();
  c.unread = row.integer();
  c.rating.score = row.integer();
  c.rating.comment = row.text();
  c.created_at = row.int64();
  c.resolved_at = row.int64();
  c.version = row.int64();
  c.customer_at = row.int64();
  return c;
}

// The index that a list goes through where few conversations match: the planner, which does not know how many
// a team or a contact has, would walk all of the workspace's in the order of the list.
std::string_view narrowest_index(const ConversationFilter& filter) {
  if (filter.contact) return " INDEXED BY conversations_contact";
  if (filter.assignee && *filter.assignee) return " INDEXED BY conversations_assignee";
  if (filter.handler == Handler::queue) return " INDEXED BY conversations_queue";
  if (!filter.teams.empty() && filter.status == ConversationStatus::open)
    return " INDEXED BY conversations_team";
  return "";
}

// The list's conditions. Every parameter keeps its number, so that one statement a combination stays
// prepared; what selects a partial index is spelt out.
std::string list_sql(const ConversationFilter& filter, bool from_cursor) {
  std::string sql = "SELECT * FROM conversations";
  sql.append(narrowest_index(filter)).append(" WHERE workspace = ?1");
  if (filter.status)
    sql += *filter.status == ConversationStatus::open ? " AND status = 'open'" : " AND status = ?2";
  if (filter.handler)
    sql += *filter.handler == Handler::queue ? " AND handler = 'queue'" : " AND handler = ?3";
  if (filter.assignee) sql += *filter.assignee ? " AND assignee = ?4 AND assignee > 0" : " AND assignee = 0";
  if (!filter.teams.empty()) sql += " AND team > 0 AND team IN (SELECT value FROM json_each(?5))";
  if (filter.contact) sql += " AND contact = ?6";
  if (filter.channel) sql += " AND channel = ?7";
  if (filter.from) sql += " AND created_at >= ?8";
  if (filter.to) sql += " AND created_at < ?9";
  if (from_cursor) sql += " AND (last_message_at, id) < (?10, ?11)";
  return sql + " ORDER BY last_message_at DESC, id DESC LIMIT ?12";
}

bool any_of(const std::vector<TeamId>& teams, TeamId team) {
  return std::ranges::find(teams, team) != teams.end();
}

}  // namespace

void SqliteConversations::insert(const Conversation& c) {
  db_.run(
      "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, "
      "?, ?, ?, ?, ?)",
      c.id, c.workspace, c.channel, c.contact, to_text(c.status), to_text(c.handler), to_text(c.level),
      c.team, c.assignee, c.accepted, to_text(c.handoff_reason), c.language, to_text(c.mood),
      pack(c.bot_state), pack(c.summary), c.last_seq, c.last_text, to_text(c.last_author), c.last_message_at,
      c.queued_at, c.waiting_since, c.customer_delivered_seq, c.customer_read_seq, c.agent_read_seq, c.unread,
      c.rating.score, c.rating.comment, c.created_at, c.resolved_at, c.version, c.customer_at);
}

void SqliteConversations::update(const Conversation& c) {
  expect_changed(update_all(c, std::nullopt), "conversation");
}

// Without the columns that indexes and the counts hang on, but for the place in the list.
bool SqliteConversations::update_if_current(const Conversation& c, bool messages_only) {
  if (!messages_only) return update_all(c, c.version - 1) == 1;
  return db_.run(
             "UPDATE conversations SET language = ?, mood = ?, bot_state = ?, last_seq = ?, "
             "last_text = ?, last_author = ?, last_message_at = ?, waiting_since = ?, "
             "customer_delivered_seq = ?, customer_read_seq = ?, agent_read_seq = ?, unread = ?, "
             "customer_at = ?, version = ? WHERE id = ? AND workspace = ? AND version = ?",
             c.language, to_text(c.mood), pack(c.bot_state), c.last_seq, c.last_text, to_text(c.last_author),
             c.last_message_at, c.waiting_since, c.customer_delivered_seq, c.customer_read_seq,
             c.agent_read_seq, c.unread, c.customer_at, c.version, c.id, c.workspace, c.version - 1) == 1;
}

std::int64_t SqliteConversations::update_all(const Conversation& c, std::optional<std::int64_t> if_version) {
  return db_.run(
      "UPDATE conversations SET status = ?, handler = ?, level = ?, team = ?, assignee = ?, accepted = ?, "
      "handoff_reason = ?, language = ?, mood = ?, bot_state = ?, summary = ?, last_seq = ?, "
      "last_text = ?, last_author = ?, last_message_at = ?, queued_at = ?, waiting_since = ?, "
      "customer_delivered_seq = ?, customer_read_seq = ?, agent_read_seq = ?, unread = ?, "
      "rating_score = ?, rating_comment = ?, resolved_at = ?, customer_at = ?, version = ? "
      "WHERE id = ? AND workspace = ? AND version = ifnull(?, version)",
      to_text(c.status), to_text(c.handler), to_text(c.level), c.team, c.assignee, c.accepted,
      to_text(c.handoff_reason), c.language, to_text(c.mood), pack(c.bot_state), pack(c.summary), c.last_seq,
      c.last_text, to_text(c.last_author), c.last_message_at, c.queued_at, c.waiting_since,
      c.customer_delivered_seq, c.customer_read_seq, c.agent_read_seq, c.unread, c.rating.score,
      c.rating.comment, c.resolved_at, c.customer_at, c.version, c.id, c.workspace, if_version);
}

std::optional<Conversation> SqliteConversations::find(WorkspaceId workspace, ConversationId id) {
  auto rows = db_.query("SELECT * FROM conversations WHERE id = ? AND workspace = ?", id, workspace);
  return first_row(rows, read_conversation);
}

std::optional<Conversation> SqliteConversations::current(WorkspaceId workspace, ChannelId channel,
                                                         ContactId contact, TimeMs reopen_after) {
  auto rows = db_.query(
      "SELECT * FROM conversations WHERE contact = ? AND channel = ? AND workspace = ? AND "
      "(status = 'open' OR resolved_at > ?) ORDER BY id DESC LIMIT 1",
      contact, channel, workspace, reopen_after);
  return first_row(rows, read_conversation);
}

std::vector<Conversation> SqliteConversations::list(WorkspaceId workspace, const ConversationFilter& filter,
                                                    std::optional<ConversationCursor> before, int limit) {
  const auto cursor = before.value_or(ConversationCursor{});
  auto rows = db_.query(list_sql(filter, before.has_value()), workspace,
                        filter.status ? to_text(*filter.status) : std::string_view(),
                        filter.handler ? to_text(*filter.handler) : std::string_view(),
                        filter.assignee.value_or(MemberId{}), pack_ids(filter.teams),
                        filter.contact.value_or(ContactId{}), filter.channel.value_or(ChannelId{}),
                        filter.from, filter.to, cursor.last_message_at, cursor.id, limit);
  return all_rows(rows, read_conversation);
}

std::vector<Conversation> SqliteConversations::queue(WorkspaceId workspace, TeamId team, int limit) {
  auto rows = db_.query(
      "SELECT * FROM conversations WHERE handler = 'queue' AND team = ? AND workspace = ? AND status = "
      "'open' "
      "ORDER BY queued_at, id LIMIT ?",
      team, workspace, limit);
  return all_rows(rows, read_conversation);
}

int SqliteConversations::queue_place(const Conversation& c) {
  auto rows = db_.query(
      "SELECT count(*) FROM conversations WHERE handler = 'queue' AND team = ? AND workspace = ? AND status "
      "= 'open' "
      "AND (queued_at, id) < (?, ?)",
      c.team, c.workspace, c.queued_at, c.id);
  rows.step();
  return rows.integer() + 1;
}

std::vector<std::pair<MemberId, int>> SqliteConversations::loads(WorkspaceId workspace) {
  auto rows = db_.query(
      "SELECT assignee, sum(n) FROM conversation_counts WHERE workspace = ? AND status = 'open' AND assignee "
      "> 0 "
      "GROUP BY assignee HAVING sum(n) > 0 ORDER BY assignee",
      workspace);
  return all_rows(rows, [](Query& row) {
    const auto member = row.id<MemberId>();
    return std::pair(member, row.integer());
  });
}

ConversationCounts SqliteConversations::counts(WorkspaceId workspace, MemberId me,
                                               const std::vector<TeamId>& my_teams) {
  ConversationCounts counts;
  auto rows = db_.query(
      "SELECT status, handler, team, assignee, n FROM conversation_counts WHERE workspace = ?", workspace);
  while (rows.step()) {
    const auto status = known(parse_conversation_status(rows.text()));
    const auto handler = known(parse_handler(rows.text()));
    const auto team = rows.id<TeamId>();
    const auto assignee = rows.id<MemberId>();
    const auto n = rows.int64();
    if (status == ConversationStatus::resolved) {
      counts.resolved += n;
      continue;
    }
    counts.open += n;
    if (assignee && assignee == me) counts.mine += n;
    if (handler == Handler::bot) {
      counts.bot += n;
      continue;
    }
    if (!assignee) counts.unassigned += n;
    if (handler == Handler::queue) counts.waiting += n;
    if (any_of(my_teams, team)) counts.my_teams += n;
  }
  return counts;
}

}  // namespace yingda::storage
