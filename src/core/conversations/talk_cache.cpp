#include "core/conversations/talk_cache.hpp"

#include <algorithm>

namespace yingda {

TalkCache::TalkCache(std::size_t bound) : bound_of_shard_(std::max<std::size_t>(1, bound / kShards)) {}

std::size_t TalkCache::KeyHash::operator()(const Key& key) const {
  constexpr std::size_t kMix = 0x9E3779B97F4A7C15ULL;
  return std::hash<std::string>()(key.visitor) ^ (static_cast<std::size_t>(key.channel.value) * kMix);
}

TalkCache::Shard& TalkCache::shard_of(const Key& key) { return shards_[KeyHash()(key) % kShards]; }

Talk TalkCache::find(ChannelId channel, const std::string& visitor) {
  const Key key{channel, visitor};
  Shard& shard = shard_of(key);
  const std::scoped_lock lock(shard.mutex);
  const auto place = shard.places.find(key);
  if (place == shard.places.end()) return {};
  shard.entries.splice(shard.entries.begin(), shard.entries, place->second);
  return place->second->second;
}

void TalkCache::put(ChannelId channel, const std::string& visitor, Talk talk, std::uint64_t age) {
  Key key{channel, visitor};
  Shard& shard = shard_of(key);
  const std::scoped_lock lock(shard.mutex);
  if (age != age_.load()) return;
  if (const auto place = shard.places.find(key); place != shard.places.end()) {
    place->second->second = std::move(talk);
    shard.entries.splice(shard.entries.begin(), shard.entries, place->second);
    return;
  }
  if (shard.entries.size() >= bound_of_shard_) {
    shard.places.erase(shard.entries.back().first);
    shard.entries.pop_back();
  }
  shard.entries.emplace_front(key, std::move(talk));
  shard.places.emplace(std::move(key), shard.entries.begin());
}

void TalkCache::forget(ChannelId channel, const std::string& visitor) {
  const Key key{channel, visitor};
  Shard& shard = shard_of(key);
  const std::scoped_lock lock(shard.mutex);
  const auto place = shard.places.find(key);
  if (place == shard.places.end()) return;
  shard.entries.erase(place->second);
  shard.places.erase(place);
}

void TalkCache::feed(const std::vector<Event>& events) {
  for (const Event& event : events) {
    if (event.type == EventType::workspace_changed) forget_all();
    // Seldom: a contact is written when something of it has changed.
    if (event.type == EventType::contact_updated) forget(ContactId{event.ref});
  }
}

void TalkCache::forget_all() {
  ++age_;
  for (Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    shard.places.clear();
    shard.entries.clear();
  }
}

void TalkCache::forget(ContactId contact) {
  for (Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    shard.entries.remove_if([&](const auto& entry) {
      if (entry.second.contact->id != contact) return false;
      shard.places.erase(entry.first);
      return true;
    });
  }
}

std::size_t TalkCache::size() const {
  std::size_t size = 0;
  for (const Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    size += shard.entries.size();
  }
  return size;
}

}  // namespace yingda
