#pragma once
// What the console reads; used by DeskService only.

#include "core/conversations/desk_service.hpp"

namespace yingda {
class Tx;

namespace desk {

DeskPage list(Tx& tx, const DeskActor& actor, const DeskQuery& query);
ConversationCounts counts(Tx& tx, const DeskActor& actor);
Result<MessagePage> messages(Tx& tx, WorkspaceId workspace, ConversationId id, std::int64_t before_seq,
                             std::optional<std::int64_t> after_seq, int limit);
DeskHits search(Tx& tx, WorkspaceId workspace, const std::string& query, MessageId before, int limit);
Result<std::string> question(Tx& tx, WorkspaceId workspace, ConversationId id);

}  // namespace desk
}  // namespace yingda
