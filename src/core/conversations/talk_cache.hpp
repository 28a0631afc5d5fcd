#pragma once
// The talks that go on now: what is stored of a visitor and his conversation, so that his next message needs
// no look into the store. An entry may be out of date, because agents change conversations too: whoever
// stores on the strength of one must find the conversation's version unchanged
// (ConversationRepository::update_if_current). Bounded; whoever was quiet the longest goes first.
// Thread-safe.

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/contacts/types.hpp"
#include "core/conversations/types.hpp"
#include "core/events.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

struct Talk {
  std::shared_ptr<const Workspace> workspace;
  std::shared_ptr<const Contact> contact;
  std::shared_ptr<const Conversation> conversation;  // the visitor's newest on the channel
  std::string last_client_message_id;                // of his newest message: what is most likely sent again
};

class TalkCache {
 public:
  // `bound`: most talks that are kept; a talk takes about 4 KiB.
  explicit TalkCache(std::size_t bound);

  // All null where nothing is known.
  Talk find(ChannelId channel, const std::string& visitor);
  // To be asked before the store is looked into: put() keeps nothing that was read before a change of
  // settings.
  std::uint64_t age() const { return age_.load(); }
  void put(ChannelId channel, const std::string& visitor, Talk talk, std::uint64_t age);
  void forget(ChannelId channel, const std::string& visitor);
  // What was committed; called before the completions of the units that did it.
  void feed(const std::vector<Event>& events);
  std::size_t size() const;

 private:
  struct Key {
    ChannelId channel;
    std::string visitor;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  using Entries = std::list<std::pair<Key, Talk>>;  // used last first
  struct Shard {
    mutable std::mutex mutex;
    Entries entries;
    std::unordered_map<Key, Entries::iterator, KeyHash> places;
  };
  Shard& shard_of(const Key& key);
  void forget_all();
  void forget(ContactId contact);

  static constexpr std::size_t kShards = 16;
  const std::size_t bound_of_shard_;
  std::atomic<std::uint64_t> age_ = 0;
  std::array<Shard, kShards> shards_;
};

}  // namespace yingda
