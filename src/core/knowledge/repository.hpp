#pragma once
// Port to stored knowledge entries and canned replies.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/knowledge/types.hpp"

namespace yingda {

// A reply that agents insert by "/" and its shortcut. `text` may hold {{contact.name}}, {{agent.name}}.
struct CannedReply {
  CannedId id;
  WorkspaceId workspace;
  std::string shortcut;  // unique in the workspace
  std::string title;
  std::string text;
  TimeMs updated_at = 0;
};

struct EntryFilter {
  std::string query;  // substring of question, similar questions or answer; "" = all
  std::optional<std::string> category;
  std::optional<EntryStatus> status;
};

class KnowledgeRepository {
 public:
  virtual ~KnowledgeRepository() = default;
  virtual bool insert(const Entry& entry) = 0;  // false when the external id is taken
  virtual void update(const Entry& entry) = 0;
  // With what was learnt for it.
  virtual bool remove(WorkspaceId workspace, EntryId id) = 0;
  virtual std::optional<Entry> find(WorkspaceId workspace, EntryId id) = 0;
  virtual std::optional<Entry> find_by_external_id(WorkspaceId workspace, const std::string& external_id) = 0;
  virtual std::optional<Entry> find_by_question(WorkspaceId workspace, const std::string& question) = 0;
  // Newest id first, id < before (0 = from the newest).
  virtual std::vector<Entry> list(WorkspaceId workspace, const EntryFilter& filter, EntryId before,
                                  int limit) = 0;
  virtual std::vector<Entry> published(WorkspaceId workspace) = 0;  // by id; what the bot answers from
  virtual std::vector<std::pair<std::string, std::int64_t>> categories(
      WorkspaceId workspace) = 0;  // with counts
  virtual std::int64_t count(WorkspaceId workspace) = 0;

  virtual bool insert_canned(const CannedReply& reply) = 0;  // false when the shortcut is taken
  virtual bool update_canned(const CannedReply& reply) = 0;  // likewise
  virtual bool remove_canned(WorkspaceId workspace, CannedId id) = 0;
  virtual std::optional<CannedReply> canned(WorkspaceId workspace, CannedId id) = 0;
  virtual std::vector<CannedReply> canned_replies(WorkspaceId workspace) = 0;  // by shortcut
};

}  // namespace yingda
