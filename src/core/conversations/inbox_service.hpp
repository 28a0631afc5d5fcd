#pragma once
// The customer's side of conversations. Every call may be made from any thread and resumes on the caller's
// executor. Errors: invalid_visitor, invalid_client_message_id, invalid_message_part, upload_not_found,
// channel_not_found (disabled), conversation_not_found, message_not_found, invalid_rating, invalid_contact,
// conversation_busy, and those of the store.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/channels/types.hpp"
#include "core/conversations/public_state.hpp"
#include "core/conversations/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

class Responder;
class RoutingService;
class Store;
struct Event;

struct VisitorMessage {
  std::string visitor_id;         // 1–128 bytes
  std::string client_message_id;  // 1–128 bytes; the same again gives the same receipt and stores nothing
  Parts parts;                    // text and files only
  Json context = Json::object();  // of the visitor's browser: page_url, page_title; kept with the contact
  std::string language;           // of the page ("zh", "en-GB", …), "" = unknown
  // As a platform tells them; kept where the contact has none.
  std::string name = {};
  std::string phone = {};
  std::string email = {};
};

struct Receipt {
  ConversationId conversation;
  MessageId message;
  std::int64_t seq = 0;
  TimeMs created_at = 0;
  std::vector<Message>
      replies;  // what was said after it in the same unit of work: bot and system messages, by seq
  Handler handled_by = Handler::bot;
  bool duplicate = false;  // it had been stored before
};

struct PublicPage {
  std::vector<Message> items;  // ascending by id; no notes
  bool more = false;           // more lie in the asked direction
};

struct PublicConfig {
  Workspace workspace;
  bool people_available = false;  // within the team's business hours
  std::optional<PublicState> state;
};

// The off-hours form; at least one of e-mail and phone.
struct ContactForm {
  std::string visitor_id;
  std::string client_message_id;
  std::string name;
  std::string email;
  std::string phone;
  std::string message;
};

enum class ReadMark { delivered, read };
enum class Feedback { up, down };

class InboxService {
 public:
  static constexpr std::size_t kMostUnderWay = 4096;
  // `most_under_way`: messages that are answered at the same time; more are refused as store_busy, see
  // Admission.
  InboxService(Store& store, Responder& responder, RoutingService& routing,
               std::size_t most_under_way = kMostUnderWay);
  ~InboxService();
  InboxService(const InboxService&) = delete;
  InboxService& operator=(const InboxService&) = delete;

  // What the store has committed, in order, before the units' completions: what is kept in memory of the
  // talks follows it.
  void feed(const std::vector<Event>& events);

  // Ends the bot's threads; to be called before the store goes, when nobody sends any more.
  void stop();
  // Messages that are being answered now.
  std::size_t under_way() const;

  // Given once the message, its replies and all they changed are durable. Messages of one visitor are handled
  // in the order of the calls.
  async::Task<Result<Receipt>> receive(Channel channel, VisitorMessage message);
  // The customer has come but said nothing yet: where no conversation of his goes on, one begins with the
  // channel's greeting. Of `message` parts and its id are not looked at.
  async::Task<Status> greet(Channel channel, VisitorMessage message);
  // What a colleague has written to the customer in the platform's own client: kept in the thread, answered
  // and sent by nobody. The same client_message_id again stores nothing.
  async::Task<Status> record(Channel channel, VisitorMessage message);
  // Stores who the customer is and what he asks, and puts it into the team's queue.
  async::Task<Result<Receipt>> leave_contact(Channel channel, ContactForm form);

  // `after`: what came after that message; otherwise the newest page before `before` (0 = newest).
  async::Task<Result<PublicPage>> history(Channel channel, std::string visitor_id,
                                          std::optional<MessageId> after, MessageId before, int limit);
  async::Task<Result<PublicState>> state(Channel channel, std::string visitor_id);
  async::Task<Result<PublicConfig>> config(Channel channel, std::optional<std::string> visitor_id);

  // The visitor has got or seen everything up to the message; marks only grow.
  async::Task<Status> mark(Channel channel, std::string visitor_id, MessageId message, ReadMark mark);
  // Of the visitor's newest conversation; `score` 1–5.
  async::Task<Status> rate(Channel channel, std::string visitor_id, int score, std::string comment);
  // Thumbs on a bot message.
  async::Task<Status> feedback(Channel channel, std::string visitor_id, MessageId message, Feedback value);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda
