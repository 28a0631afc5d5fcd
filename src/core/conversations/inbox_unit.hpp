#pragma once
// How one customer message is stored and answered: what is read before, what the bot says to it, and the unit
// of work that stores all of it. Used by InboxService only.

#include <memory>
#include <optional>
#include <string>

#include "core/conversations/inbox_service.hpp"
#include "core/conversations/responder.hpp"
#include "core/conversations/talk_cache.hpp"

namespace yingda {

class Assigner;
class Tx;

// A conversation that was resolved less than this ago goes on; later a new one begins.
inline constexpr TimeMs kReopenWithin = 24LL * 3600 * 1000;

namespace inbox {

struct Incoming {
  Channel channel;
  std::string visitor_id;
  std::string client_message_id;
  Parts parts;
  Json context = Json::object();
  std::string language;
  std::optional<ContactForm> form;  // it came by the off-hours form
  std::string name;                 // as a platform tells them
  std::string phone;
  std::string email;
};

// Codes: invalid_visitor, invalid_client_message_id, invalid_message_part, channel_not_found.
Status check(const Incoming& incoming);

// What there is when the message comes.
struct Situation {
  std::optional<Receipt> known;  // it had been stored before
  std::shared_ptr<const Workspace> workspace;
  Parts parts;                                  // the message's, with what is stored about its files
  std::shared_ptr<const Contact> contact;       // null = a new customer
  std::shared_ptr<const Conversation> current;  // what it belongs to, as stored; null = a new one begins
};
Result<Situation> look(Tx& tx, const Incoming& incoming, TimeMs now);
// The same from memory. Unset where that does not do: the talk is not known or may be over, files came with
// the message, or it is the last one again.
std::optional<Situation> recall(const Talk& talk, const Incoming& incoming, TimeMs now);

// What the bot makes of it; no I/O. `hurried`: what takes long is left out.
struct Answer {
  Conversation conversation;  // new, reopened or as it was: what the message is put into
  bool is_new = false;
  bool reopened = false;
  Json notes = Json::object();    // of the customer's message, for its meta
  Parts greeting;                 // said before the first message; may be empty
  std::optional<BotReply> reply;  // unset when the bot has nothing to say
};
Answer answer(Responder& responder, const Incoming& incoming, const Situation& situation, TimeMs now,
              bool hurried);

struct Stored {
  Receipt receipt;
  Talk talk;  // as it is now; all null where more has happened to it than the message alone
};
// The code of store() when the conversation has changed since the look, or the message was stored meanwhile:
// look again. Everything that the unit did must then be rolled back.
inline constexpr const char* kChangedMeanwhile = "conversation_busy";
// Stores everything.
Result<Stored> store(Tx& tx, Responder& responder, Assigner& assigner, const Incoming& incoming,
                     const Situation& situation, Answer answer, TimeMs now);

// The contact of the visitor as it is after this message, stored. Inside a unit of work.
std::shared_ptr<const Contact> ensure_contact(Tx& tx, const Incoming& incoming, const Situation& situation,
                                              const std::string& language, TimeMs now);
// A conversation that has not begun yet.
Conversation fresh(const Incoming& incoming, const std::string& locale);
// See InboxService.
Status greet(Tx& tx, Responder& responder, const Incoming& incoming, TimeMs now);
Status record(Tx& tx, Responder& responder, const Incoming& incoming, TimeMs now);

}  // namespace inbox
}  // namespace yingda
