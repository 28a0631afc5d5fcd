#pragma once
// Small units of work of the customer's side. Each checks that what it is about belongs to the visitor.

#include <optional>
#include <string>

#include "core/conversations/inbox_service.hpp"
#include "core/knowledge/learnt.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {
class Tx;

namespace inbox {

Result<PublicPage> history(Tx& tx, const Channel& channel, const std::string& visitor_id,
                           std::optional<MessageId> after, MessageId before, int limit);
Status mark(Tx& tx, const Channel& channel, const std::string& visitor_id, MessageId message, ReadMark mark,
            TimeMs now);
Status rate(Tx& tx, const Channel& channel, const std::string& visitor_id, int score,
            const std::string& comment, TimeMs now);

// What feedback on a message is about, where something can be learnt from it.
struct Confirmable {
  Workspace workspace;
  EntryId entry;
  std::string text;  // of the customer, which the entry answered
};
// Unset where the message is not the answer of one entry to a text.
Result<std::optional<Confirmable>> confirmable(Tx& tx, const Channel& channel, const std::string& visitor_id,
                                               MessageId message);
// `lesson`: what the feedback confirms or denies, if anything.
Status feedback(Tx& tx, const Channel& channel, const std::string& visitor_id, MessageId message,
                Feedback value, const std::optional<Lesson>& lesson, TimeMs now);

}  // namespace inbox
}  // namespace yingda
