#pragma once
// What customers' words on answers change in what is learnt from conversations. Inside units of work.

#include "core/knowledge/learnt.hpp"

namespace yingda {

class Tx;

// The customer confirmed by his word on `message` that the entry answers the wording. A wording belongs to
// one entry: confirmed for another one it first loses what it had been confirmed, then changes over. What was
// dismissed for this entry is not learnt again.
void learn(Tx& tx, WorkspaceId workspace, const Lesson& lesson, ConversationId conversation,
           MessageId message, TimeMs now);

// The customer said that the answer `message` does not help: what his word on it had confirmed, and the
// lesson that it would have taught, lose one confirmation each, and go with their last one.
void doubt(Tx& tx, WorkspaceId workspace, const std::optional<Lesson>& lesson, MessageId message);

}  // namespace yingda
