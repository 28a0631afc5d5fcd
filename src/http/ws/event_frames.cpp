#include "http/ws/event_frames.hpp"

#include <algorithm>

#include "base/id.hpp"
#include "http/views/contacts.hpp"
#include "http/views/conversations.hpp"
#include "http/views/messages.hpp"
#include "http/ws/frames.hpp"

namespace yingda::http {
namespace {

// Consoles get an event within the same millisecond or so of each other.
constexpr std::size_t kRememberedFrames = 64;

Json frame_of(const Typing& typing) {
  Json frame = {{"type", "typing"},
                {"conversation_id", to_text(typing.conversation)},
                {"author", to_text(typing.author)},
                {"on", typing.on}};
  if (typing.member) frame["member_id"] = to_text(typing.member);
  if (!typing.text.empty()) frame["text"] = typing.text;
  return frame;
}

Json frame_of(const Viewers& viewers) {
  Json members = Json::array();
  for (const MemberId member : viewers.members) members.push_back(to_text(member));
  return {{"type", "viewers"},
          {"conversation_id", to_text(viewers.conversation)},
          {"member_ids", std::move(members)}};
}

Json frame_of(const PresenceChanged& changed) {
  return {{"type", "presence"},
          {"member_id", to_text(changed.member)},
          {"presence", to_text(changed.presence)},
          {"load", changed.load}};
}

}  // namespace

std::string EventFrames::write(const LiveEvent& live) const {
  Json data = Json::object();
  if (live.message) data["message"] = views::message(*live.message, names_);
  if (live.conversation) {
    Contact unknown;
    unknown.id = live.conversation->contact;
    data["conversation"] = views::conversation(*live.conversation, live.contact ? *live.contact : unknown,
                                               live.queue_place, names_);
  } else if (live.contact) {
    data["contact"] = views::contact(*live.contact);
  } else if (live.event.ref != 0) {
    data["id"] = id_to_text(live.event.ref);
  }
  Json frame = {{"type", "event"},
                {"seq", live.event.seq},
                {"event", to_text(live.event.type)},
                {"at", to_rfc3339(live.event.at)},
                {"data", std::move(data)}};
  if (live.event.conversation) frame["conversation_id"] = to_text(live.event.conversation);
  return frame_text(frame);
}

std::shared_ptr<const std::string> EventFrames::of(const std::shared_ptr<const LiveEvent>& event) {
  {
    const std::scoped_lock lock(mutex_);
    const auto known = std::ranges::find_if(recent_, [&](const auto& entry) { return entry.first == event; });
    if (known != recent_.end()) return known->second;
  }
  auto text = std::make_shared<const std::string>(write(*event));
  const std::scoped_lock lock(mutex_);
  recent_.emplace_front(event, text);
  if (recent_.size() > kRememberedFrames) recent_.pop_back();
  return text;
}

std::shared_ptr<const std::string> EventFrames::of(const ConsoleUpdate& update) {
  if (const auto* event = std::get_if<std::shared_ptr<const LiveEvent>>(&update)) return of(*event);
  Json frame;
  if (const auto* typing = std::get_if<Typing>(&update)) frame = frame_of(*typing);
  if (const auto* viewers = std::get_if<Viewers>(&update)) frame = frame_of(*viewers);
  if (const auto* presence = std::get_if<PresenceChanged>(&update)) frame = frame_of(*presence);
  return std::make_shared<const std::string>(frame_text(frame));
}

}  // namespace yingda::http
