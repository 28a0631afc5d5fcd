#pragma once
// The rules of assignment, run inside units of work on the writer: everything they decide on is read in the
// same transaction. What is in memory (who is online, offers' ends) only guides them; it may be lost or speak
// of a unit that was rolled back. Thread-safe.

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <vector>

#include "core/conversations/types.hpp"
#include "core/members/types.hpp"
#include "core/routing/presence_board.hpp"
#include "core/routing/wait_estimates.hpp"

namespace yingda {

class Tx;

class Assigner {
 public:
  static constexpr TimeMs kOfferMs = 30'000;

  Assigner(PresenceBoard& board, WaitEstimates& waits) : board_(board), waits_(waits) {}

  // Gives what waits in the team's queue to whoever is free, first come first, while the team is open. The
  // number of conversations that were given or offered.
  int fill(Tx& tx, WorkspaceId workspace, TeamId team, TimeMs now);
  // Of every team.
  int fill_all(Tx& tx, WorkspaceId workspace, TimeMs now);
  // Takes back what was offered to somebody who did not answer in time or is no longer there; its place in
  // the queue stays.
  int withdraw(Tx& tx, WorkspaceId workspace, TimeMs now);

  // The member is not asked again for this conversation before everybody else was.
  void avoid(WorkspaceId workspace, ConversationId conversation, MemberId member);
  const WaitEstimates& waits() const { return waits_; }
  // Workspaces with an offer that has run out at `now`.
  std::set<WorkspaceId> expired(TimeMs now) const;

 private:
  struct Offer {
    WorkspaceId workspace;
    MemberId member;  // 0 = not offered now
    TimeMs expires_at = 0;
    std::set<MemberId> asked;
  };
  struct Candidate {
    Member member;
    int load = 0;
  };

  std::vector<Candidate> candidates(Tx& tx, const Team& team) const;
  // Null when nobody is free.
  Candidate* choose(std::vector<Candidate>& candidates, ConversationId conversation);
  void give(Tx& tx, const Conversation& waiting, const Member& member, TimeMs now);
  int fill_team(Tx& tx, const Team& team, TimeMs now);
  // The end of a standing offer; one that is not known (after a restart) begins anew.
  TimeMs offer_end(const Conversation& offered, TimeMs now);
  void forget(ConversationId conversation);
  // Ends what is not `standing` any more. Who was asked is remembered while the conversation waits.
  void prune(Tx& tx, WorkspaceId workspace, const std::set<ConversationId>& standing);

  PresenceBoard& board_;
  WaitEstimates& waits_;
  mutable std::mutex mutex_;
  std::map<ConversationId, Offer> offers_;
};

}  // namespace yingda
