#pragma once
// The agents' units of work; used by DeskService only. Each finds the conversation in the actor's workspace,
// checks its state, writes a notice into the thread and stores it with its events.

#include "core/conversations/conversation_edit.hpp"
#include "core/conversations/desk_service.hpp"
#include "core/conversations/responder.hpp"

namespace yingda {

class Assigner;

namespace desk {

// What a unit works with.
struct Context {
  Tx& tx;
  Responder& responder;
  Assigner& assigner;
  const DeskActor& actor;
  TimeMs now = 0;
};

// Codes: conversation_not_found.
Result<Conversation> find(Tx& tx, WorkspaceId workspace, ConversationId id);
DeskConversation with_contact(Tx& tx, Conversation conversation);

Result<Message> reply(Context context, ConversationId id, AgentMessage message);
Result<Message> note(Context context, ConversationId id, AgentMessage message);
Result<DeskConversation> accept(Context context, ConversationId id);
Result<DeskConversation> assign(Context context, ConversationId id, const Assignment& to);
Result<DeskConversation> hand_back(Context context, ConversationId id);
Result<DeskConversation> resolve(Context context, ConversationId id);
Result<DeskConversation> reopen(Context context, ConversationId id);
Status mark_read(Context context, ConversationId id, std::int64_t seq);

// Shared by these: puts it into the actor's hands. The notice says who took it.
void take(Context& context, ConversationEdit& edit);
// Builds the summary anew when the bot or the queue had it, keeping a colleague's note.
void summarise(Context& context, ConversationEdit& edit);

}  // namespace desk
}  // namespace yingda
