#pragma once
// How a conversation comes into a team's queue, from the bot, a form or a colleague. Inside units of work.

#include <optional>

#include "core/conversations/conversation_edit.hpp"
#include "core/conversations/responder.hpp"
#include "core/members/types.hpp"

namespace yingda {

// Puts it at the end of the team's queue (the workspace's only one when there is no team). Says nothing.
void enter_queue(Conversation& conversation, const std::optional<Team>& team, TimeMs now);

// What an agent sees first, from the thread as it is with the edit's messages; with the contact's name.
Json build_summary(Tx& tx, Responder& responder, const Workspace& workspace, const ConversationEdit& edit);

// Tells that nobody is there, and when somebody will be.
void tell_offhours(ConversationEdit& edit, const Channel& channel, const Team& team, TimeMs now,
                   const std::string& language, Json meta);

}  // namespace yingda
