#pragma once
// Port to the store. A unit of work is a function on a transaction: everything it does is stored together, or
// nothing.
//
// write: runs on the single writer; many units share one commit (group commit). The result is given after the
// commit is
//   durable, so whatever is acknowledged is kept. A unit that returns an error or throws is rolled back
//   alone.
// read: runs on a pooled reader on a snapshot; never waits for the writer.
// Units run on the store's threads: they must not block, call back into the store or touch a caller's stack
// that may be gone. Completions run on the store's threads too; the coroutine forms resume on the caller's
// executor. Both give Error{overloaded, "store_busy"} at once when the bounded queue is full; nothing was
// then stored.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "core/channels/repository.hpp"
#include "core/channels/traffic.hpp"
#include "core/contacts/repository.hpp"
#include "core/conversations/repository.hpp"
#include "core/evaluations/repository.hpp"
#include "core/events.hpp"
#include "core/knowledge/glossary.hpp"
#include "core/knowledge/learnt.hpp"
#include "core/knowledge/repository.hpp"
#include "core/members/repository.hpp"
#include "core/uploads/types.hpp"
#include "core/workspaces/repository.hpp"

namespace yingda {

// Answers of POSTs that carried an Idempotency-Key, kept for 24 hours.
struct StoredResponse {
  std::string request_hash;  // another request under the same key is refused
  int status = 0;
  std::string body;
  TimeMs created_at = 0;
};

struct AuditRecord {
  WorkspaceId workspace;  // 0 = the installation
  TimeMs at = 0;
  std::string actor;   // "member:<id>", "key:<id>", "system"
  std::string action;  // "member.created", "knowledge.imported" …
  std::string target;  // id or name; never a secret
};

class Tx {
 public:
  virtual ~Tx() = default;
  virtual WorkspaceRepository& workspaces() = 0;
  virtual MemberRepository& members() = 0;
  virtual ChannelRepository& channels() = 0;
  virtual ChannelTraffic& channel_traffic() = 0;
  virtual ContactRepository& contacts() = 0;
  virtual ConversationRepository& conversations() = 0;
  virtual KnowledgeRepository& knowledge() = 0;
  virtual GlossaryRepository& glossary() = 0;
  virtual LearntRepository& learnt() = 0;
  virtual UploadRepository& uploads() = 0;
  virtual EvaluationRepository& evaluations() = 0;
  virtual EventRepository& events() = 0;

  // `scope` separates callers (a workspace id, "account:<id>" …).
  virtual std::optional<StoredResponse> stored_response(const std::string& scope, const std::string& key) = 0;
  virtual void store_response(const std::string& scope, const std::string& key,
                              const StoredResponse& response) = 0;
  virtual void audit(const AuditRecord& record) = 0;
};

class Store {
 public:
  using Work = std::move_only_function<Status(Tx&)>;
  using Done = std::move_only_function<void(Status)>;

  virtual ~Store() = default;
  virtual void submit_write(Work work, Done done) = 0;
  virtual void submit_read(Work work, Done done) = 0;
  // Writes a consistent copy of the running store to `path` (hot backup). Blocks the calling thread.
  virtual Status backup(const std::string& path) = 0;
  // The greatest id in use, for seed_ids.
  virtual std::int64_t greatest_id() = 0;
  // Called on the writer's thread after each commit that appended events, in order. Set before the first
  // write.
  virtual void on_events(std::function<void(const std::vector<Event>&)> listener) = 0;
  // Drops what has expired by `now`, in small units between the others: sessions, stored responses after 24
  // hours, deliveries and what came from platforms after 7 days. To be called every minute or so; blocks the
  // calling thread, never a store's thread.
  virtual void housekeeping(TimeMs now) = 0;
  // Waits until everything committed before the call can be found by search; false when `limit` ran out.
  virtual bool wait_until_searchable(std::chrono::milliseconds limit) = 0;
  // Numbers for /metrics: queue length, commits, batch sizes, database bytes.
  virtual Json stats() = 0;
};

// The coroutine forms (core/store_await.hpp): co_await write<T>(store, [..](Tx& tx) -> Result<T> {...}).

}  // namespace yingda
