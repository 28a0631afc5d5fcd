#include "channels/email/email.hpp"

#include "base/text.hpp"
#include "channels/email/compose.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/message_id.hpp"
#include "channels/email/reply_text.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

using State = Verdict::State;

bool uses_tokens(const Account& account) { return ascii_equal(account.text("auth"), "xoauth2"); }

std::string smtp_url(const Account& account) {
  const bool tls = account.text("smtp_security", "tls") == "tls";
  return std::string(tls ? "smtps" : "smtp") + "://" + account.text("smtp_host") + ":" +
         account.text("smtp_port", tls ? "465" : "587");
}

// "5.7.1" of "5.7.1 Policy"; "" where the server says none (RFC 3463).
std::string enhanced_status(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of(" \t\r\n"));
  const bool sound = first.size() >= 5 && (first[0] == '2' || first[0] == '4' || first[0] == '5') &&
                     first[1] == '.' && first.find_first_not_of("0123456789.") == std::string_view::npos;
  return sound ? std::string(first) : "";
}

// The subject of the answer; the mark that names the thread stays in it.
std::string subject_of(const Account& account, const Outgoing& message) {
  const std::string before = text_at(message.reply_to, "subject");
  std::string out = before.empty() ? account.text("subject", "Re:") : mail::reply_subject(before);
  if (message.conversation_id.starts_with('#')) out += " [" + message.conversation_id + "]";
  return out;
}

void put_thread(const Json& reply_to, mail::Letter& letter) {
  const auto id = mail::read_message_ids(text_at(reply_to, "message_id"));
  std::string chain;
  if (const Json& known = at(reply_to, "references"); known.is_array()) {
    for (const Json& one : known) chain += text_at(one, "");
  }
  letter.references = mail::read_message_ids(chain);
  if (id.empty()) return;
  letter.in_reply_to = id[0];
  letter.references.push_back(id[0]);
}

void put_part(const Outgoing& message, mail::Letter& letter) {
  const auto* file = std::get_if<FilePart>(&message.part);
  if (file == nullptr) {
    letter.text = plain_text({message.part});
    if (const auto* text = std::get_if<TextPart>(&message.part)) letter.text = text->text;
    return;
  }
  letter.text = message.text.empty() ? file->name : message.text;
  if (!message.bytes.empty()) {
    letter.files.push_back({file->name, file->media_type, message.bytes});
  } else {
    letter.text += "\n" + message.media_url;
  }
}

}  // namespace

Capabilities Email::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 100'000));
  out.images = out.files = out.media_enclosed = true;
  out.media_in = true;
  out.webhook = false;
  out.streams = true;
  out.rate = static_cast<double>(account.number("messages_per_minute", 60)) / 60.0;
  return out;
}

Reception Email::receive(const Account&, const Push&) const { return refuse(Refusal::unsupported, 404); }

std::optional<Call> Email::token_call(const Account& account, TimeMs) const {
  if (!uses_tokens(account)) return std::nullopt;
  Fields form = {{"grant_type", "refresh_token"},
                 {"refresh_token", account.text("oauth_refresh_token")},
                 {"client_id", account.text("oauth_client_id")}};
  if (const std::string secret = account.text("oauth_client_secret"); !secret.empty())
    form.emplace_back("client_secret", secret);
  return Call{"POST",
              account.text("oauth_token_url"),
              {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
              form_of(form)};
}

Result<Token> Email::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  const auto body = read_json(answer.body);
  const std::string value = body ? text_at(*body, "access_token") : "";
  if (answer.status != 200 || value.empty()) {
    const std::string reason = body ? text_at(*body, "error") : "";
    return fail(ErrorKind::unauthorized, "token_refused",
                "The token address answered " + std::to_string(answer.status) + " " + reason + ".");
  }
  constexpr std::int64_t kHour = 3600;
  return Token{value, answer.now + number_at(*body, "expires_in", kHour) * kSecond, Json::object()};
}

Call Email::send_call(const Account& account, const Token&, const Outgoing& message) const {
  mail::Letter letter;
  letter.from = account.text("address");
  letter.from_name = account.text("name");
  letter.to = text_at(message.reply_to, "to");
  if (!mail::is_address(letter.to)) letter.to = message.user_id;
  letter.reply_to = account.text("reply_to");
  letter.subject = subject_of(account, message);
  letter.message_id = mail::make_message_id(message.id, message.conversation_id,
                                            std::string_view(letter.from).substr(letter.from.rfind('@') + 1));
  letter.date = message.now;
  letter.automatic = message.automatic;
  put_thread(message.reply_to, letter);
  put_part(message, letter);
  return {"POST",
          smtp_url(account),
          {{"From", letter.from}, {"To", letter.to}, {"Message-ID", letter.message_id}},
          mail::build_message(letter)};
}

Verdict Email::read_sent(const Account& account, const Answer& answer) const {
  constexpr std::string_view kPolicyForNow = "4.7.";
  Verdict out;
  const std::string enhanced = enhanced_status(answer.body);
  out.code = std::to_string(answer.status) + (enhanced.empty() ? "" : " " + enhanced);
  out.detail = answer.body;
  if (answer.status >= 200 && answer.status < 300) {
    out.state = State::sent;
    out.platform_id = header(answer.headers, "Message-ID");
  } else if (answer.status == 535 || answer.status == 454) {
    // A password is the owner's: there is none to refresh. 454 is the server's own trouble with signing in.
    out.state = uses_tokens(account)   ? State::token_bad
                : answer.status == 454 ? State::again
                                       : State::refused;
  } else if (answer.status >= 500) {
    out.state = State::refused;
  } else if (answer.status >= 400 && enhanced.starts_with(kPolicyForNow)) {
    out.state = State::slow_down;  // too much from us, or a server that tests whether we come back
  } else {
    out.state = State::again;
  }
  return out;
}

}  // namespace yingda::channels
