#include "core/routing/assigner.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/conversations/conversation_edit.hpp"
#include "core/routing/teams.hpp"
#include "core/store.hpp"

namespace yingda {
namespace {

// Enough to see behind everything that is offered; the rest is seen in the next round.
constexpr int kRound = 500;

}  // namespace

int Assigner::fill(Tx& tx, WorkspaceId workspace, TeamId team_id, TimeMs now) {
  const auto team = tx.members().team(workspace, team_id);
  return team ? fill_team(tx, *team, now) : 0;
}

int Assigner::fill_all(Tx& tx, WorkspaceId workspace, TimeMs now) {
  int given = 0;
  for (const Team& team : tx.members().teams(workspace)) given += fill_team(tx, team, now);
  return given;
}

int Assigner::fill_team(Tx& tx, const Team& team, TimeMs now) {
  if (!is_open(team.hours, now)) return 0;
  auto free = candidates(tx, team);
  if (free.empty()) return 0;
  int given = 0;
  for (const Conversation& waiting : tx.conversations().queue(team.workspace, team.id, kRound)) {
    if (waiting.assignee) continue;
    Candidate* next = choose(free, waiting.id);
    if (next == nullptr) break;
    give(tx, waiting, next->member, now);
    ++next->load;
    ++given;
  }
  return given;
}

std::vector<Assigner::Candidate> Assigner::candidates(Tx& tx, const Team& team) const {
  std::vector<Candidate> found;
  const bool anyone = std::any_of(team.members.begin(), team.members.end(),
                                  [this](MemberId id) { return board_.effective(id) == Presence::online; });
  if (!anyone) return found;
  const auto loads = tx.conversations().loads(team.workspace);
  for (const MemberId id : team.members) {
    if (board_.effective(id) != Presence::online) continue;
    const auto member = tx.members().member(team.workspace, id);
    if (!member || !is_assignable(*member)) continue;
    const auto load =
        std::find_if(loads.begin(), loads.end(), [id](const auto& one) { return one.first == id; });
    found.push_back({*member, load == loads.end() ? 0 : load->second});
  }
  return found;
}

Assigner::Candidate* Assigner::choose(std::vector<Candidate>& candidates, ConversationId conversation) {
  const std::lock_guard lock(mutex_);
  const auto offer = offers_.find(conversation);
  const auto was_asked = [&](MemberId id) {
    return offer != offers_.end() && offer->second.asked.contains(id);
  };
  // Compared without division: a.load / a.capacity < b.load / b.capacity.
  const auto rank = [&](const Candidate& a, const Candidate& b) {
    const auto left = std::int64_t{a.load} * b.member.capacity;
    const auto right = std::int64_t{b.load} * a.member.capacity;
    return std::tuple(was_asked(a.member.id), left, board_.last_assigned(a.member.id), a.member.id) <
           std::tuple(was_asked(b.member.id), right, board_.last_assigned(b.member.id), b.member.id);
  };
  Candidate* best = nullptr;
  for (Candidate& candidate : candidates) {
    if (candidate.load >= candidate.member.capacity) continue;
    if (best == nullptr || rank(candidate, *best)) best = &candidate;
  }
  // Everybody who is there has been asked: begin again with the first.
  if (best != nullptr && was_asked(best->member.id)) offer->second.asked.clear();
  return best;
}

void Assigner::give(Tx& tx, const Conversation& waiting, const Member& member, TimeMs now) {
  ConversationEdit edit(tx, waiting, now);
  edit.state().assignee = member.id;
  edit.state().accepted = member.auto_accept;
  if (member.auto_accept) {
    edit.state().handler = Handler::human;
    edit.state().queued_at = 0;
    edit.tell("assigned", {{"member_id", to_text(member.id)}, {"member_name", member.name}});
    waits_.note_assigned(waiting.team, now);
    forget(waiting.id);
  } else {
    const std::lock_guard lock(mutex_);
    Offer& offer = offers_[waiting.id];
    offer.workspace = waiting.workspace;
    offer.member = member.id;
    offer.expires_at = now + kOfferMs;
    offer.asked.insert(member.id);
  }
  board_.note_assigned(member.id, now);
  edit.save();
}

int Assigner::withdraw(Tx& tx, WorkspaceId workspace, TimeMs now) {
  int withdrawn = 0;
  std::set<ConversationId> standing;
  for (const Team& team : tx.members().teams(workspace)) {
    for (const Conversation& one : tx.conversations().queue(workspace, team.id, kRound)) {
      if (!one.assignee) continue;
      standing.insert(one.id);
      const bool there = board_.effective(one.assignee) == Presence::online;
      if (there && now < offer_end(one, now)) continue;
      ConversationEdit edit(tx, one, now);
      edit.state().assignee = {};
      edit.state().accepted = true;
      edit.save();
      standing.erase(one.id);
      ++withdrawn;
    }
  }
  prune(tx, workspace, standing);
  return withdrawn;
}

void Assigner::prune(Tx& tx, WorkspaceId workspace, const std::set<ConversationId>& standing) {
  const std::lock_guard lock(mutex_);
  for (auto it = offers_.begin(); it != offers_.end();) {
    if (it->second.workspace != workspace || standing.contains(it->first)) {
      ++it;
      continue;
    }
    it->second.member = {};
    const auto stored = tx.conversations().find(workspace, it->first);
    const bool waits =
        stored && stored->handler == Handler::queue && stored->status == ConversationStatus::open;
    it = waits ? std::next(it) : offers_.erase(it);
  }
}

TimeMs Assigner::offer_end(const Conversation& offered, TimeMs now) {
  const std::lock_guard lock(mutex_);
  Offer& offer = offers_[offered.id];
  if (offer.member != offered.assignee) {
    offer.workspace = offered.workspace;
    offer.member = offered.assignee;
    offer.expires_at = now + kOfferMs;
    offer.asked.insert(offered.assignee);
  }
  return offer.expires_at;
}

void Assigner::avoid(WorkspaceId workspace, ConversationId conversation, MemberId member) {
  const std::lock_guard lock(mutex_);
  Offer& offer = offers_[conversation];
  offer.workspace = workspace;
  offer.asked.insert(member);
}

void Assigner::forget(ConversationId conversation) {
  const std::lock_guard lock(mutex_);
  offers_.erase(conversation);
}

std::set<WorkspaceId> Assigner::expired(TimeMs now) const {
  const std::lock_guard lock(mutex_);
  std::set<WorkspaceId> workspaces;
  for (const auto& [conversation, offer] : offers_) {
    if (offer.member && offer.expires_at <= now) workspaces.insert(offer.workspace);
  }
  return workspaces;
}

}  // namespace yingda
