// The console's WebSocket: replay of the event stream from a cursor, then everything live.

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <chrono>

#include "core/live/hub.hpp"
#include "core/members/member_service.hpp"
#include "core/routing/routing_service.hpp"
#include "http/routes/public_channel.hpp"
#include "http/views/people.hpp"
#include "http/ws/event_frames.hpp"
#include "http/ws/frame_guard.hpp"
#include "http/ws/frames.hpp"
#include "http/ws/pacing.hpp"
#include "http/ws/session_watch.hpp"
#include "http/ws/sockets.hpp"

namespace yingda::http {
namespace {

constexpr auto kSessionLook = std::chrono::seconds(15);

using Timer = async::asio::steady_timer;

// One connection.
struct Seat {
  Services& services;
  const FrameReader& frames;
  std::shared_ptr<EventFrames> writer;
  std::shared_ptr<WebSocket> socket;
  WorkspaceId workspace;
  MemberId member;
  std::shared_ptr<Timer> session_look;
  std::unique_ptr<LiveHub::ConsoleSubscription> subscription;
  TokenBucket all_frames{50, 100};
  NonsenseCounter nonsense{};
};

Result<std::optional<std::int64_t>> asked_cursor(const Request& request) {
  const std::string text = request.text("cursor");
  if (text.empty()) return std::nullopt;
  std::int64_t cursor = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cursor);
  if (error != std::errc() || end != text.data() + text.size() || cursor < 0) {
    return fail(ErrorKind::invalid, "wrong_type", "The parameter cursor must be a whole number from 0.",
                "cursor");
  }
  return cursor;
}

async::Task<Result<Request>> admit(Admission signed_in, Head head, Request request) {
  // A cookie goes with every request of a browser, so that only the server's own pages may open this.
  const std::string_view origin = head.header("origin");
  if (!origin.empty() && !is_own_origin(origin, head.header("host"))) {
    co_return fail(ErrorKind::forbidden, "origin_not_allowed",
                   "Only the console itself may open this connection.");
  }
  if (auto cursor = asked_cursor(request); !cursor) co_return std::unexpected(cursor.error());
  auto admitted = co_await signed_in(std::move(head), std::move(request));
  if (admitted && !admitted->caller.member) {
    co_return fail(ErrorKind::forbidden, "session_required",
                   "Only a signed-in member may open this connection.");
  }
  co_return admitted;
}

// False when the member or the store is not there.
async::Task<bool> say_hello(Seat& seat, std::int64_t cursor) {
  const auto details = co_await seat.services.members.get(seat.workspace, seat.member);
  if (!details) {
    seat.socket->send(error_frame(details.error()));
    co_return false;
  }
  // What he chose is in force from now on: this connection is his presence.
  const Json member = to_json(details->member, details->member.presence, details->load, details->teams);
  seat.socket->send(frame_text({{"type", "hello"}, {"cursor", cursor}, {"member", member}}));
  co_return true;
}

bool is_change_of(MemberId member, const ConsoleUpdate& update) {
  const auto* live = std::get_if<std::shared_ptr<const LiveEvent>>(&update);
  return live != nullptr && (*live)->event.type == EventType::member_changed &&
         (*live)->event.ref == member.value;
}

LiveHub::ConsoleCallback callback_of(const Seat& seat) {
  return [socket = seat.socket, writer = seat.writer, member = seat.member,
          look = seat.session_look](const ConsoleUpdate& update) {
    socket->send(writer->of(update));
    // Perhaps he was deactivated: look at once, on the connection's own strand.
    if (is_change_of(member, update)) async::asio::post(socket->executor(), [look] { look->cancel(); });
  };
}

// Sends what came after the cursor until the live events join on without a gap. False when the connection
// ended.
async::Task<bool> catch_up(Seat& seat, std::int64_t cursor) {
  for (;;) {
    const auto page = co_await seat.services.live.replay(seat.workspace, cursor);
    if (!page) {
      seat.socket->send(error_frame(page.error()));
      co_return false;
    }
    cursor = page->cursor;
    if (page->reset) seat.socket->send(frame_text({{"type", "reset"}, {"cursor", cursor}}));
    for (const auto& event : page->events) seat.socket->send(seat.writer->of(event));
    if (page->caught_up) {
      seat.subscription =
          seat.services.live.attach_console(seat.workspace, seat.member, cursor, callback_of(seat));
      if (seat.subscription) co_return true;
    }
    if (!co_await drained(*seat.socket)) co_return false;
  }
}

async::Task<Status> on_frame(Seat& seat, Json frame) {
  const std::string type = frame.value("type", "");
  if (type == "presence") {
    const auto presence = parse_presence(frame.value("presence", "")).value_or(Presence::offline);
    co_return co_await seat.services.routing.choose_presence(seat.workspace, seat.member, presence);
  }
  if (type == "ping") {
    seat.socket->send(pong_frame());
    co_return Status{};
  }
  const Json& id = frame.at("conversation_id");
  const auto conversation = id.is_null()
                                ? ConversationId{}
                                : parse_id<ConversationId>(id.get<std::string>()).value_or(ConversationId{});
  if (type == "viewing") seat.subscription->viewing(conversation);
  if (type == "typing") seat.subscription->typing(conversation, frame.value("on", false));
  co_return Status{};
}

// Reads until the connection ends.
async::Task<void> read_frames(Seat& seat) {
  for (;;) {
    const auto text = co_await seat.socket->read();
    if (!text) co_return;
    auto frame = seat.frames.console(*text);
    if (frame && !seat.all_frames.take()) {
      frame = fail(ErrorKind::rate_limited, "rate_limited", "Too many frames at once; wait a little.");
    }
    if (frame) {
      seat.nonsense.good();
      const Status done = co_await on_frame(seat, std::move(*frame));
      if (!done) seat.socket->send(error_frame(done.error()));
      continue;
    }
    seat.socket->send(error_frame(frame.error()));
    if (seat.nonsense.bad()) co_return seat.socket->close(1008, "ten frames in a row were refused");
  }
}

// Ends the connection when its session ends: signed out, expired, or the member was deactivated. Looks every
// few seconds, and at once when the timer is cancelled: then the member has changed, or the connection has
// ended.
async::Task<void> watch_session(Store& store, std::shared_ptr<WebSocket> socket, Caller caller,
                                std::shared_ptr<Timer> timer) {
  while (socket->open()) {
    timer->expires_after(kSessionLook);
    co_await timer->async_wait(async::asio::as_tuple(async::asio::use_awaitable));
    if (socket->open() && !co_await still_signed_in(store, caller)) socket->close(1008, "session_expired");
  }
}

async::Task<void> serve(Services& services, const FrameReader& frames, std::shared_ptr<EventFrames> writer,
                        std::shared_ptr<WebSocket> socket, Request request) {
  Seat seat{.services = services,
            .frames = frames,
            .writer = std::move(writer),
            .socket = socket,
            .workspace = request.workspace(),
            .member = request.caller.member->id,
            .session_look = std::make_shared<Timer>(socket->executor()),
            .subscription = nullptr};
  const auto asked = asked_cursor(request);
  const std::int64_t cursor = asked && *asked ? **asked : services.live.cursor();
  if (!co_await say_hello(seat, cursor) || !co_await catch_up(seat, cursor)) {
    co_return socket->close(1013, "come back with the last cursor");
  }
  async::asio::co_spawn(socket->executor(),
                        watch_session(services.store, socket, request.caller, seat.session_look),
                        [socket](std::exception_ptr failure) {
                          // Who cannot be looked after any more comes back and signs in again.
                          if (failure) socket->close(1011, "internal");
                        });
  co_await read_frames(seat);
  seat.session_look->cancel();
}

}  // namespace

WebSocketRoute console_socket(Services& services, const FrameReader& frames, Admission signed_in) {
  auto writer = std::make_shared<EventFrames>(services.names);
  return {
      "/ws/v1/workspaces/{workspace}",
      [signed_in = std::move(signed_in)](Head head, Request request) {
        return admit(signed_in, std::move(head), std::move(request));
      },
      [&services, &frames, writer = std::move(writer)](std::shared_ptr<WebSocket> socket, Request request) {
        return serve(services, frames, writer, std::move(socket), std::move(request));
      }};
}

}  // namespace yingda::http
