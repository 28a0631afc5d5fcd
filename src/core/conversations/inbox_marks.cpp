#include "core/conversations/inbox_marks.hpp"

#include <algorithm>
#include <ranges>

#include "core/conversations/conversation_edit.hpp"
#include "core/knowledge/lessons.hpp"

namespace yingda::inbox {
namespace {

struct Place {
  Message message;
  Conversation conversation;
};

std::unexpected<Error> no_message() {
  return fail(ErrorKind::not_found, "message_not_found", "There is no such message.", "/message_id");
}

// The message with its conversation, when it is the visitor's.
Result<Place> find_own(Tx& tx, const Channel& channel, const std::string& visitor_id, MessageId id) {
  const auto identity = tx.contacts().identity(channel.id, visitor_id);
  if (!identity) return no_message();
  auto message = tx.conversations().message(channel.workspace, id);
  if (!message || message->author == Author::note) return no_message();
  auto conversation = tx.conversations().find(channel.workspace, message->conversation);
  const bool own =
      conversation && conversation->contact == identity->contact && conversation->channel == channel.id;
  if (!own) return no_message();
  return Place{std::move(*message), std::move(*conversation)};
}

// Of several at once it is not known which of them helped.
std::optional<EntryId> answering_entry(const Message& message) {
  if (message.author != Author::bot || !message.meta.is_object() || message.meta.contains("answers") ||
      message.meta.value("kind", "") != "answer") {
    return std::nullopt;
  }
  return parse_id<EntryId>(message.meta.value("entry_id", ""));
}

// What the customer wrote before an answer; "" where it was no text alone.
std::string answered_text(Tx& tx, const Message& answer) {
  constexpr int kLookedAt = 5;
  const auto before =
      tx.conversations().messages_before(answer.workspace, answer.conversation, answer.seq, kLookedAt);
  const auto said = std::ranges::find(before | std::views::reverse, Author::customer, &Message::author);
  if (said == before.rend() || said->parts.size() != 1) return {};
  const auto* text = std::get_if<TextPart>(&said->parts.front());
  return text == nullptr ? std::string() : text->text;
}

void append(Tx& tx, EventType type, const Conversation& conversation, std::int64_t ref, Json data,
            TimeMs now) {
  Event event;
  event.workspace = conversation.workspace;
  event.type = type;
  event.conversation = conversation.id;
  event.ref = ref;
  event.data = std::move(data);
  event.at = now;
  tx.events().append(event);
}

}  // namespace

Result<PublicPage> history(Tx& tx, const Channel& channel, const std::string& visitor_id,
                           std::optional<MessageId> after, MessageId before, int limit) {
  PublicPage page;
  const auto identity = tx.contacts().identity(channel.id, visitor_id);
  if (!identity) return page;
  const int wanted = std::clamp(limit, 1, 200);
  const auto size = static_cast<std::size_t>(wanted);
  auto& messages = tx.conversations();
  // One more than asked for tells whether more follow.
  if (after) {
    page.items =
        messages.messages_of_contact(channel.workspace, channel.id, identity->contact, *after, wanted + 1);
    page.more = page.items.size() > size;
    if (page.more) page.items.resize(size);
    return page;
  }
  page.items = messages.messages_of_contact_before(channel.workspace, channel.id, identity->contact, before,
                                                   wanted + 1);
  page.more = page.items.size() > size;
  if (page.more) page.items.erase(page.items.begin());
  return page;
}

Status mark(Tx& tx, const Channel& channel, const std::string& visitor_id, MessageId message, ReadMark mark,
            TimeMs now) {
  auto place = find_own(tx, channel, visitor_id, message);
  if (!place) return std::unexpected(place.error());
  Conversation& c = place->conversation;
  const std::int64_t seq = place->message.seq;
  const std::int64_t delivered = std::max(c.customer_delivered_seq, seq);
  const std::int64_t read = mark == ReadMark::read ? std::max(c.customer_read_seq, seq) : c.customer_read_seq;
  if (delivered == c.customer_delivered_seq && read == c.customer_read_seq) return {};
  c.customer_delivered_seq = delivered;
  c.customer_read_seq = read;
  ++c.version;
  tx.conversations().update(c);
  append(tx, EventType::conversation_read, c, c.id.value,
         {{"side", "customer"}, {"delivered", delivered}, {"read", read}}, now);
  return {};
}

Status rate(Tx& tx, const Channel& channel, const std::string& visitor_id, int score,
            const std::string& comment, TimeMs now) {
  if (score < 1 || score > 5) {
    return fail(ErrorKind::invalid, "invalid_rating", "A rating is a number from 1 to 5.", "/score");
  }
  const auto identity = tx.contacts().identity(channel.id, visitor_id);
  auto current = identity ? tx.conversations().current(channel.workspace, channel.id, identity->contact, 0)
                          : std::nullopt;
  if (!current) {
    return fail(ErrorKind::not_found, "conversation_not_found", "There is no conversation to rate.");
  }
  const bool first = current->rating.score == 0;
  ConversationEdit edit(tx, std::move(*current), now);
  edit.state().rating = {score, comment};
  if (first) edit.tell("rated", {{"score", score}});
  edit.save();
  return {};
}

Result<std::optional<Confirmable>> confirmable(Tx& tx, const Channel& channel, const std::string& visitor_id,
                                               MessageId message) {
  const auto place = find_own(tx, channel, visitor_id, message);
  if (!place) return std::unexpected(place.error());
  const auto entry = answering_entry(place->message);
  auto workspace = tx.workspaces().find(channel.workspace);
  if (!entry || !workspace || !workspace->bot.learn_from_conversations) return std::nullopt;
  auto text = answered_text(tx, place->message);
  if (text.empty()) return std::nullopt;
  return Confirmable{std::move(*workspace), *entry, std::move(text)};
}

Status feedback(Tx& tx, const Channel& channel, const std::string& visitor_id, MessageId message,
                Feedback value, const std::optional<Lesson>& lesson, TimeMs now) {
  auto place = find_own(tx, channel, visitor_id, message);
  if (!place) return std::unexpected(place.error());
  if (place->message.author != Author::bot) return no_message();
  const char* said = value == Feedback::up ? "up" : "down";
  Json meta = place->message.meta.is_object() ? place->message.meta : Json::object();
  if (meta.value("feedback", "") == said) return {};
  meta["feedback"] = said;
  tx.conversations().update_message_meta(channel.workspace, message, meta);
  append(tx, EventType::message_updated, place->conversation, message.value, nullptr, now);
  if (value == Feedback::up) {
    if (lesson) learn(tx, channel.workspace, *lesson, place->conversation.id, message, now);
  } else {
    doubt(tx, channel.workspace, lesson, message);
  }
  return {};
}

}  // namespace yingda::inbox
