#include "storage/sqlite/search/search_index.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>

#include "base/thread_name.hpp"
#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/files.hpp"
#include "storage/sqlite/repositories/events.hpp"
#include "storage/sqlite/search/fts5_tokenizer.hpp"

namespace yingda::storage {
namespace {

constexpr int kBatch = 1024;         // events
constexpr int kRebuildBatch = 4096;  // messages
constexpr std::int64_t kNotBuilt = -1;
// Lets messages gather, because a row of the index costs less the more are stored together: a third with 256
// to a commit of what it costs with 4.
constexpr auto kGather = std::chrono::milliseconds(100);
constexpr auto kAfterFailure = std::chrono::seconds(1);

std::unique_ptr<Connection> connect(const std::string& file) {
  auto db = std::make_unique<Connection>(
      file, ConnectionOptions{.cache_kib = 4096, .checkpoint_pages = 1000, .durable = false});
  register_search_tokenizer(*db);
  return db;
}

// Whether the file is an index of this database that can be gone on with.
bool fits(Connection& index, const std::string& lineage, std::int64_t first_seq, std::int64_t last_seq) {
  if (index.number("SELECT count(*) FROM sqlite_master WHERE name = 'progress'") == 0) return false;
  auto row = index.query("SELECT lineage, seq FROM progress");
  if (!row.step() || row.text() != lineage) return false;
  const auto seq = row.int64();
  // Further than the database: that was put back from a backup. Before its first event: events are missing.
  return seq != kNotBuilt && seq <= last_seq && (first_seq == 0 || seq + 1 >= first_seq);
}

void remove_files(const std::string& file) {
  for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file + suffix);
}

// `seq`: 0 when the stream holds everything, kNotBuilt when the index must be made from the messages first.
std::unique_ptr<Connection> create(const std::string& file, const std::string& lineage, std::int64_t seq) {
  remove_files(file);
  auto index = connect(file);
  index->script(
      "CREATE VIRTUAL TABLE message_search USING fts5(workspace, words, content='', columnsize=0, "
      "tokenize='yingda');"
      "CREATE TABLE progress (lineage TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;");
  index->run("INSERT INTO progress VALUES (?, ?)", lineage, seq);
  return index;
}

std::unique_ptr<Connection> open_index(const std::string& file, Connection& source) {
  auto row = source.query("SELECT lineage FROM installation");
  const std::string lineage = row.step() ? row.text() : std::string();
  const auto first = source.number("SELECT min(seq) FROM events");
  const auto last = source.number("SELECT max(seq) FROM events");
  try {
    auto index = connect(file);
    if (fits(*index, lineage, first, last)) return index;
  } catch (const SqlError&) {
    // Damaged: it is made again.
  }
  const bool stream_is_whole = first <= 1;
  return create(file, lineage, stream_is_whole ? 0 : kNotBuilt);
}

}  // namespace

SearchIndex::SearchIndex(const SqliteOptions& options)
    : log_(options.log),
      source_(database_file(options.folder), {.query_only = true}),
      index_(open_index(search_file(options.folder), source_)) {
  stream_seq_ = source_.number("SELECT max(seq) FROM events");
  indexed_seq_ = index_->number("SELECT seq FROM progress");
  thread_ = std::jthread([this] { loop(); });
}

SearchIndex::~SearchIndex() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

void SearchIndex::stream_grew(std::int64_t last_seq) {
  const std::scoped_lock lock(mutex_);
  const bool idle = stream_seq_ <= indexed_seq_;
  stream_seq_ = last_seq;
  // While it gathers or works, it looks by itself: it is not woken for each commit.
  if (idle) changed_.notify_all();
}

bool SearchIndex::wait_for(std::int64_t seq, std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [&] { return indexed_seq_ >= seq; });
}

std::int64_t SearchIndex::indexed_seq() const {
  const std::scoped_lock lock(mutex_);
  return indexed_seq_;
}

bool SearchIndex::closed() const {
  const std::scoped_lock lock(mutex_);
  return closed_;
}

bool SearchIndex::wait_for_work() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || indexed_seq_ < stream_seq_; });
  if (stream_seq_ - indexed_seq_ < kBatch) changed_.wait_for(lock, kGather, [this] { return closed_; });
  return !closed_;
}

void SearchIndex::loop() {
  name_thread("yd-search");
  // Answers come first: where the processor is short the index falls behind, and catches up afterwards.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19);
  while (wait_for_work()) {
    try {
      indexed_seq() == kNotBuilt ? index_all() : index_some();
    } catch (const std::exception& error) {
      log_.error("indexing messages failed; it is tried again", {{"why", error.what()}});
      for (auto* db : {&source_, index_.get()})
        sqlite3_exec(db->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, kAfterFailure, [this] { return closed_; });
    }
  }
}

void SearchIndex::index_some() {
  const auto seq = indexed_seq();
  source_.run("BEGIN");
  const auto events = SqliteEvents(source_, nullptr).after(seq, kBatch);
  index_->run("BEGIN IMMEDIATE");
  auto reached = seq;
  for (const auto& event : events) {
    if (closed()) break;  // long messages must not hold up a stop; the next start goes on from here
    if (event.type == EventType::message_created) add_message(event.ref);
    reached = event.seq;
  }
  source_.run("ROLLBACK");
  set_cursor(reached);
  index_->run("COMMIT");
  advance(reached);
}

// One snapshot for the whole, so that the stream goes on where it ends. Interrupted, it begins anew at the
// next start.
void SearchIndex::index_all() {
  source_.run("BEGIN");
  const auto reached = source_.number("SELECT max(seq) FROM events");
  auto rows = source_.query("SELECT id, workspace, parts FROM messages ORDER BY id");
  bool more = rows.step();
  while (more) {
    index_->run("BEGIN IMMEDIATE");
    for (int i = 0; more && i < kRebuildBatch && !closed(); ++i, more = rows.step()) {
      const auto id = rows.int64();
      const auto workspace = rows.int64();
      add(id, workspace, rows.text());
    }
    index_->run("COMMIT");
    if (closed()) return;
  }
  set_cursor(reached);
  advance(reached);
}

void SearchIndex::add_message(std::int64_t id) {
  auto row = source_.query("SELECT workspace, parts FROM messages WHERE id = ?", id);
  if (!row.step()) return;
  const auto workspace = row.int64();
  add(id, workspace, row.text());
}

void SearchIndex::add(std::int64_t id, std::int64_t workspace, const std::string& parts) {
  const auto words = plain_text(unpack_parts(parts));
  index_->run("INSERT INTO message_search (rowid, workspace, words) VALUES (?, ?, ?)", id,
              id_to_text(workspace), words);
}

void SearchIndex::set_cursor(std::int64_t seq) { index_->run("UPDATE progress SET seq = ?", seq); }

void SearchIndex::advance(std::int64_t seq) {
  const std::scoped_lock lock(mutex_);
  indexed_seq_ = seq;
  changed_.notify_all();
}

}  // namespace yingda::storage
