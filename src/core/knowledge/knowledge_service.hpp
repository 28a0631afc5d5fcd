#pragma once
// Use cases on knowledge entries. What is published is live within a second: the bot follows the events.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/knowledge/repository.hpp"

namespace yingda {

class Store;
class Tx;

struct EntryPage {
  std::vector<Entry> items;  // newest first
  EntryId next;              // `before` of the next page; 0 on the last one
};

// One row of a file, ready to store: an entry without id, workspace, version and times.
struct ImportItem {
  int row = 0;
  Entry entry;
};

struct ImportRefusal {
  int row = 0;         // line or spreadsheet row, 1-based
  std::string column;  // "" = the whole row
  std::string code;
  std::string reason;  // an English sentence
  std::string text;    // the start of the row
};

struct ImportReport {
  int rows = 0;  // of the file, refused ones too
  int created = 0;
  int updated = 0;
  int unchanged = 0;
  bool dry_run = false;
  std::vector<ImportRefusal> refused;  // by row
};

// Checks what no schema can say: code invalid_validity where it ends before it begins, invalid_source_url
// where the link is not http(s), duplicate_language where two answers have one language.
Status check_entry(const Entry& entry);

// Whether the two say the same: everything but id, version, times and author.
bool same_content(const Entry& a, const Entry& b);

// Inside a unit of work: stores items as published entries without comparing them, for an empty workspace.
Status insert_entries(Tx& tx, WorkspaceId workspace, std::vector<Entry> entries, const Actor& actor);

// Thread-safe.
class KnowledgeService {
 public:
  explicit KnowledgeService(Store& store) : store_(store) {}

  async::Task<Result<EntryPage>> list(WorkspaceId workspace, EntryFilter filter, EntryId before, int limit);
  async::Task<Result<Entry>> get(WorkspaceId workspace, EntryId id);
  // `wanted` without id, version and times. Code: external_id_taken.
  async::Task<Result<Entry>> create(WorkspaceId workspace, Entry wanted, Actor actor);
  // `wanted.version` is the one that was read; code entry_changed where it is no longer the stored one.
  // Publishing is an update of the status.
  async::Task<Result<Entry>> update(WorkspaceId workspace, EntryId id, Entry wanted, Actor actor);
  async::Task<Status> remove(WorkspaceId workspace, EntryId id, Actor actor);
  async::Task<Result<std::vector<std::pair<std::string, std::int64_t>>>> categories(WorkspaceId workspace);
  // Stores the items in units of 200: an entry with the same external id, or else with the same question, is
  // replaced where it differs. `refused` rows were found bad before and go into the report. With `dry_run`
  // nothing is stored. Where the store gives up in between, the units before are stored and repeating the
  // import completes it.
  async::Task<Result<ImportReport>> import(WorkspaceId workspace, std::vector<ImportItem> items,
                                           std::vector<ImportRefusal> refused, bool dry_run, Actor actor);

 private:
  Store& store_;
};

}  // namespace yingda
