#include "core/conversations/inbox_service.hpp"

#include <algorithm>
#include <functional>
#include <thread>

#include "async/lanes.hpp"
#include "async/workers.hpp"
#include "base/text.hpp"
#include "core/conversations/admission.hpp"
#include "core/conversations/inbox_marks.hpp"
#include "core/conversations/inbox_unit.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/routing_service.hpp"
#include "core/routing/teams.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

using IncomingPtr = std::shared_ptr<const inbox::Incoming>;

// Agents change a conversation outside the visitor's lane. After so many changes in a row the bot answers
// inside the unit of work, where nothing can change, at the writer's expense.
constexpr int kAttempts = 3;
constexpr std::size_t kCalm = 32;     // messages under way up to which there is time for everything
constexpr std::size_t kTalks = 4096;  // about 16 MiB

std::uint64_t lane_of(const inbox::Incoming& incoming) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;
  return std::hash<std::string>()(incoming.visitor_id) ^
         (static_cast<std::uint64_t>(incoming.channel.id.value) * kMix);
}

std::shared_ptr<inbox::Incoming> incoming_of(Channel channel, VisitorMessage message) {
  auto incoming = std::make_shared<inbox::Incoming>();
  incoming->channel = std::move(channel);
  incoming->visitor_id = std::move(message.visitor_id);
  incoming->client_message_id = std::move(message.client_message_id);
  incoming->parts = std::move(message.parts);
  incoming->context = std::move(message.context);
  incoming->language = std::move(message.language);
  incoming->name = std::move(message.name);
  incoming->phone = std::move(message.phone);
  incoming->email = std::move(message.email);
  return incoming;
}

Status check_form(const ContactForm& form) {
  if (form.email.empty() && form.phone.empty()) {
    return fail(ErrorKind::invalid, "invalid_contact", "An e-mail address or a phone number is needed.",
                "/email");
  }
  if (trim(form.message).empty()) {
    return fail(ErrorKind::invalid, "invalid_contact", "The message is empty.", "/message");
  }
  return {};
}

}  // namespace

struct InboxService::Impl {
  async::Task<Result<Receipt>> take(IncomingPtr incoming) {
    if (auto fine = inbox::check(*incoming); !fine) co_return std::unexpected(std::move(fine.error()));
    const auto pass = admission.enter(incoming->channel.workspace, incoming->channel.id);
    if (!pass) {
      co_return fail(ErrorKind::overloaded, "store_busy",
                     "Too many messages are under way; try again in a moment.");
    }
    const auto turn = co_await lanes.enter(lane_of(*incoming));
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      auto done = co_await attempt_once(incoming);
      if (done) co_return std::move(*done);
      talks.forget(incoming->channel.id, incoming->visitor_id);
      if (done.error().code != inbox::kChangedMeanwhile) co_return std::unexpected(std::move(done.error()));
    }
    co_return co_await at_once(incoming);
  }

  async::Task<Result<Receipt>> attempt_once(IncomingPtr incoming) {
    const TimeMs now = routing.now();
    const std::uint64_t age = talks.age();
    auto situation = inbox::recall(talks.find(incoming->channel.id, incoming->visitor_id), *incoming, now);
    if (!situation) {
      auto looked = co_await read<inbox::Situation>(
          store, [incoming, now](Tx& tx) { return inbox::look(tx, *incoming, now); });
      if (!looked) co_return std::unexpected(std::move(looked.error()));
      if (looked->known) co_return std::move(*looked->known);
      situation = std::move(*looked);
    }
    auto stored = co_await answer_and_store(incoming, std::move(*situation), now);
    if (!stored) co_return std::unexpected(std::move(stored.error()));
    if (stored->talk.conversation) {
      talks.put(incoming->channel.id, incoming->visitor_id, std::move(stored->talk), age);
    } else {
      talks.forget(incoming->channel.id, incoming->visitor_id);
    }
    co_return std::move(stored->receipt);
  }

  // The bot thinks on a thread of its own, which hands what it says to the store, so that the connections'
  // threads are always free to take in, or refuse, what comes.
  async::Task<Result<inbox::Stored>> answer_and_store(IncomingPtr incoming, inbox::Situation situation,
                                                      TimeMs now) {
    auto value = std::make_shared<std::optional<inbox::Stored>>();
    auto initiation = [&](auto handler) {
      auto done = detail::post_to_executor_of(std::move(handler));
      thinking.post(
          [this, incoming, situation = std::move(situation), now, value, done = std::move(done)]() mutable {
            think(incoming, std::move(situation), now, value, std::move(done));
          });
    };
    const auto& token = async::asio::use_awaitable;
    Status status =
        co_await async::asio::async_initiate<decltype(token), void(Status)>(std::move(initiation), token);
    if (!status) co_return std::unexpected(std::move(status.error()));
    co_return std::move(**value);
  }

  void think(const IncomingPtr& incoming, inbox::Situation situation, TimeMs now,
             const std::shared_ptr<std::optional<inbox::Stored>>& value, Store::Done done) {
    std::optional<inbox::Answer> answer;
    try {
      answer = inbox::answer(responder, *incoming, situation, now, admission.under_way() > kCalm);
    } catch (const std::exception& failed) {
      return done(fail(ErrorKind::internal, "internal", failed.what()));
    }
    auto unit = [this, incoming, now, value, situation = std::move(situation),
                 answer = std::move(*answer)](Tx& tx) mutable -> Status {
      auto stored =
          inbox::store(tx, responder, routing.assigner(), *incoming, situation, std::move(answer), now);
      if (!stored) return std::unexpected(std::move(stored.error()));
      value->emplace(std::move(*stored));
      return {};
    };
    store.submit_write(std::move(unit), std::move(done));
  }

  // What a platform tells of a talk besides what the customer says, in its turn.
  async::Task<Status> beside(IncomingPtr incoming,
                             Status (*unit)(Tx&, Responder&, const inbox::Incoming&, TimeMs)) {
    const auto turn = co_await lanes.enter(lane_of(*incoming));
    auto done = co_await write<void>(store, [this, incoming, unit, now = routing.now()](Tx& tx) -> Status {
      return unit(tx, responder, *incoming, now);
    });
    talks.forget(incoming->channel.id, incoming->visitor_id);
    co_return done;
  }

  // Look, answer and store in one unit of work.
  async::Task<Result<Receipt>> at_once(IncomingPtr incoming) {
    co_return co_await write<Receipt>(
        store, [this, incoming, now = routing.now()](Tx& tx) -> Result<Receipt> {
          auto situation = inbox::look(tx, *incoming, now);
          if (!situation) return std::unexpected(std::move(situation.error()));
          if (situation->known) return std::move(*situation->known);
          auto answer = inbox::answer(responder, *incoming, *situation, now, true);
          auto stored =
              inbox::store(tx, responder, routing.assigner(), *incoming, *situation, std::move(answer), now);
          if (!stored) return std::unexpected(std::move(stored.error()));
          return std::move(stored->receipt);
        });
  }

  Store& store;
  Responder& responder;
  RoutingService& routing;
  Admission admission;
  async::KeyedLanes lanes;
  TalkCache talks;
  async::Workers thinking;  // last: its threads use the rest
};

InboxService::InboxService(Store& store, Responder& responder, RoutingService& routing,
                           std::size_t most_under_way)
    : impl_(new Impl{store,
                     responder,
                     routing,
                     Admission(most_under_way),
                     {},
                     TalkCache(kTalks),
                     async::Workers("yd-bot", std::max(1U, std::thread::hardware_concurrency()))}) {}
InboxService::~InboxService() = default;

void InboxService::stop() { impl_->thinking.stop(); }

std::size_t InboxService::under_way() const { return impl_->admission.under_way(); }

void InboxService::feed(const std::vector<Event>& events) { impl_->talks.feed(events); }

async::Task<Result<Receipt>> InboxService::receive(Channel channel, VisitorMessage message) {
  return impl_->take(incoming_of(std::move(channel), std::move(message)));
}

async::Task<Status> InboxService::greet(Channel channel, VisitorMessage message) {
  co_return co_await impl_->beside(incoming_of(std::move(channel), std::move(message)), inbox::greet);
}

async::Task<Status> InboxService::record(Channel channel, VisitorMessage message) {
  auto incoming = incoming_of(std::move(channel), std::move(message));
  if (auto fine = inbox::check(*incoming); !fine) co_return fine;
  co_return co_await impl_->beside(std::move(incoming), inbox::record);
}

async::Task<Result<Receipt>> InboxService::leave_contact(Channel channel, ContactForm form) {
  if (auto fine = check_form(form); !fine) co_return std::unexpected(std::move(fine.error()));
  auto incoming = std::make_shared<inbox::Incoming>();
  incoming->channel = std::move(channel);
  incoming->visitor_id = form.visitor_id;
  incoming->client_message_id = form.client_message_id;
  incoming->parts = {TextPart{form.message}};
  incoming->form = std::move(form);
  co_return co_await impl_->take(std::move(incoming));
}

async::Task<Result<PublicPage>> InboxService::history(Channel channel, std::string visitor_id,
                                                      std::optional<MessageId> after, MessageId before,
                                                      int limit) {
  co_return co_await read<PublicPage>(
      impl_->store, [channel = std::move(channel), visitor = std::move(visitor_id), after, before,
                     limit](Tx& tx) { return inbox::history(tx, channel, visitor, after, before, limit); });
}

async::Task<Result<PublicState>> InboxService::state(Channel channel, std::string visitor_id) {
  co_return co_await read<PublicState>(impl_->store,
                                       [&routing = impl_->routing, channel = std::move(channel),
                                        visitor = std::move(visitor_id)](Tx& tx) -> Result<PublicState> {
                                         return public_state(tx, channel, visitor, routing.now(),
                                                             routing.waits());
                                       });
}

async::Task<Result<PublicConfig>> InboxService::config(Channel channel,
                                                       std::optional<std::string> visitor_id) {
  co_return co_await read<PublicConfig>(
      impl_->store,
      [&routing = impl_->routing, channel = std::move(channel),
       visitor = std::move(visitor_id)](Tx& tx) -> Result<PublicConfig> {
        const auto workspace = tx.workspaces().find(channel.workspace);
        if (!workspace || !channel.enabled) {
          return fail(ErrorKind::not_found, "channel_not_found", "There is no such channel.");
        }
        PublicConfig config{*workspace, people_available(team_for(tx, channel), routing.now()), {}};
        if (visitor) config.state = public_state(tx, channel, *visitor, routing.now(), routing.waits());
        return config;
      });
}

async::Task<Status> InboxService::mark(Channel channel, std::string visitor_id, MessageId message,
                                       ReadMark mark) {
  co_return co_await write<void>(impl_->store, [channel = std::move(channel), visitor = std::move(visitor_id),
                                                message, mark, now = impl_->routing.now()](Tx& tx) {
    return inbox::mark(tx, channel, visitor, message, mark, now);
  });
}

async::Task<Status> InboxService::rate(Channel channel, std::string visitor_id, int score,
                                       std::string comment) {
  co_return co_await write<void>(impl_->store,
                                 [channel = std::move(channel), visitor = std::move(visitor_id), score,
                                  comment = std::move(comment), now = impl_->routing.now()](Tx& tx) {
                                   return inbox::rate(tx, channel, visitor, score, comment, now);
                                 });
}

async::Task<Status> InboxService::feedback(Channel channel, std::string visitor_id, MessageId message,
                                           Feedback value) {
  using About = std::optional<inbox::Confirmable>;
  const TimeMs now = impl_->routing.now();
  const auto about = co_await read<About>(impl_->store, [channel, visitor_id, message](Tx& tx) {
    return inbox::confirmable(tx, channel, visitor_id, message);
  });
  if (!about) co_return std::unexpected(about.error());
  std::optional<Lesson> lesson;
  if (*about) lesson = impl_->responder.lesson((*about)->workspace, (*about)->entry, (*about)->text, now);
  co_return co_await write<void>(impl_->store, [channel = std::move(channel), visitor = std::move(visitor_id),
                                                message, value, lesson = std::move(lesson), now](Tx& tx) {
    return inbox::feedback(tx, channel, visitor, message, value, lesson, now);
  });
}

}  // namespace yingda
