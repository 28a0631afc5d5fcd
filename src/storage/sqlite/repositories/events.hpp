#pragma once

#include "core/events.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

// What the writer knows of the stream: the last number given, and what the running commit has appended.
struct EventTail {
  std::int64_t last_seq = 0;
  std::vector<Event> appended;
};

class SqliteEvents final : public EventRepository {
 public:
  // `tail` is null on a reader, where appending is a bug.
  SqliteEvents(Connection& db, EventTail* tail) : db_(db), tail_(tail) {}
  std::int64_t append(const Event& event) override;
  std::vector<Event> after(std::int64_t seq, int limit) override;
  std::vector<Event> after(WorkspaceId workspace, std::int64_t seq, int limit) override;
  std::int64_t last_seq() override;
  std::int64_t first_seq() override;
  std::int64_t cursor(const std::string& reader) override;
  void set_cursor(const std::string& reader, std::int64_t seq) override;

 private:
  Connection& db_;
  EventTail* tail_;
};

}  // namespace yingda::storage
