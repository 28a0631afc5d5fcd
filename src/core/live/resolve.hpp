#pragma once
// Pages of the event stream with what they refer to. Inside read units.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/live/hub.hpp"
#include "core/store.hpp"

namespace yingda::live {

// A widget's place: who looks at which channel.
struct VisitorKey {
  ChannelId channel;
  std::string visitor;
  auto operator<=>(const VisitorKey&) const = default;
};

// The object that the event refers to, as it is in this snapshot.
std::shared_ptr<const LiveEvent> resolve(Tx& tx, const Event& event);

// The visitors who see a conversation: the contact's identities on its channel.
std::vector<VisitorKey> visitors_of(Tx& tx, const Conversation& conversation);

ReplayPage replay(Tx& tx, WorkspaceId workspace, std::int64_t cursor, int limit);

}  // namespace yingda::live
