#include "http/views/names.hpp"

namespace yingda::http::views {
namespace {

// Longer queues give no exact place; nobody can do anything with "place 1,723".
constexpr int kLongestQueue = 1000;

}  // namespace

const std::string& Names::member(MemberId id) {
  const auto known = members_.find(id);
  if (known != members_.end()) return known->second;
  std::string name;
  if (id) {
    if (const auto member = tx_.members().member(workspace_, id)) name = member->name;
  }
  return members_.emplace(id, std::move(name)).first->second;
}

const Channel* Names::channel(ChannelId id) {
  auto known = channels_.find(id);
  if (known == channels_.end()) known = channels_.emplace(id, tx_.channels().find(workspace_, id)).first;
  return known->second ? &*known->second : nullptr;
}

const Contact* Names::contact(ContactId id) {
  auto known = contacts_.find(id);
  if (known == contacts_.end()) known = contacts_.emplace(id, tx_.contacts().find(workspace_, id)).first;
  return known->second ? &*known->second : nullptr;
}

int Names::queue_place(const Conversation& conversation) {
  if (conversation.handler != Handler::queue || conversation.status != ConversationStatus::open) return 0;
  auto known = places_.find(conversation.team);
  if (known == places_.end()) {
    std::map<ConversationId, int> places;
    int place = 0;
    for (const Conversation& waiting :
         tx_.conversations().queue(workspace_, conversation.team, kLongestQueue)) {
      places.emplace(waiting.id, ++place);
    }
    known = places_.emplace(conversation.team, std::move(places)).first;
  }
  const auto place = known->second.find(conversation.id);
  return place == known->second.end() ? 0 : place->second;
}

}  // namespace yingda::http::views
