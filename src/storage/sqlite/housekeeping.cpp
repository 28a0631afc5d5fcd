#include "storage/sqlite/housekeeping.hpp"

#include <algorithm>
#include <future>

#include "storage/sqlite/tx.hpp"

namespace yingda::storage {
namespace {

constexpr TimeMs kHour = 3'600'000;
constexpr TimeMs kResponsesKept = 24 * kHour;
constexpr TimeMs kDeliveriesKept = 7 * 24 * kHour;
constexpr TimeMs kOutboxKept = 30 * 24 * kHour;
constexpr TimeMs kEventsKept = 30 * 24 * kHour;
constexpr int kRows = 500;          // a unit touches
constexpr int kDeliveryUnits = 40;  // a call walks through

// Runs `work` on the writer and waits for its commit. False when it failed: then the next call tries again.
bool run_and_wait(Store& store, std::move_only_function<void(Connection&)> work) {
  std::promise<bool> done;
  store.submit_write(
      [&work](Tx& tx) -> Status {
        work(static_cast<SqliteTx&>(tx).connection());
        return {};
      },
      [&done](Status status) { done.set_value(status.has_value()); });
  return done.get_future().get();
}

// Runs a statement that deletes at most kRows rows until it finds no more.
template <class... Values>
void delete_all(Store& store, std::string_view sql, const Values&... values) {
  std::int64_t deleted = kRows;
  while (deleted == kRows) {
    if (!run_and_wait(store, [&](Connection& db) { deleted = db.run(sql, values..., kRows); })) return;
  }
}

// Events that are old and that every reader has read. The last one stays, because numbers grow from it.
std::int64_t droppable_events(Connection& db, std::int64_t indexed_seq) {
  const auto last = db.number("SELECT max(seq) FROM events");
  const auto read = db.number("SELECT coalesce(min(seq), ?) FROM cursors", last);
  return std::min({last - 1, read, indexed_seq});
}

}  // namespace

void Housekeeping::run(Store& store, TimeMs now, std::int64_t indexed_seq) {
  delete_all(store,
             "DELETE FROM sessions WHERE token_hash IN "
             "(SELECT token_hash FROM sessions WHERE expires_at < ? LIMIT ?)",
             now);
  delete_all(store,
             "DELETE FROM stored_responses WHERE created_at < ?1 AND id IN "
             "(SELECT id FROM stored_responses ORDER BY id LIMIT ?2)",
             now - kResponsesKept);
  // Ids grow with time, so that the expired ones are the first.
  delete_all(store,
             "DELETE FROM channel_inbox WHERE received_at < ?1 AND state <> 'waiting' AND id IN "
             "(SELECT id FROM channel_inbox WHERE state <> 'waiting' ORDER BY id LIMIT ?2)",
             now - kDeliveriesKept);
  delete_all(store,
             "DELETE FROM channel_outbox WHERE created_at < ?1 AND id IN "
             "(SELECT id FROM channel_outbox WHERE state NOT IN ('queued', 'failed') ORDER BY id LIMIT ?2)",
             now - kOutboxKept);
  std::int64_t droppable = 0;
  run_and_wait(store, [&](Connection& db) { droppable = droppable_events(db, indexed_seq); });
  delete_all(store,
             "DELETE FROM events WHERE at < ?1 AND seq <= ?2 AND seq IN (SELECT seq FROM events ORDER BY seq "
             "LIMIT ?3)",
             now - kEventsKept, droppable);

  for (int unit = 0; unit < kDeliveryUnits; ++unit) {
    Place reached;
    const bool stored = run_and_wait(store, [&](Connection& db) {
      auto rows = db.query(
          "SELECT channel, sender, client_message_id FROM deliveries WHERE (channel, sender, "
          "client_message_id) > "
          "(?, ?, ?) ORDER BY channel, sender, client_message_id LIMIT 1 OFFSET ?",
          place_.channel, place_.sender, place_.client_message_id, kRows - 1);
      if (rows.step()) {
        reached.channel = rows.int64();
        reached.sender = rows.text();
        reached.client_message_id = rows.text();
      }
      const auto upper = reached.channel ? reached.channel : INT64_MAX;
      db.run(
          "DELETE FROM deliveries WHERE (channel, sender, client_message_id) > (?, ?, ?) AND "
          "(channel, sender, client_message_id) <= (?, ?, ?) AND created_at < ?",
          place_.channel, place_.sender, place_.client_message_id, upper, reached.sender,
          reached.client_message_id, now - kDeliveriesKept);
    });
    if (!stored) return;
    place_ = reached;
    if (place_.channel == 0) return;  // through: the next call begins anew
  }
}

}  // namespace yingda::storage
