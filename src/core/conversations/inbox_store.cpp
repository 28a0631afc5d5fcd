// The unit of work that stores a customer's message and all that follows from it.
#include <algorithm>
#include <memory>

#include "core/conversations/handover.hpp"
#include "core/conversations/inbox_unit.hpp"
#include "core/conversations/texts.hpp"
#include "core/knowledge/lessons.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/teams.hpp"
#include "core/store.hpp"

namespace yingda::inbox {
namespace {

// A contact is written again only when something worth knowing changed.
constexpr TimeMs kSeenStep = 60'000;
// In Conversation::bot_state while it waits: when it had entered the queue that the customer was told of.
constexpr const char* kTold = "queue_told";

void fill_in(Contact& contact, const Incoming& incoming, const std::string& language, TimeMs now) {
  if (!language.empty()) contact.language = language;
  for (const auto& item : incoming.context.items()) contact.attributes[item.key()] = item.value();
  if (now - contact.last_seen_at >= kSeenStep) contact.last_seen_at = now;
  if (contact.name.empty()) contact.name = incoming.name;
  if (contact.phone.empty()) contact.phone = incoming.phone;
  if (contact.email.empty()) contact.email = incoming.email;
  if (!incoming.form) return;
  if (!incoming.form->name.empty()) contact.name = incoming.form->name;
  if (!incoming.form->email.empty()) contact.email = incoming.form->email;
  if (!incoming.form->phone.empty()) contact.phone = incoming.form->phone;
}

bool same(const Contact& a, const Contact& b) {
  return a.name == b.name && a.email == b.email && a.phone == b.phone && a.language == b.language &&
         a.attributes == b.attributes && a.last_seen_at == b.last_seen_at;
}

Contact make_contact(Tx& tx, const Incoming& incoming, const std::string& language, TimeMs now) {
  Contact contact;
  contact.id = new_id<ContactId>();
  contact.workspace = incoming.channel.workspace;
  contact.created_at = now;
  fill_in(contact, incoming, language, now);
  tx.contacts().insert(contact);
  tx.contacts().insert_identity({contact.workspace, incoming.channel.id, incoming.visitor_id, contact.id});
  return contact;
}

// The unit while it works.
struct Work {
  Tx& tx;
  Responder& responder;
  Assigner& assigner;
  const Incoming& incoming;
  const Workspace& workspace;
  ConversationEdit& edit;
  TimeMs now;
  Mood mood = Mood::calm;  // of the message, where the bot says nothing

  std::string language() const { return edit.state().language; }
};

void hand_over(Work& work, HandoffReason reason, Parts parts, Json meta) {
  const auto team = team_for(work.tx, work.incoming.channel);
  Conversation& c = work.edit.state();
  c.handoff_reason = reason;
  enter_queue(c, team, work.now);
  const bool closed = team && !is_open(team->hours, work.now);
  const bool by_form = work.incoming.form.has_value();
  if (!closed || by_form) work.edit.say(Author::bot, std::move(parts), meta);
  Json data{{"reason", to_text(reason)}};
  if (team) data["team_name"] = team->name;
  work.edit.tell("handed_over", std::move(data));
  if (closed && !by_form) {
    tell_offhours(work.edit, work.incoming.channel, *team, work.now, work.language(), std::move(meta));
  }
  c.summary = build_summary(work.tx, work.responder, work.workspace, work.edit);
}

// Somebody writes while he waits: once for each time in the queue he is told where he stands.
void tell_place(Work& work) {
  Conversation& c = work.edit.state();
  if (c.bot_state.is_object() && c.bot_state.value(kTold, TimeMs{0}) == c.queued_at) return;
  const auto team = c.team ? work.tx.members().team(c.workspace, c.team) : std::nullopt;
  std::string text;
  if (team && !is_open(team->hours, work.now)) {
    text = texts::waiting_for_opening(*team, work.now, work.language());
  } else {
    const int place = work.tx.conversations().queue_place(c);
    text = texts::in_queue(place, work.assigner.waits().expected_s(c.team, place, work.now), work.language());
  }
  work.edit.say(Author::bot, {TextPart{std::move(text)}}, Json{{"kind", "handoff"}});
  if (!c.bot_state.is_object()) c.bot_state = Json::object();
  c.bot_state[kTold] = c.queued_at;
}

void leave_form(Work& work) {
  const ContactForm& form = *work.incoming.form;
  work.edit.tell("customer_left_contact",
                 {{"name", form.name}, {"email", form.email}, {"phone", form.phone}});
  const auto team = team_for(work.tx, work.incoming.channel);
  Parts thanks{TextPart{texts::contact_received(team, work.now, work.language())}};
  if (work.edit.state().handler == Handler::bot) {
    hand_over(work, HandoffReason::asked, std::move(thanks), {{"kind", "handoff"}});
  } else {
    work.edit.say(Author::bot, std::move(thanks), Json{{"kind", "handoff"}});
  }
}

void respond(Work& work, std::optional<BotReply> reply) {
  Conversation& c = work.edit.state();
  if (work.incoming.form) return leave_form(work);
  if (!reply) c.mood = work.mood;
  if (c.handler == Handler::queue) return tell_place(work);
  if (c.handler == Handler::human) return;
  if (!reply) {
    Parts calling{TextPart{texts::calling_person(work.language())}};
    return hand_over(work, HandoffReason::bot_disabled, std::move(calling), {{"kind", "handoff"}});
  }
  c.bot_state = std::move(reply->bot_state);
  c.mood = reply->mood;
  if (reply->handoff)
    return hand_over(work, *reply->handoff, std::move(reply->parts), std::move(reply->meta));
  work.edit.say(Author::bot, std::move(reply->parts), std::move(reply->meta));
  if (reply->lesson) learn(work.tx, c.workspace, *reply->lesson, c.id, work.edit.said().back().id, work.now);
}

// Whether nobody else has begun what is to begin now. What goes on is compared by its version when it is
// saved.
bool is_still_new(Tx& tx, const Incoming& incoming, const Situation& situation, TimeMs now) {
  const auto identity = tx.contacts().identity(incoming.channel.id, incoming.visitor_id);
  if (!identity || !situation.contact) return !identity && !situation.contact;
  return !tx.conversations().current(incoming.channel.workspace, incoming.channel.id, identity->contact,
                                     now - kReopenWithin);
}

std::unexpected<Error> changed_meanwhile() {
  return fail(ErrorKind::conflict, kChangedMeanwhile, "The same message is being stored; try again.");
}

// With what the assignment has added, where the message brought the conversation into a queue.
Receipt make_receipt(Tx& tx, Assigner& assigner, const Conversation& stored, const Message& message,
                     std::vector<Message> replies, TimeMs now) {
  Receipt receipt{stored.id,          message.id,     message.seq, message.created_at,
                  std::move(replies), stored.handler, false};
  if (stored.handler != Handler::queue || stored.queued_at != now) return receipt;
  if (assigner.fill(tx, stored.workspace, stored.team, now) == 0) return receipt;
  const auto after = tx.conversations().find(stored.workspace, stored.id);
  if (!after) return receipt;
  receipt.handled_by = after->handler;
  const auto added = tx.conversations().messages_after(stored.workspace, stored.id, stored.last_seq, 50);
  std::copy_if(added.begin(), added.end(), std::back_inserter(receipt.replies),
               [](const Message& one) { return one.author != Author::note; });
  return receipt;
}

}  // namespace

std::shared_ptr<const Contact> ensure_contact(Tx& tx, const Incoming& incoming, const Situation& situation,
                                              const std::string& language, TimeMs now) {
  if (!situation.contact) return std::make_shared<const Contact>(make_contact(tx, incoming, language, now));
  Contact contact = *situation.contact;
  fill_in(contact, incoming, language, now);
  if (same(contact, *situation.contact)) return situation.contact;
  // An agent may have written into it since it was looked up.
  if (auto stored = tx.contacts().find(contact.workspace, contact.id)) {
    contact = std::move(*stored);
    fill_in(contact, incoming, language, now);
  }
  tx.contacts().update(contact);
  Event event;
  event.workspace = contact.workspace;
  event.type = EventType::contact_updated;
  event.ref = contact.id.value;
  event.at = now;
  tx.events().append(event);
  return std::make_shared<const Contact>(std::move(contact));
}

Result<Stored> store(Tx& tx, Responder& responder, Assigner& assigner, const Incoming& incoming,
                     const Situation& situation, Answer answer, TimeMs now) {
  if (answer.is_new && !is_still_new(tx, incoming, situation, now)) return changed_meanwhile();
  const std::string language = answer.reply ? answer.reply->language : incoming.language;
  if (!language.empty()) answer.conversation.language = language;
  const auto contact = ensure_contact(tx, incoming, situation, language, now);
  answer.conversation.contact = contact->id;
  ConversationEdit edit =
      answer.is_new ? ConversationEdit::begin(tx, std::move(answer.conversation), now)
                    : ConversationEdit::resume(tx, *situation.current, std::move(answer.conversation), now);
  if (!answer.greeting.empty()) edit.say(Author::bot, std::move(answer.greeting), Json{{"kind", "greeting"}});
  if (answer.reopened) edit.tell("reopened");
  const Mood mood = parse_mood(answer.notes.value("mood", "")).value_or(Mood::calm);
  const Message message =
      edit.say(Author::customer, situation.parts, incoming.client_message_id, {}, std::move(answer.notes));
  Work work{tx, responder, assigner, incoming, *situation.workspace, edit, now, mood};
  respond(work, std::move(answer.reply));
  if (!edit.try_save()) return changed_meanwhile();
  auto conversation = std::make_shared<const Conversation>(std::move(edit.state()));
  const auto first = edit.said().begin() + (message.seq - edit.said().front().seq) + 1;
  Stored stored;
  stored.receipt = make_receipt(tx, assigner, *conversation, message, {first, edit.said().end()}, now);
  const Receipt& receipt = stored.receipt;
  Delivery delivery{receipt.conversation, receipt.message, {}, receipt.handled_by};
  for (const Message& reply : receipt.replies) delivery.replies.push_back(reply.id);
  if (!tx.conversations().insert_delivery(incoming.channel.id, incoming.visitor_id,
                                          incoming.client_message_id, delivery)) {
    return changed_meanwhile();
  }
  // Whoever waits in a queue is likely to be given to somebody, maybe just now.
  if (conversation->handler == Handler::bot)
    stored.talk = {situation.workspace, contact, std::move(conversation), incoming.client_message_id};
  return stored;
}

}  // namespace yingda::inbox
