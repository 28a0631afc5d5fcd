#include "storage/sqlite/repositories/events.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Event read_event(Query& row) {
  Event event;
  event.seq = row.int64();
  event.workspace = row.id<WorkspaceId>();
  event.type = static_cast<EventType>(row.integer());
  event.conversation = row.id<ConversationId>();
  event.ref = row.int64();
  const std::string data = row.text();
  if (!data.empty()) event.data = unpack_json(data);
  event.at = row.int64();
  return event;
}

}  // namespace

std::int64_t SqliteEvents::append(const Event& event) {
  if (!tail_) throw std::logic_error("an event was appended inside a read");
  const auto seq = tail_->last_seq + 1;
  const std::string data = event.data.is_null() ? std::string() : pack(event.data);
  db_.run("INSERT INTO events VALUES (?, ?, ?, ?, ?, nullif(?, ''), ?)", seq, event.workspace,
          static_cast<int>(event.type), event.conversation, event.ref, data, event.at);
  tail_->last_seq = seq;
  tail_->appended.push_back(event);
  tail_->appended.back().seq = seq;
  return seq;
}

std::vector<Event> SqliteEvents::after(std::int64_t seq, int limit) {
  auto rows = db_.query("SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?", seq, limit);
  return all_rows(rows, read_event);
}

std::vector<Event> SqliteEvents::after(WorkspaceId workspace, std::int64_t seq, int limit) {
  auto rows = db_.query("SELECT * FROM events WHERE seq > ? AND workspace = ? ORDER BY seq LIMIT ?", seq,
                        workspace, limit);
  return all_rows(rows, read_event);
}

std::int64_t SqliteEvents::last_seq() {
  return tail_ ? tail_->last_seq : db_.number("SELECT max(seq) FROM events");
}

std::int64_t SqliteEvents::first_seq() { return db_.number("SELECT min(seq) FROM events"); }

std::int64_t SqliteEvents::cursor(const std::string& reader) {
  return db_.number("SELECT seq FROM cursors WHERE reader = ?", reader);
}

void SqliteEvents::set_cursor(const std::string& reader, std::int64_t seq) {
  db_.run("INSERT INTO cursors VALUES (?, ?) ON CONFLICT (reader) DO UPDATE SET seq = excluded.seq", reader,
          seq);
}

}  // namespace yingda::storage
