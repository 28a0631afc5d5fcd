// Take-over and transfer.
#include "base/text.hpp"
#include "core/conversations/desk_work.hpp"
#include "core/conversations/handover.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/teams.hpp"

namespace yingda::desk {
namespace {

constexpr std::size_t kMaxNote = 4000;

Status check(const Assignment& to) {
  if (to.member.value != 0 && to.team.value != 0) {
    return fail(ErrorKind::invalid, "invalid_assignment", "Name a member or a team, not both.", "/team_id");
  }
  if (!to.member && !to.team) {
    return fail(ErrorKind::invalid, "invalid_assignment", "Name a member or a team.", "/member_id");
  }
  if (!is_utf8(to.note) || code_points(to.note) > kMaxNote) {
    return fail(ErrorKind::invalid, "invalid_note", "The note has more than 4,000 characters.", "/note");
  }
  return {};
}

Result<Member> find_assignable(Tx& tx, WorkspaceId workspace, MemberId id) {
  auto member = tx.members().member(workspace, id);
  if (!member)
    return fail(ErrorKind::not_found, "member_not_found", "There is no such member.", "/member_id");
  if (!is_assignable(*member)) {
    return fail(ErrorKind::conflict, "not_assignable", "This member does not work on conversations.",
                "/member_id");
  }
  return std::move(*member);
}

// The note is private; whoever has the conversation next sees it in the summary, too.
void add_note(Context& context, ConversationEdit& edit, const std::string& note) {
  if (trim(note).empty()) return;
  edit.say(Author::note, {TextPart{note}}, std::string(), context.actor.member);
}

void summarise_with(Context& context, ConversationEdit& edit, const std::string& note) {
  edit.state().summary = Json::object();
  summarise(context, edit);
  if (!trim(note).empty()) edit.state().summary["note"] = note;
}

Json moved(const DeskActor& actor) {
  Json data = Json::object();
  if (!actor.name.empty()) data["from_name"] = actor.name;
  return data;
}

void give_to_member(Context& context, ConversationEdit& edit, const Member& member, const std::string& note) {
  Conversation& c = edit.state();
  const bool to_self = member.id == context.actor.member;
  if (c.handler == Handler::bot) c.handoff_reason = HandoffReason::agent;
  c.handler = Handler::human;
  c.assignee = member.id;
  c.accepted = to_self || member.auto_accept;
  c.queued_at = 0;
  if (c.level == Level::ai) c.level = Level::senior;
  add_note(context, edit, note);
  summarise_with(context, edit, note);
  Json data = to_self ? Json::object() : moved(context.actor);
  data["member_id"] = to_text(member.id);
  data["member_name"] = member.name;
  edit.tell(to_self ? "assigned" : "transferred", std::move(data));
}

void give_to_team(Context& context, ConversationEdit& edit, const Team& team, const std::string& note) {
  Conversation& c = edit.state();
  if (c.handler == Handler::bot) c.handoff_reason = HandoffReason::agent;
  // Who gives it away does not get it back while somebody else is there.
  if (c.assignee) context.assigner.avoid(c.workspace, c.id, c.assignee);
  enter_queue(c, team, context.now);
  add_note(context, edit, note);
  summarise_with(context, edit, note);
  Json data = moved(context.actor);
  data["team_name"] = team.name;
  edit.tell("transferred", std::move(data));
  const auto channel = context.tx.channels().find(c.workspace, c.channel);
  if (channel && !is_open(team.hours, context.now)) {
    tell_offhours(edit, *channel, team, context.now, c.language, Json{{"kind", "handoff"}});
  }
}

Result<DeskConversation> to_member(Context& context, Conversation stored, const Assignment& to) {
  const auto member = find_assignable(context.tx, context.actor.workspace, to.member);
  if (!member) return std::unexpected(member.error());
  const bool has_it = stored.handler == Handler::human && stored.assignee == to.member && stored.accepted;
  ConversationEdit edit(context.tx, std::move(stored), context.now);
  if (has_it && trim(to.note).empty()) return with_contact(context.tx, edit.state());
  if (has_it) {
    add_note(context, edit, to.note);
  } else {
    give_to_member(context, edit, *member, to.note);
  }
  return with_contact(context.tx, edit.save());
}

Result<DeskConversation> to_team(Context& context, Conversation stored, const Assignment& to) {
  const auto team = context.tx.members().team(context.actor.workspace, to.team);
  if (!team) return fail(ErrorKind::not_found, "team_not_found", "There is no such team.", "/team_id");
  ConversationEdit edit(context.tx, std::move(stored), context.now);
  give_to_team(context, edit, *team, to.note);
  const Conversation queued = edit.save();
  context.assigner.fill(context.tx, queued.workspace, team->id, context.now);
  auto after = find(context.tx, queued.workspace, queued.id);
  if (!after) return std::unexpected(after.error());
  return with_contact(context.tx, std::move(*after));
}

}  // namespace

Result<DeskConversation> assign(Context context, ConversationId id, const Assignment& to) {
  if (auto fine = check(to); !fine) return std::unexpected(fine.error());
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  if (found->status == ConversationStatus::resolved) {
    return fail(ErrorKind::conflict, "conversation_resolved",
                "The conversation is resolved; reopen it first.");
  }
  return to.member ? to_member(context, std::move(*found), to) : to_team(context, std::move(*found), to);
}

}  // namespace yingda::desk
