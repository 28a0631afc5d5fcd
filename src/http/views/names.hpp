#pragma once
// What the views need besides the object itself: names of members and channels, contacts, places in queues.
// Looks each of them up once; lives as long as one unit of the store and on its thread.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store.hpp"

namespace yingda::http::views {

class Names {
 public:
  Names(Tx& tx, WorkspaceId workspace) : tx_(tx), workspace_(workspace) {}

  // "" for nobody, and for one who has gone.
  const std::string& member(MemberId id);
  // Null for one who has gone.
  const Channel* channel(ChannelId id);
  const Contact* contact(ContactId id);
  // How many are before it in its team's queue, plus one; 0 while it does not wait there.
  int queue_place(const Conversation& conversation);
  std::vector<Identity> identities(ContactId id) { return tx_.contacts().identities(workspace_, id); }

 private:
  Tx& tx_;
  WorkspaceId workspace_;
  std::map<MemberId, std::string> members_;
  std::map<ChannelId, std::optional<Channel>> channels_;
  std::map<ContactId, std::optional<Contact>> contacts_;
  std::map<TeamId, std::map<ConversationId, int>> places_;
};

}  // namespace yingda::http::views
