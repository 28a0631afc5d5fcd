#include "http/ws/public_outlet.hpp"

#include <algorithm>

#include "http/views/conversations.hpp"
#include "http/views/messages.hpp"
#include "http/ws/frames.hpp"

namespace yingda::http {
namespace {

// More than a hub can be behind the store for one visitor. A repeated message does no harm: clients drop ids
// they have.
constexpr std::size_t kRemembered = 256;
// While a replay runs. A peer that is further behind comes back with its cursor.
constexpr std::size_t kLongestWait = 2'000;

std::string message_frame(const Message& message, bool updated, const views::Names& names) {
  return frame_text({{"type", updated ? "message_updated" : "message"},
                     {"message", views::public_message(message, names)}});
}

}  // namespace

bool PublicOutlet::known(MessageId id) const { return std::ranges::find(sent_, id) != sent_.end(); }

void PublicOutlet::update(PublicUpdate update) {
  const std::scoped_lock lock(mutex_);
  if (!held_) return emit(update);
  if (waiting_.size() >= kLongestWait) return socket_->close(1013, "too much to catch up");
  waiting_.push_back(std::move(update));
}

void PublicOutlet::hold() {
  const std::scoped_lock lock(mutex_);
  held_ = true;
}

void PublicOutlet::send_message(const Message& message) {
  const std::scoped_lock lock(mutex_);
  // What was sent again by its writer after a break may have come with the replay.
  if (known(message.id)) return;
  sent_.push_back(message.id);
  if (sent_.size() > kRemembered) sent_.pop_front();
  socket_->send(message_frame(message, false, names_));
}

void PublicOutlet::release() {
  const std::scoped_lock lock(mutex_);
  held_ = false;
  for (; !waiting_.empty(); waiting_.pop_front()) emit(waiting_.front());
}

void PublicOutlet::emit(const PublicUpdate& update) {
  if (const auto* message = std::get_if<PublicMessageUpdate>(&update)) {
    if (message->updated || !known(message->message->id)) {
      socket_->send(message_frame(*message->message, message->updated, names_));
    }
  } else if (const auto* state = std::get_if<PublicState>(&update)) {
    socket_->send(frame_text({{"type", "state"}, {"state", views::public_state(*state)}}));
  } else if (const auto* typing = std::get_if<Typing>(&update)) {
    socket_->send(frame_text({{"type", "typing"}, {"author", to_text(typing->author)}, {"on", typing->on}}));
  }
}

}  // namespace yingda::http
