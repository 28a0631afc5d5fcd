#pragma once
// Pushes and fetched messages: believed or refused, then stored.

#include "channels/relay/context.hpp"

namespace yingda::channels {

// What of a reception goes into the store.
struct Gathered {
  WorkspaceId workspace;
  ChannelId channel;
  std::vector<Inbound> messages;
  std::optional<Json> wanted;  // the hint of a push that only says that there is something to fetch
  std::optional<Json> cursor;  // of what was fetched
};

// Inside a unit of work; gives the number of messages that are new. Statuses are written to the pieces they
// are about, all else goes to the inbox.
int store_gathered(Tx& tx, const Gathered& gathered, TimeMs now);

// Answers a push once what it brought is stored. `stored` is set where there is work to do now.
async::Task<Reply> take_push(Context& context, Opened opened, Push push, std::string base_url, bool& stored);

}  // namespace yingda::channels
