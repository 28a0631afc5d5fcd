#pragma once
// The agents' side of conversations. Every call may be made from any thread and resumes on the caller's
// executor; every call sees only the actor's workspace. Changes write a system message (EventPart) into the
// thread and events. Errors: conversation_not_found, conversation_resolved, conversation_open, already_taken,
// member_required, member_not_found, team_not_found, not_assignable, invalid_assignment,
// invalid_message_part, upload_not_found, invalid_client_message_id, invalid_note, and those of the store.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/contacts/types.hpp"
#include "core/conversations/repository.hpp"
#include "core/members/types.hpp"

namespace yingda {

class Responder;
class RoutingService;
class Store;

// Who acts.
struct DeskActor {
  WorkspaceId workspace;
  MemberId member;   // 0 = an API key; it can do all that needs no person of its own (not accept, reopen)
  std::string name;  // shown in the thread
};

// A conversation as the console shows it.
struct DeskConversation {
  Conversation conversation;
  Contact contact;
  std::optional<int> queue_place;  // from 1, while in a queue
};

enum class DeskView { mine, unassigned, my_teams, waiting, bot, open, resolved, all };
std::optional<DeskView> parse_desk_view(std::string_view text);

struct DeskQuery {
  DeskView view = DeskView::open;
  std::optional<ChannelId> channel;
  std::optional<ContactId> contact;
  std::optional<MemberId> assignee;
  TimeMs from = 0;  // created_at ≥ from, < to; 0 = open
  TimeMs to = 0;
  std::optional<ConversationCursor> before;
  int limit = 50;  // 1–200
};

struct DeskPage {
  std::vector<DeskConversation> items;
  std::optional<ConversationCursor> next;  // unset on the last page
};

struct MessagePage {
  std::vector<Message> items;  // ascending by seq
  bool more = false;           // more lie in the asked direction
};

struct DeskHit {
  Message message;
  DeskConversation conversation;
  std::string snippet;  // hits are marked «…»
};

struct DeskHits {
  std::vector<DeskHit> items;  // newest first
  MessageId next;              // `before` of the next page; 0 on the last
};

struct AgentMessage {
  std::string client_message_id;  // 1–128 bytes; the same again in the conversation gives the same message
  Parts parts;                    // no events
};

// Exactly one of the two is set.
struct Assignment {
  MemberId member;
  TeamId team;
  std::string note;  // stored as a private note and shown in the summary; at most 4,000 code points
};

class DeskService {
 public:
  DeskService(Store& store, Responder& responder, RoutingService& routing);
  ~DeskService();
  DeskService(const DeskService&) = delete;
  DeskService& operator=(const DeskService&) = delete;

  async::Task<Result<DeskPage>> list(DeskActor actor, DeskQuery query);
  async::Task<Result<ConversationCounts>> counts(DeskActor actor);
  async::Task<Result<DeskConversation>> find(WorkspaceId workspace, ConversationId id);
  // After `after_seq` where it is set, otherwise the newest page before `before_seq` (0 = newest).
  async::Task<Result<MessagePage>> messages(WorkspaceId workspace, ConversationId id, std::int64_t before_seq,
                                            std::optional<std::int64_t> after_seq, int limit);
  async::Task<Result<DeskHits>> search(WorkspaceId workspace, std::string query, MessageId before, int limit);
  // The customer's last text: what the bot's candidates are asked for. "" when there is none.
  async::Task<Result<std::string>> question(WorkspaceId workspace, ConversationId id);

  // Sends to the customer. Takes the conversation over from the bot, the queue or an offer; a colleague's
  // conversation stays his.
  async::Task<Result<Message>> reply(DeskActor actor, ConversationId id, AgentMessage message);
  // A private note; also in resolved conversations.
  async::Task<Result<Message>> note(DeskActor actor, ConversationId id, AgentMessage message);

  // Takes an offered or queued conversation. already_taken when a colleague has it.
  async::Task<Result<DeskConversation>> accept(DeskActor actor, ConversationId id);
  // Take-over (member = the actor), transfer to a colleague, or to a team's queue.
  async::Task<Result<DeskConversation>> assign(DeskActor actor, ConversationId id, Assignment to);
  async::Task<Result<DeskConversation>> hand_back(DeskActor actor, ConversationId id);
  // Asks the customer for a rating where the channel does. Resolving twice is no error.
  async::Task<Result<DeskConversation>> resolve(DeskActor actor, ConversationId id);
  // Opens it again for the actor.
  async::Task<Result<DeskConversation>> reopen(DeskActor actor, ConversationId id);
  // Everything up to `seq` has been seen; marks only grow.
  async::Task<Status> mark_read(DeskActor actor, ConversationId id, std::int64_t seq);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda
