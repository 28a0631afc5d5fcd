#include "core/conversations/desk_service.hpp"

#include <utility>

#include "core/conversations/desk_read.hpp"
#include "core/conversations/desk_work.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/routing_service.hpp"
#include "core/store_await.hpp"

namespace yingda {

struct DeskService::Impl {
  // Runs one of desk's units on the writer; `work` is called with its context.
  template <class T, class Work>
  async::Task<Result<T>> change(DeskActor actor, Work work) {
    co_return co_await write<T>(
        store, [this, actor = std::move(actor), work = std::move(work), now = routing.now()](Tx& tx) mutable {
          return work(desk::Context{tx, responder, routing.assigner(), actor, now});
        });
  }

  Store& store;
  Responder& responder;
  RoutingService& routing;
};

DeskService::DeskService(Store& store, Responder& responder, RoutingService& routing)
    : impl_(new Impl{store, responder, routing}) {}
DeskService::~DeskService() = default;

async::Task<Result<DeskPage>> DeskService::list(DeskActor actor, DeskQuery query) {
  co_return co_await read<DeskPage>(
      impl_->store,
      [actor = std::move(actor), query](Tx& tx) -> Result<DeskPage> { return desk::list(tx, actor, query); });
}

async::Task<Result<ConversationCounts>> DeskService::counts(DeskActor actor) {
  co_return co_await read<ConversationCounts>(
      impl_->store,
      [actor = std::move(actor)](Tx& tx) -> Result<ConversationCounts> { return desk::counts(tx, actor); });
}

async::Task<Result<DeskConversation>> DeskService::find(WorkspaceId workspace, ConversationId id) {
  co_return co_await read<DeskConversation>(impl_->store,
                                            [workspace, id](Tx& tx) -> Result<DeskConversation> {
                                              auto found = desk::find(tx, workspace, id);
                                              if (!found) return std::unexpected(std::move(found.error()));
                                              return desk::with_contact(tx, std::move(*found));
                                            });
}

async::Task<Result<MessagePage>> DeskService::messages(WorkspaceId workspace, ConversationId id,
                                                       std::int64_t before_seq,
                                                       std::optional<std::int64_t> after_seq, int limit) {
  co_return co_await read<MessagePage>(impl_->store, [workspace, id, before_seq, after_seq, limit](Tx& tx) {
    return desk::messages(tx, workspace, id, before_seq, after_seq, limit);
  });
}

async::Task<Result<DeskHits>> DeskService::search(WorkspaceId workspace, std::string query, MessageId before,
                                                  int limit) {
  co_return co_await read<DeskHits>(
      impl_->store, [workspace, query = std::move(query), before, limit](Tx& tx) -> Result<DeskHits> {
        return desk::search(tx, workspace, query, before, limit);
      });
}

async::Task<Result<std::string>> DeskService::question(WorkspaceId workspace, ConversationId id) {
  co_return co_await read<std::string>(impl_->store,
                                       [workspace, id](Tx& tx) { return desk::question(tx, workspace, id); });
}

async::Task<Result<Message>> DeskService::reply(DeskActor actor, ConversationId id, AgentMessage message) {
  return impl_->change<Message>(std::move(actor),
                                [id, message = std::move(message)](desk::Context context) mutable {
                                  return desk::reply(context, id, std::move(message));
                                });
}

async::Task<Result<Message>> DeskService::note(DeskActor actor, ConversationId id, AgentMessage message) {
  return impl_->change<Message>(std::move(actor),
                                [id, message = std::move(message)](desk::Context context) mutable {
                                  return desk::note(context, id, std::move(message));
                                });
}

async::Task<Result<DeskConversation>> DeskService::accept(DeskActor actor, ConversationId id) {
  return impl_->change<DeskConversation>(std::move(actor),
                                         [id](desk::Context context) { return desk::accept(context, id); });
}

async::Task<Result<DeskConversation>> DeskService::assign(DeskActor actor, ConversationId id, Assignment to) {
  return impl_->change<DeskConversation>(std::move(actor), [id, to = std::move(to)](desk::Context context) {
    return desk::assign(context, id, to);
  });
}

async::Task<Result<DeskConversation>> DeskService::hand_back(DeskActor actor, ConversationId id) {
  return impl_->change<DeskConversation>(
      std::move(actor), [id](desk::Context context) { return desk::hand_back(context, id); });
}

async::Task<Result<DeskConversation>> DeskService::resolve(DeskActor actor, ConversationId id) {
  return impl_->change<DeskConversation>(std::move(actor),
                                         [id](desk::Context context) { return desk::resolve(context, id); });
}

async::Task<Result<DeskConversation>> DeskService::reopen(DeskActor actor, ConversationId id) {
  return impl_->change<DeskConversation>(std::move(actor),
                                         [id](desk::Context context) { return desk::reopen(context, id); });
}

async::Task<Status> DeskService::mark_read(DeskActor actor, ConversationId id, std::int64_t seq) {
  return impl_->change<void>(std::move(actor),
                             [id, seq](desk::Context context) { return desk::mark_read(context, id, seq); });
}

}  // namespace yingda
