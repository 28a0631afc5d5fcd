#pragma once
// Wordings that customers confirmed: further ways to ask what an entry answers, learnt from conversations.
// Port to their store; what changes them is in core/knowledge/lessons.hpp, the use cases of the console in
// core/knowledge/learnt_service.hpp.

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace yingda {

// An entry keeps so many, those that were confirmed last.
inline constexpr int kMostLearnt = 50;

// What a confirmed answer teaches.
struct Lesson {
  EntryId entry;
  std::string text;    // the customer's wording without personal data
  std::string normal;  // its normal form: what tells wordings apart
};

struct LearntWording {
  LearntId id;
  WorkspaceId workspace;
  EntryId entry;
  std::string text;
  std::string normal;           // once in a workspace
  std::int64_t count = 1;       // how often it was confirmed, less how often it was contradicted
  ConversationId conversation;  // where it was confirmed last
  MessageId message;            // by the customer's word on this answer
  TimeMs created_at = 0;
  TimeMs last_at = 0;      // when it was confirmed last
  bool dismissed = false;  // taken away in the console: not to be learnt for this entry again
};

class LearntRepository {
 public:
  virtual ~LearntRepository() = default;
  // False, with nothing changed, when the workspace has the normal form.
  virtual bool insert(const LearntWording& wording) = 0;
  virtual void update(const LearntWording& wording) = 0;  // all but id, workspace and normal form
  virtual bool remove(WorkspaceId workspace, LearntId id) = 0;
  virtual std::optional<LearntWording> find(WorkspaceId workspace, LearntId id) = 0;
  virtual std::optional<LearntWording> find_by_normal(WorkspaceId workspace, const std::string& normal) = 0;
  // What was confirmed last by the word on this answer.
  virtual std::vector<LearntWording> of_message(WorkspaceId workspace, MessageId message) = 0;
  // Those of an entry that were not dismissed, confirmed last first.
  virtual std::vector<LearntWording> of_entry(WorkspaceId workspace, EntryId entry) = 0;
  // All that were not dismissed, by entry and id; what the bot learns.
  virtual std::vector<LearntWording> all(WorkspaceId workspace) = 0;
  // Keeps the `keep` of the entry that were confirmed last, and as many dismissed ones.
  virtual void remove_older(WorkspaceId workspace, EntryId entry, int keep) = 0;
};

}  // namespace yingda
