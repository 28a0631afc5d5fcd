// The customer's WebSocket: replay, then everything live, and the visitor's own frames.

#include "base/text.hpp"
#include "core/conversations/inbox_service.hpp"
#include "core/live/hub.hpp"
#include "http/routes/public_channel.hpp"
#include "http/routes/public_message.hpp"
#include "http/views/conversations.hpp"
#include "http/ws/frame_guard.hpp"
#include "http/ws/frames.hpp"
#include "http/ws/pacing.hpp"
#include "http/ws/public_outlet.hpp"
#include "http/ws/sockets.hpp"

namespace yingda::http {
namespace {

constexpr int kReplayPage = 100;

// One connection.
struct Visit {
  Services& services;
  const FrameReader& frames;
  std::shared_ptr<WebSocket> socket;
  std::shared_ptr<const Channel> channel;
  std::string visitor;
  std::shared_ptr<PublicOutlet> outlet;
  std::unique_ptr<LiveHub::PublicSubscription> subscription;
  TokenBucket all_frames{50, 100};
  TokenBucket messages{2, 20};
  NonsenseCounter nonsense{};
};

Result<std::shared_ptr<const Channel>> channel_of(const Services& services, const Request& request) {
  const auto header = [&request](std::string_view name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
  };
  const auto key = request.path_params.find("channel_key");
  return public_channel(services.channel_directory, key == request.path_params.end() ? "" : key->second,
                        header("origin"), header("host"));
}

async::Task<Result<Request>> admit(Services& services, Request request) {
  if (auto channel = channel_of(services, request); !channel) co_return std::unexpected(channel.error());
  const std::string visitor = request.text("visitor_id");
  if (visitor.empty()) {
    co_return fail(ErrorKind::invalid, "missing_parameter", "The parameter visitor_id is missing.",
                   "visitor_id");
  }
  if (!is_utf8(visitor) || code_points(visitor) > 128) {
    co_return fail(ErrorKind::invalid, "too_long", "visitor_id may have at most 128 characters.",
                   "visitor_id");
  }
  if (request.query.contains("after") && !parse_id<MessageId>(request.text("after"))) {
    co_return fail(ErrorKind::invalid, "bad_format", "The parameter after is no message id.", "after");
  }
  co_return request;
}

// What came after the client's last message, page by page. Gives their number; -1 when the connection ended.
async::Task<int> replay(Visit& visit, MessageId after) {
  int count = 0;
  for (;;) {
    const auto page =
        co_await visit.services.inbox.history(*visit.channel, visit.visitor, after, MessageId{}, kReplayPage);
    if (!page) {
      visit.outlet->send(error_frame(page.error()));
      co_return -1;
    }
    for (const Message& message : page->items) {
      visit.outlet->send_message(message);
      after = message.id;
      ++count;
    }
    if (!page->more || page->items.empty()) co_return count;
    if (!co_await drained(*visit.socket)) co_return -1;
  }
}

async::Task<void> on_message(Visit& visit, Json frame) {
  const std::string client_message_id = frame.value("client_message_id", "");
  if (!visit.messages.take()) {
    const Error error{
        ErrorKind::rate_limited, "rate_limited", "Too many messages at once; wait a little.", {}};
    visit.outlet->send(error_frame(error, client_message_id));
    co_return;
  }
  auto message = visitor_message(frame, visit.visitor);
  if (!message) {
    visit.outlet->send(error_frame(message.error(), client_message_id));
    co_return;
  }
  // The hub may tell of the message before its receipt is here; the client learns of it in the order of the
  // protocol.
  visit.outlet->hold();
  const auto receipt = co_await visit.services.inbox.receive(*visit.channel, std::move(*message));
  if (!receipt) {
    visit.outlet->send(error_frame(receipt.error(), client_message_id));
  } else {
    visit.outlet->send(frame_text({{"type", "ack"},
                                   {"client_message_id", client_message_id},
                                   {"conversation_id", to_text(receipt->conversation)},
                                   {"message_id", to_text(receipt->message)},
                                   {"seq", receipt->seq},
                                   {"created_at", to_rfc3339(receipt->created_at)},
                                   {"handled_by", to_text(receipt->handled_by)}}));
    for (const Message& reply : receipt->replies) visit.outlet->send_message(reply);
  }
  visit.outlet->release();
}

async::Task<Status> on_mark(Visit& visit, Json frame) {
  const auto message = parse_id<MessageId>(frame.value("message_id", "")).value_or(MessageId{});
  co_return co_await visit.services.inbox.mark(*visit.channel, visit.visitor, message,
                                               read_mark(frame.value("state", "")));
}

async::Task<Status> on_feedback(Visit& visit, Json frame) {
  const auto message = parse_id<MessageId>(frame.value("message_id", "")).value_or(MessageId{});
  co_return co_await visit.services.inbox.feedback(*visit.channel, visit.visitor, message,
                                                   feedback_value(frame.value("value", "")));
}

async::Task<void> on_frame(Visit& visit, Json frame) {
  const std::string type = frame.value("type", "");
  Status done;
  if (type == "message") {
    co_await on_message(visit, std::move(frame));
  } else if (type == "typing") {
    visit.subscription->typing(frame.value("on", false), frame.value("text", ""));
  } else if (type == "read") {
    done = co_await on_mark(visit, std::move(frame));
  } else if (type == "rating") {
    done = co_await visit.services.inbox.rate(*visit.channel, visit.visitor, frame.value("score", 0),
                                              frame.value("comment", ""));
  } else if (type == "feedback") {
    done = co_await on_feedback(visit, std::move(frame));
  } else {
    visit.outlet->send(pong_frame());
  }
  if (!done) visit.outlet->send(error_frame(done.error()));
}

// Reads until the connection ends.
async::Task<void> read_frames(Visit& visit) {
  for (;;) {
    const auto text = co_await visit.socket->read();
    if (!text) co_return;
    auto frame = visit.frames.customer(*text);
    if (frame && !visit.all_frames.take()) {
      frame = fail(ErrorKind::rate_limited, "rate_limited", "Too many frames at once; wait a little.");
    }
    if (frame) {
      visit.nonsense.good();
      co_await on_frame(visit, std::move(*frame));
      continue;
    }
    visit.outlet->send(error_frame(frame.error()));
    if (visit.nonsense.bad()) co_return visit.socket->close(1008, "ten frames in a row were refused");
  }
}

async::Task<void> serve(Services& services, const FrameReader& frames, std::shared_ptr<WebSocket> socket,
                        Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return;  // switched off between admission and now
  Visit visit{.services = services,
              .frames = frames,
              .socket = socket,
              .channel = *channel,
              .visitor = request.text("visitor_id"),
              .outlet = std::make_shared<PublicOutlet>(socket, services.names),
              .subscription = nullptr};
  auto attached = co_await services.live.attach_public(
      **channel, visit.visitor,
      [outlet = visit.outlet](PublicUpdate update) { outlet->update(std::move(update)); });
  if (!attached) {
    visit.outlet->send(error_frame(attached.error()));
    co_return socket->close(1013, "try again");
  }
  visit.subscription = std::move(attached->subscription);
  int replayed = 0;
  if (const auto after = parse_id<MessageId>(request.text("after"))) {
    replayed = co_await replay(visit, *after);
    if (replayed < 0) co_return socket->close(1013, "come back with the last message");
  }
  visit.outlet->send(frame_text(
      {{"type", "hello"}, {"state", views::public_state(attached->state)}, {"replayed", replayed}}));
  visit.outlet->release();
  co_await read_frames(visit);
}

}  // namespace

WebSocketRoute public_socket(Services& services, const FrameReader& frames) {
  return {"/ws/v1/public/{channel_key}",
          [&services](Head, Request request) { return admit(services, std::move(request)); },
          [&services, &frames](std::shared_ptr<WebSocket> socket, Request request) {
            return serve(services, frames, std::move(socket), std::move(request));
          }};
}

}  // namespace yingda::http
