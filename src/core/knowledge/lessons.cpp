#include "core/knowledge/lessons.hpp"

#include "core/journal.hpp"

namespace yingda {
namespace {

void announce_learning(Tx& tx, WorkspaceId workspace, EntryId entry) {
  announce(tx, workspace, EventType::learning_changed, entry.value);
}

LearntWording confirmed(LearntWording wording, const Lesson& lesson, ConversationId conversation,
                        MessageId message, TimeMs now) {
  wording.entry = lesson.entry;
  wording.text = lesson.text;
  wording.conversation = conversation;
  wording.message = message;
  wording.last_at = now;
  return wording;
}

void lose_one(Tx& tx, LearntWording wording) {
  if (wording.dismissed) return;
  if (--wording.count > 0) return tx.learnt().update(wording);
  tx.learnt().remove(wording.workspace, wording.id);
  announce_learning(tx, wording.workspace, wording.entry);
}

void learn_new(Tx& tx, LearntWording wording) {
  wording.id = new_id<LearntId>();
  wording.created_at = wording.last_at;
  tx.learnt().insert(wording);
  tx.learnt().remove_older(wording.workspace, wording.entry, kMostLearnt);
  announce_learning(tx, wording.workspace, wording.entry);
}

void change_over(Tx& tx, const LearntWording& from, LearntWording to) {
  to.count = 1;
  to.created_at = to.last_at;
  to.dismissed = false;
  tx.learnt().update(to);
  tx.learnt().remove_older(to.workspace, to.entry, kMostLearnt);
  if (!from.dismissed) announce_learning(tx, from.workspace, from.entry);
  announce_learning(tx, to.workspace, to.entry);
}

}  // namespace

void learn(Tx& tx, WorkspaceId workspace, const Lesson& lesson, ConversationId conversation,
           MessageId message, TimeMs now) {
  if (!tx.knowledge().find(workspace, lesson.entry)) return;  // removed meanwhile
  const auto stored = tx.learnt().find_by_normal(workspace, lesson.normal);
  if (!stored) {
    LearntWording fresh;
    fresh.workspace = workspace;
    fresh.normal = lesson.normal;
    return learn_new(tx, confirmed(std::move(fresh), lesson, conversation, message, now));
  }
  LearntWording next = confirmed(*stored, lesson, conversation, message, now);
  if (stored->entry != lesson.entry) {
    if (!stored->dismissed && stored->count > 1) return lose_one(tx, *stored);
    return change_over(tx, *stored, std::move(next));
  }
  // The same word on the same answer counts once.
  if (stored->dismissed || stored->message == message) return;
  ++next.count;
  tx.learnt().update(next);
}

void doubt(Tx& tx, WorkspaceId workspace, const std::optional<Lesson>& lesson, MessageId message) {
  for (LearntWording& wording : tx.learnt().of_message(workspace, message)) lose_one(tx, std::move(wording));
  if (!lesson) return;
  auto stored = tx.learnt().find_by_normal(workspace, lesson->normal);
  const bool other = stored && stored->entry == lesson->entry && stored->message != message;
  if (other) lose_one(tx, std::move(*stored));
}

}  // namespace yingda
