#include "core/conversations/public_state.hpp"

#include "core/conversations/conversation_edit.hpp"
#include "core/routing/teams.hpp"
#include "core/routing/wait_estimates.hpp"
#include "core/store.hpp"

namespace yingda {
namespace {

void set_availability(PublicState& state, const std::optional<Team>& team, TimeMs now) {
  state.people_available = people_available(team, now);
  state.hours_change = team ? next_change(team->hours, now) : std::nullopt;
}

}  // namespace

PublicState public_state(Tx& tx, const Channel& channel, const std::string& visitor_id, TimeMs now,
                         const WaitEstimates& waits) {
  PublicState state;
  set_availability(state, team_for(tx, channel), now);
  const auto identity = tx.contacts().identity(channel.id, visitor_id);
  if (!identity) return state;
  const auto found = tx.conversations().current(channel.workspace, channel.id, identity->contact, 0);
  if (!found) return state;
  const Conversation& c = *found;
  const bool open = c.status == ConversationStatus::open;
  state.conversation = c.id;
  state.status = c.status;
  state.handled_by = c.handler;
  state.team = c.team;
  if (open && c.handler == Handler::queue) {
    const auto team = c.team ? tx.members().team(channel.workspace, c.team) : std::nullopt;
    set_availability(state, team, now);
    state.queue_place = queue_place(tx, c);
    if (state.people_available) state.expected_wait_s = waits.expected_s(c.team, *state.queue_place, now);
  }
  if (c.handler == Handler::human) state.agent_name = member_name(tx, channel.workspace, c.assignee);
  state.rating = c.rating.score;
  state.can_rate = !open && c.rating.score == 0 && channel.settings.ask_rating;
  state.agent_read_seq = c.agent_read_seq;
  // Whatever is stored is on the screens of the consoles once a person has the conversation.
  state.agent_delivered_seq = c.handler == Handler::human ? c.last_seq : c.agent_read_seq;
  return state;
}

}  // namespace yingda
