#include "core/conversations/handover.hpp"

#include "core/conversations/texts.hpp"

namespace yingda {
namespace {

// The summary looks back this far.
constexpr int kLookBack = 60;

}  // namespace

void enter_queue(Conversation& conversation, const std::optional<Team>& team, TimeMs now) {
  conversation.handler = Handler::queue;
  conversation.team = team ? team->id : TeamId{};
  conversation.assignee = {};
  conversation.accepted = true;
  conversation.queued_at = now;
  if (conversation.level == Level::ai) conversation.level = Level::senior;
  if (conversation.waiting_since == 0) conversation.waiting_since = now;
}

Json build_summary(Tx& tx, Responder& responder, const Workspace& workspace, const ConversationEdit& edit) {
  const Conversation& conversation = edit.state();
  auto messages = tx.conversations().messages_before(conversation.workspace, conversation.id, 0, kLookBack);
  messages.insert(messages.end(), edit.said().begin(), edit.said().end());
  Json summary = responder.summarise(workspace, conversation, messages);
  const auto contact = tx.contacts().find(conversation.workspace, conversation.contact);
  if (contact && !contact->name.empty()) summary["who"] = contact->name;
  return summary;
}

void tell_offhours(ConversationEdit& edit, const Channel& channel, const Team& team, TimeMs now,
                   const std::string& language, Json meta) {
  Json data = Json::object();
  if (const auto opening = next_opening(team.hours, now)) data["opens_at"] = to_rfc3339(*opening);
  edit.say(Author::bot, {TextPart{texts::offhours(channel, team, now, language)}}, std::move(meta));
  edit.tell("offhours", std::move(data));
}

}  // namespace yingda
