#include "channels/email/smtp_session.hpp"

#include <algorithm>
#include <boost/asio/this_coro.hpp>

#include "base/clock.hpp"
#include "base/text.hpp"
#include "channels/email/header_fields.hpp"
#include "net/line_stream.hpp"

namespace yingda::channels::mail {
namespace {

using async::Task;

constexpr int kReady = 354;
constexpr int kMoreWanted = 334;

bool is_good(const Answer& answer) { return answer.status >= 200 && answer.status < 300; }

Answer no_answer(const Error& error) { return {0, {}, error.code + ": " + error.detail, 0}; }

bool is_ascii_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

struct SmtpSession::Impl {
  Impl(async::asio::any_io_executor executor, MailServer to, std::string as, Limits with)
      : server(std::move(to)),
        name(std::move(as)),
        stream(std::move(executor), net::LineStream::Options{.read = with.answer, .ca_pem = server.ca_pem}),
        limits(with) {}

  // One reply of one or several lines.
  Task<Answer> read_reply(std::chrono::milliseconds limit) {
    constexpr std::size_t kMostBytes = 65'536;
    Answer out;
    for (;;) {
      if (const auto there = co_await stream.wait_line(limit); !there || !*there)
        co_return there ? Answer{0, {}, "timed_out: The server did not answer in time.", 0}
                        : no_answer(there.error());
      const auto line = co_await stream.read_line();
      if (!line) co_return no_answer(line.error());
      int code = 0;
      for (const char c : line->substr(0, 3)) code = c >= '0' && c <= '9' ? code * 10 + (c - '0') : 1000;
      if (line->size() < 3 || code > 599 || out.body.size() > kMostBytes)
        co_return Answer{0, {}, "mail_protocol: The server's reply is none.", 0};
      out.status = code;
      if (!out.body.empty()) out.body += '\n';
      out.body.append(*line, std::min<std::size_t>(4, line->size()));
      if (line->size() == 3 || (*line)[3] != '-') co_return out;
    }
  }

  Task<Answer> command(std::string line) {
    if (const auto sent = co_await stream.write(line + "\r\n"); !sent) co_return no_answer(sent.error());
    co_return co_await read_reply(limits.answer);
  }

  // "" where it is not offered.
  std::string offered(std::string_view keyword) const {
    std::string_view rest = extensions;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (ascii_equal(line.substr(0, line.find(' ')), keyword)) return std::string(line) + " ";
    }
    return "";
  }

  Task<Answer> hello() {
    Answer answer = co_await command("EHLO " + name);
    extensions = is_good(answer) ? answer.body : "";
    if (answer.status >= 500) answer = co_await command("HELO " + name);
    co_return answer;
  }

  Task<Answer> greet() {
    Answer answer = co_await read_reply(limits.answer);
    if (is_good(answer)) answer = co_await hello();
    if (!is_good(answer) || server.security != Security::starttls) co_return answer;
    if (offered("STARTTLS").empty())
      co_return Answer{0, {}, "mail_no_tls: The server offers no STARTTLS.", 0};
    answer = co_await command("STARTTLS");
    if (!is_good(answer)) co_return answer;
    if (const auto secured = co_await stream.start_tls(); !secured) co_return no_answer(secured.error());
    co_return co_await hello();
  }

  std::vector<std::string> mechanisms() const {
    std::vector<std::string> out;
    const std::string line = offered("AUTH");
    for (std::size_t at = line.find(' '); at != std::string::npos && at + 1 < line.size();) {
      const auto end = line.find(' ', at + 1);
      out.push_back(line.substr(at + 1, end - at - 1));
      at = end;
    }
    return out;
  }

  Task<Answer> sign_in(std::string token) {
    constexpr int kRefused = 535;
    auto dialogue = SaslDialogue::choose(server, mechanisms(), stream.is_tls(), token);
    if (!dialogue) co_return Answer{kRefused, {}, dialogue.error().code + ": " + dialogue.error().detail, 0};
    std::string line = "AUTH " + dialogue->mechanism();
    if (const auto initial = dialogue->initial()) line += " " + to_base64(*initial);
    Answer answer = co_await command(line);
    while (answer.status == kMoreWanted) {
      const auto say = dialogue->answer(from_base64(trim(answer.body)).value_or(""));
      if (!say) co_return Answer{kRefused, {}, say.error().code + ": " + say.error().detail, 0};
      answer = co_await command(to_base64(*say));
    }
    if (is_good(answer) && !dialogue->is_proven())
      co_return Answer{kRefused, {}, "mail_auth_invalid: The server did not prove itself.", 0};
    co_return answer;
  }

  // What speaks against the message before it is sent; status 0 where nothing does.
  Answer refuse(const std::string& from, const std::string& to, std::size_t size) const {
    if (!is_address(from) || !is_address(to)) return {553, {}, "5.1.3 This is no address of e-mail.", 0};
    if ((!is_ascii_text(from) || !is_ascii_text(to)) && offered("SMTPUTF8").empty())
      return {553, {}, "5.6.7 The server takes no addresses that are not ASCII.", 0};
    const std::string line = offered("SIZE");
    const auto space = line.find(' ');
    std::size_t most = 0;
    for (std::size_t i = space + 1; space != std::string::npos && i < line.size() && i < space + 13; ++i) {
      if (line[i] < '0' || line[i] > '9') break;
      most = most * 10 + static_cast<std::size_t>(line[i] - '0');
    }
    if (most != 0 && size > most) return {552, {}, "5.3.4 The message is too big for the server.", 0};
    return {};
  }

  const MailServer server;
  const std::string name;
  net::LineStream stream;
  const Limits limits;
  std::string extensions;  // of EHLO, one a line
};

SmtpSession::SmtpSession(async::asio::any_io_executor executor, MailServer server, std::string name,
                         Limits limits)
    : impl_(std::make_unique<Impl>(std::move(executor), std::move(server), std::move(name), limits)) {}

SmtpSession::~SmtpSession() = default;

Task<Answer> SmtpSession::open(std::string token) {
  Impl& impl = *impl_;
  const bool tls = impl.server.security == Security::tls;
  if (const auto connected = co_await impl.stream.connect(impl.server.host, impl.server.port, tls);
      !connected)
    co_return no_answer(connected.error());
  Answer answer = co_await impl.greet();
  if (!is_good(answer) || impl.server.user.empty() || impl.offered("AUTH").empty()) co_return answer;
  co_return co_await impl.sign_in(std::move(token));
}

Task<Answer> SmtpSession::send(std::string from, std::string to, std::string message) {
  Impl& impl = *impl_;
  if (Answer refused = impl.refuse(from, to, message.size()); refused.status != 0) co_return refused;
  std::string sender = "MAIL FROM:<" + from + ">";
  if (!impl.offered("SIZE").empty()) sender += " SIZE=" + std::to_string(message.size());
  if (!is_ascii_text(from) || !is_ascii_text(to)) sender += " SMTPUTF8 BODY=8BITMIME";
  Answer answer = co_await impl.command(std::move(sender));
  if (!is_good(answer)) co_return answer;
  answer = co_await impl.command("RCPT TO:<" + to + ">");
  if (!is_good(answer)) co_return answer;
  answer = co_await impl.command("DATA");
  if (answer.status != kReady) co_return answer;
  if (const auto sent = co_await impl.stream.write(with_dots(message)); !sent)
    co_return no_answer(sent.error());
  co_return co_await impl.read_reply(impl.limits.accept);
}

Task<void> SmtpSession::leave() {
  (void)co_await impl_->command("QUIT");
  impl_->stream.close();
}

std::string with_dots(std::string_view message) {
  std::string out;
  out.reserve(message.size() + message.size() / 64 + 8);
  bool at_start = true;
  for (const char c : message) {
    if (at_start && c == '.') out += '.';
    out += c;
    at_start = c == '\n';
  }
  if (!at_start) out += "\r\n";
  return out + ".\r\n";
}

Task<Answer> deliver(Account account, std::string token, Call call, SmtpSession::Limits limits) {
  constexpr int kSettings = 550;
  auto server = smtp_server(account);
  if (!server) co_return Answer{kSettings, {}, server.error().code + ": " + server.error().detail, now_ms()};
  const std::string from(header(call.headers, "From"));
  const std::string domain = from.substr(from.rfind('@') + 1);
  const bool plain = !domain.empty() && is_ascii_text(domain) && is_address(from);
  SmtpSession session(co_await async::asio::this_coro::executor, std::move(*server),
                      plain ? domain : "localhost", limits);
  Answer answer = co_await session.open(std::move(token));
  if (is_good(answer)) {
    answer = co_await session.send(from, std::string(header(call.headers, "To")), std::move(call.body));
    if (answer.status != 0) co_await session.leave();
  }
  answer.headers.emplace_back("Message-ID", header(call.headers, "Message-ID"));
  answer.now = now_ms();
  co_return answer;
}

}  // namespace yingda::channels::mail
