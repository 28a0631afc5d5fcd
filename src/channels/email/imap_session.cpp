#include "channels/email/imap_session.hpp"

#include <algorithm>
#include <chrono>

#include "async/timeout.hpp"
#include "base/text.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/imap_syntax.hpp"
#include "channels/email/words.hpp"
#include "net/line_stream.hpp"

namespace yingda::channels::mail {
namespace {

using async::Task;

std::unexpected<Error> protocol_error(std::string detail) {
  return fail(ErrorKind::internal, "mail_protocol", std::move(detail));
}

// "16-Nov-2026", in UTC.
std::string imap_day(TimeMs time) {
  std::string date = write_date(time).substr(5, 11);  // of "Mon, 16 Nov 2026 …"
  std::ranges::replace(date, ' ', '-');
  return date;
}

}  // namespace

struct ImapSession::Impl {
  Impl(async::asio::any_io_executor executor, MailServer to, Limits with)
      : server(std::move(to)),
        limits(with),
        stream(std::move(executor), net::LineStream::Options{.read = with.answer, .ca_pem = server.ca_pem}) {}

  struct Done {
    std::vector<std::string> data;  // untagged responses, without those that were only news
    std::string status;             // "OK", "NO", "BAD"
    std::string text;
  };

  // One response with its literals.
  Task<Result<std::string>> read_response() {
    std::string out;
    for (;;) {
      auto line = co_await stream.read_line();
      if (!line) co_return std::unexpected(line.error());
      out += *line;
      const auto size = literal_at_end(*line);
      if (!size) co_return out;
      if (out.size() + *size > limits.message + 65'536)
        co_return protocol_error("The server sent more than was asked for.");
      auto bytes = co_await stream.read_bytes(*size);
      if (!bytes) co_return std::unexpected(bytes.error());
      out.append("\r\n").append(*bytes);
    }
  }

  void note(const std::string& response) {
    const ImapData data = read_imap_data(response);
    if (data.name == "EXISTS") {
      // Fewer are told too, by some servers, when messages were deleted.
      news = news || data.number > exists;
      exists = data.number;
    } else if (data.name == "EXPUNGE" && exists > 0) {
      --exists;
    } else if (data.name == "CAPABILITY") {
      set_capabilities(data.rest);
    }
    if (const auto at = response.find("[CAPABILITY "); at != std::string::npos)
      set_capabilities(std::string_view(response).substr(at + 12, response.find(']', at) - at - 12));
  }

  void set_capabilities(std::string_view text) {
    capabilities.clear();
    while (!text.empty()) {
      const auto end = std::min(text.find(' '), text.size());
      capabilities.emplace_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  bool has(std::string_view name) const {
    return std::ranges::any_of(capabilities, [&](const std::string& one) { return ascii_equal(one, name); });
  }

  std::string next_tag() { return "y" + std::to_string(++tags); }

  // Everything up to the end of the command `tag`.
  Task<Result<Done>> finish(std::string tag) {
    Done out;
    for (;;) {
      auto response = co_await read_response();
      if (!response) co_return std::unexpected(response.error());
      if (response->starts_with("* ")) {
        note(*response);
        if (read_imap_data(*response).name == "BYE" && !leaving)
          co_return fail(ErrorKind::internal, "connection_lost",
                         "The server ended the session: " + *response);
        out.data.push_back(std::move(*response));
        continue;
      }
      if (!response->starts_with(tag + " ")) continue;
      note(*response);
      const ImapData data = read_imap_data(std::string_view(*response).substr(tag.size() + 1));
      out.status = data.name;
      out.text = data.rest;
      co_return out;
    }
  }

  Task<Result<Done>> command(std::string text) {
    const std::string tag = next_tag();
    if (auto sent = co_await stream.write(tag + " " + text + "\r\n"); !sent)
      co_return std::unexpected(sent.error());
    co_return co_await finish(tag);
  }

  // A command that has to be carried out.
  Task<Result<Done>> demand(std::string text) {
    auto done = co_await command(std::move(text));
    if (done && done->status != "OK") co_return fail(ErrorKind::invalid, "mail_refused", done->text);
    co_return done;
  }

  Task<Status> greet() {
    auto greeting = co_await read_response();
    if (!greeting) co_return std::unexpected(greeting.error());
    const std::string name = read_imap_data(*greeting).name;
    if (name != "OK" && name != "PREAUTH")
      co_return protocol_error("The server does not greet: " + *greeting);
    note(*greeting);
    signed_in = name == "PREAUTH";
    if (server.security == Security::starttls) {
      // What is offered before TLS may be anybody's, so all is asked again within it.
      if (auto done = co_await command("STARTTLS"); !done || done->status != "OK")
        co_return done ? fail(ErrorKind::internal, "mail_no_tls", "The server offers no STARTTLS.")
                       : std::unexpected(done.error());
      if (auto secured = co_await stream.start_tls(); !secured) co_return secured;
      capabilities.clear();
      signed_in = false;
    }
    if (capabilities.empty()) {
      if (auto done = co_await demand("CAPABILITY"); !done) co_return std::unexpected(done.error());
    }
    co_return Status{};
  }

  std::vector<std::string> mechanisms() const {
    std::vector<std::string> out;
    for (const std::string& one : capabilities) {
      if (ascii_lower(one).starts_with("auth=")) out.push_back(one.substr(5));
    }
    // The command LOGIN is there unless it is said not to be.
    std::erase_if(out, [](const std::string& one) { return ascii_equal(one, "LOGIN"); });
    if (!has("LOGINDISABLED")) out.emplace_back("LOGIN");
    return out;
  }

  Task<Status> sign_in(std::string token) {
    auto chosen = SaslDialogue::choose(server, mechanisms(), stream.is_tls(), token);
    if (!chosen) co_return std::unexpected(chosen.error());
    Result<Done> done;
    if (chosen->mechanism() == "LOGIN") {
      done = co_await command("LOGIN " + imap_quoted(server.user) + " " + imap_quoted(server.password));
    } else {
      done = co_await authenticate(*chosen);
    }
    if (!done) co_return std::unexpected(done.error());
    if (done->status != "OK") co_return fail(ErrorKind::unauthorized, "mail_login_refused", done->text);
    if (!chosen->is_proven())
      co_return fail(ErrorKind::unauthorized, "mail_auth_invalid", "The server did not prove itself.");
    // Before signing in less may be offered.
    const bool told = std::ranges::any_of(
        done->data, [](const std::string& one) { return read_imap_data(one).name == "CAPABILITY"; });
    if (!told && done->text.find("[CAPABILITY ") == std::string::npos) {
      if (auto asked = co_await demand("CAPABILITY"); !asked) co_return std::unexpected(asked.error());
    }
    co_return Status{};
  }

  Task<Result<Done>> authenticate(SaslDialogue& dialogue) {
    const std::string tag = next_tag();
    std::string text = tag + " AUTHENTICATE " + dialogue.mechanism();
    auto initial = dialogue.initial();
    if (initial && has("SASL-IR")) {
      text += " " + to_base64(*initial);
      initial.reset();
    }
    if (auto sent = co_await stream.write(text + "\r\n"); !sent) co_return std::unexpected(sent.error());
    for (;;) {
      auto response = co_await read_response();
      if (!response) co_return std::unexpected(response.error());
      if (!response->starts_with('+')) co_return co_await last_of(tag, std::move(*response));
      const auto challenge = from_base64(trim(std::string_view(*response).substr(1)));
      if (!challenge) co_return protocol_error("The server's challenge is not in base64.");
      std::string say;
      if (initial) {
        say = std::move(*initial);
        initial.reset();
      } else {
        auto answer = dialogue.answer(*challenge);
        if (!answer) co_return std::unexpected(answer.error());
        say = std::move(*answer);
      }
      if (auto sent = co_await stream.write(to_base64(say) + "\r\n"); !sent)
        co_return std::unexpected(sent.error());
    }
  }

  // The end of a command whose first response has been read.
  Task<Result<Done>> last_of(std::string tag, std::string first) {
    if (!first.starts_with(tag + " ")) {
      if (first.starts_with("* ")) note(first);
      auto rest = co_await finish(tag);
      if (rest) rest->data.push_back(std::move(first));
      co_return rest;
    }
    note(first);
    const ImapData data = read_imap_data(std::string_view(first).substr(tag.size() + 1));
    co_return Done{{}, data.name, std::string(data.rest)};
  }

  Task<Result<bool>> idle(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    const std::string tag = next_tag();
    if (auto sent = co_await stream.write(tag + " IDLE\r\n"); !sent) co_return std::unexpected(sent.error());
    bool accepted = false;
    while (!accepted || !news) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      const auto there = co_await stream.wait_line(accepted ? std::max(left, {}) : limits.answer);
      if (!there) co_return std::unexpected(there.error());
      if (!*there && accepted) break;
      if (!*there) co_return fail(ErrorKind::internal, "timed_out", "The server did not answer in time.");
      auto response = co_await read_response();
      if (!response) co_return std::unexpected(response.error());
      if (response->starts_with('+')) accepted = true;
      if (response->starts_with(tag + " ")) co_return fail(ErrorKind::invalid, "mail_refused", *response);
      if (!response->starts_with("* ")) continue;
      note(*response);
      if (read_imap_data(*response).name == "BYE")
        co_return fail(ErrorKind::internal, "connection_lost", "The server ended the session: " + *response);
    }
    if (auto sent = co_await stream.write("DONE\r\n"); !sent) co_return std::unexpected(sent.error());
    if (auto done = co_await finish(tag); !done) co_return std::unexpected(done.error());
    co_return news;
  }

  const MailServer server;
  const Limits limits;
  net::LineStream stream;
  std::vector<std::string> capabilities;
  bool signed_in = false;
  bool utf8 = false;
  bool leaving = false;
  bool news = false;  // messages came since the last list
  std::uint32_t exists = 0;
  unsigned tags = 0;
};

ImapSession::ImapSession(async::asio::any_io_executor executor, MailServer server, Limits limits)
    : impl_(std::make_unique<Impl>(std::move(executor), std::move(server), limits)) {}

ImapSession::~ImapSession() = default;

Task<Status> ImapSession::open(std::string token) {
  Impl& impl = *impl_;
  const bool tls = impl.server.security == Security::tls;
  if (auto connected = co_await impl.stream.connect(impl.server.host, impl.server.port, tls); !connected)
    co_return connected;
  if (auto greeted = co_await impl.greet(); !greeted) co_return greeted;
  if (!impl.signed_in) {
    if (auto signed_in = co_await impl.sign_in(std::move(token)); !signed_in) co_return signed_in;
  }
  if (impl.has("UTF8=ACCEPT") && impl.has("ENABLE")) {
    auto done = co_await impl.command("ENABLE UTF8=ACCEPT");
    if (!done) co_return std::unexpected(done.error());
    impl.utf8 = done->status == "OK";
  }
  co_return Status{};
}

Task<Result<Folder>> ImapSession::select(std::string name) {
  Impl& impl = *impl_;
  auto done = co_await impl.demand("SELECT " + imap_quoted(impl.utf8 ? name : encode_folder(name)));
  if (!done) co_return std::unexpected(done.error());
  Folder out;
  for (const std::string& response : done->data) {
    if (const auto validity = response_code(response, "UIDVALIDITY"); validity != 0) out.validity = validity;
    if (const auto next = response_code(response, "UIDNEXT"); next != 0) out.next = next;
  }
  impl.news = false;
  if (out.validity == 0) co_return protocol_error("The server does not number its messages (UIDVALIDITY).");
  if (out.next == 0) {
    // Old servers: it is behind the last one.
    auto listed = co_await list_after(0);
    if (!listed) co_return std::unexpected(listed.error());
    out.next = listed->empty() ? 1 : listed->back().uid + 1;
  }
  co_return out;
}

Task<Result<std::vector<Listed>>> ImapSession::list_after(std::uint32_t uid) {
  Impl& impl = *impl_;
  impl.news = false;
  std::vector<Listed> out;
  if (uid == 0xFFFFFFFFU) co_return out;
  auto done = co_await impl.demand("UID FETCH " + std::to_string(uid + 1) + ":* (UID RFC822.SIZE)");
  if (!done) co_return std::unexpected(done.error());
  for (const std::string& response : done->data) {
    const ImapData data = read_imap_data(response);
    if (data.name != "FETCH") continue;
    const auto values = read_imap_values(data.rest);
    const ImapValue* number = fetched(values, "UID");
    const ImapValue* size = fetched(values, "RFC822.SIZE");
    if (number == nullptr || size == nullptr) continue;  // a change of flags
    // "n:*" names the last message even where its uid is below n.
    if (const auto found = imap_number(number->text); found > uid)
      out.push_back({found, imap_number(size->text)});
  }
  std::ranges::sort(out, {}, &Listed::uid);
  co_return out;
}

Task<Result<std::uint32_t>> ImapSession::first_since(TimeMs time) {
  auto done = co_await impl_->demand("UID SEARCH SINCE " + imap_day(time));
  if (!done) co_return std::unexpected(done.error());
  std::uint32_t out = 0;
  for (const std::string& response : done->data) {
    const ImapData data = read_imap_data(response);
    if (data.name != "SEARCH") continue;
    for (const ImapValue& value : read_imap_values(data.rest)) {
      const auto uid = imap_number(value.text);
      if (uid != 0 && (out == 0 || uid < out)) out = uid;
    }
  }
  co_return out;
}

Task<Result<std::string>> ImapSession::fetch(std::uint32_t uid, std::size_t most) {
  auto done = co_await impl_->demand("UID FETCH " + std::to_string(uid) +
                                     " (UID FLAGS INTERNALDATE BODY.PEEK[]<0." + std::to_string(most) + ">)");
  if (!done) co_return std::unexpected(done.error());
  for (const std::string& response : done->data) {
    const ImapData data = read_imap_data(response);
    if (data.name != "FETCH") continue;
    auto values = read_imap_values(data.rest);
    const ImapValue* number = fetched(values, "UID");
    const ImapValue* body = fetched(values, "BODY");
    if (number != nullptr && body != nullptr && imap_number(number->text) == uid) co_return body->text;
  }
  co_return std::string();
}

bool ImapSession::can_idle() const { return impl_->has("IDLE"); }

Task<Result<bool>> ImapSession::wait_news(std::chrono::milliseconds limit) {
  Impl& impl = *impl_;
  if (impl.news) co_return true;
  if (impl.has("IDLE")) co_return co_await impl.idle(limit);
  co_await async::sleep_for(limit);
  if (auto done = co_await impl.demand("NOOP"); !done) co_return std::unexpected(done.error());
  co_return impl.news;
}

Task<void> ImapSession::leave() {
  impl_->leaving = true;
  (void)co_await impl_->command("LOGOUT");
  impl_->stream.close();
}

}  // namespace yingda::channels::mail
