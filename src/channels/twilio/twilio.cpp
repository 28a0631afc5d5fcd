#include "channels/twilio/twilio.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "channels/calls.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/twilio/signature.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kTwilioHost = "https://api.twilio.com";
constexpr std::string_view kTwilioWhatsApp = "whatsapp:";
constexpr std::string_view kTwiml = "text/xml";
constexpr TimeMs kTwilioWindow = 24LL * 3600 * 1000;

std::string twilio_account_url(const Account& account) {
  return std::string(without_slash(account.text("host", kTwilioHost))) + "/2010-04-01/Accounts/" +
         account.text("account_sid");
}

std::string twilio_auth(const Account& account) {
  return basic_auth(account.text("account_sid"), account.text("auth_token"));
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

// Answers to a message come in as From the customer To us; reports name them the other way round.
void read_ends(std::string_view ours, std::string_view customer, Inbound& out) {
  out.user_id = customer;
  out.conversation_id = std::string(ours) + ":" + std::string(customer);
  if (customer.starts_with(kTwilioWhatsApp)) customer.remove_prefix(kTwilioWhatsApp.size());
  if (customer.starts_with('+')) out.phone = customer;
}

Inbound read_twilio_status(const Fields& form) {
  Inbound out;
  const std::string_view id = field(form, "MessageSid");
  const std::string_view status = field(form, "MessageStatus");
  read_ends(field(form, "From"), field(form, "To"), out);
  out.dedupe_key = std::string(id) + ":" + std::string(status);
  out.extra = {{"message_id", id}};
  if (status == "delivered" || status == "read") {
    out.type = InboundType::status;
    out.event = status;
    out.key = id;
  } else if (status == "failed" || status == "undelivered") {
    out.type = InboundType::status;
    out.event = "failed";
    out.key = field(form, "ErrorCode");
  }
  return out;
}

Inbound read_twilio_call(const Fields& form) {
  Inbound out;
  const std::string_view status = field(form, "CallStatus");
  const bool from_us = field(form, "Direction").starts_with("outbound");
  out.type = InboundType::call;
  out.dedupe_key = field(form, "CallSid");
  // A call rings once; what follows are reports of their own.
  if (status != "ringing") out.dedupe_key += ":" + std::string(status);
  read_ends(field(form, from_us ? "From" : "To"), field(form, from_us ? "To" : "From"), out);
  out.event = status;
  out.text = field(form, "SpeechResult");
  out.key = field(form, "Digits");
  return out;
}

void read_twilio_media(const Fields& form, Inbound& out) {
  constexpr int kMostMedia = 10;
  for (int i = 0; i < kMostMedia; ++i) {
    const std::string at = std::to_string(i);
    const std::string_view url = field(form, "MediaUrl" + at);
    if (url.empty()) return;
    const std::string_view mime = field(form, "MediaContentType" + at);
    if (i == 0) out.type = type_of_mime(mime);
    out.media.push_back({"", std::string(url), std::string(mime), "", 0});
  }
}

Inbound read_twilio_message(const Fields& form) {
  Inbound out;
  out.dedupe_key = field(form, "MessageSid");
  if (out.dedupe_key.empty()) out.dedupe_key = field(form, "SmsMessageSid");
  if (out.dedupe_key.empty()) return out;
  read_ends(field(form, "To"), field(form, "From"), out);
  out.name = field(form, "ProfileName");
  out.text = field(form, "Body");
  const std::string_view opt_out = field(form, "OptOutType");
  if (opt_out == "STOP" || opt_out == "START") {
    out.type = InboundType::event;
    out.event = opt_out == "STOP" ? "unsubscribe" : "subscribe";
    return out;
  }
  if (const std::string_view payload = field(form, "ButtonPayload"); !payload.empty()) {
    out.type = InboundType::button;
    out.key = payload;
    if (const std::string_view label = field(form, "ButtonText"); !label.empty()) out.text = label;
    return out;
  }
  if (!field(form, "Latitude").empty()) {
    const Json numbers = {{"lat", field(form, "Latitude")}, {"lon", field(form, "Longitude")}};
    out.type = InboundType::location;
    std::string_view label = field(form, "Label");
    if (label.empty()) label = field(form, "Address");
    out.location = {real_at(numbers, "lat"), real_at(numbers, "lon"), std::string(label)};
    return out;
  }
  out.type = InboundType::text;
  read_twilio_media(form, out);
  return out;
}

Inbound read_twilio(const Fields& form) {
  if (!field(form, "CallSid").empty() && field(form, "MessageSid").empty()) return read_twilio_call(form);
  if (!field(form, "MessageStatus").empty()) return read_twilio_status(form);
  return read_twilio_message(form);
}

// A call is answered with the owner's sentence, or refused where none is set.
Reply twilio_reply(const Account& account, const Inbound& message) {
  Reply out{200, std::string(kTwiml), "<Response/>", {}};
  if (message.type != InboundType::call || message.event != "ringing") return out;
  const std::string words = account.text("voice_message");
  out.body = words.empty() ? "<Response><Reject/></Response>"
                           : "<Response><Say language=\"" + account.text("voice_language", "zh-CN") + "\">" +
                                 xml_text(words) + "</Say></Response>";
  return out;
}

bool is_twilio_form(const Push& push) {
  return ascii_lower(header(push.headers, "content-type")).starts_with("application/x-www-form-urlencoded");
}

// What the platform called and signed: behind a proxy the owner says it.
std::string twilio_url(const Account& account, const Push& push) {
  const std::string known = account.text("public_url");
  if (known.empty()) return push.url;
  const auto query = known.find('?') == std::string::npos ? push.url.find('?') : std::string::npos;
  return query == std::string::npos ? known : known + push.url.substr(query);
}

bool sends_whatsapp(const Account& account) { return account.text("from").starts_with(kTwilioWhatsApp); }

}  // namespace

Capabilities Twilio::capabilities(const Account& account) const {
  Capabilities out;
  const bool media = sends_whatsapp(account) || account.text("media", "yes") == "yes";
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 1600));
  out.images = out.files = out.media_by_url = media;
  out.media_in = true;
  out.location_in = sends_whatsapp(account);
  out.delivered = !account.text("public_url").empty();
  out.read = out.delivered && sends_whatsapp(account);
  if (sends_whatsapp(account)) out.window = kTwilioWindow;
  out.rate = static_cast<double>(account.number("rate", 1));
  return out;
}

std::span<const SetupField> Twilio::fields() const {
  static const std::array kFields = {
      SetupField{"account_sid", "账号 SID", "Account SID", "Twilio 控制台首页，AC 开头",
                 "Home page of the Twilio console; starts with AC", false, true, ""},
      SetupField{"auth_token", "Auth Token", "Auth token", "Twilio 控制台首页；同时用于校验回调签名",
                 "Home page of the Twilio console; also checks the web hook's signature", true, true, ""},
      SetupField{"from", "发送号码", "Sender",
                 "+ 开头的号码，或 whatsapp:+ 开头；用 Messaging Service 时可不填",
                 "A number with +, or whatsapp:+…; not needed with a messaging service", false, false, ""},
      SetupField{"messaging_service_sid", "Messaging Service SID", "Messaging service SID",
                 "MG 开头；填写后由它选择发送号码", "Starts with MG; it then picks the sender", false, false,
                 ""},
      SetupField{"public_url", "回调公网地址", "Public address of the web hook",
                 "填在 Twilio 号码设置里的完整地址；用于校验签名和接收送达回执",
                 "As entered at Twilio; the signature covers it, and delivery reports go there", false, false,
                 ""},
      SetupField{"voice_message", "来电应答语", "Words to a caller", "留空则拒接来电",
                 "Calls are refused when empty", false, false, ""},
      SetupField{"media", "可发图片", "Sends pictures", "yes 或 no；该国家不支持彩信时填 no",
                 "yes or no; no where the country has no MMS", false, false, "yes"},
      SetupField{"host", "接口地址", "API address", "一般不用改", "Rarely changed", false, false,
                 std::string(kTwilioHost)},
  };
  return kFields;
}

Reception Twilio::receive(const Account& account, const Push& push) const {
  std::optional<Fields> form;
  // A hook set to GET has all in its address, which is signed as a whole.
  if (push.method == "GET") {
    form = Fields{};
  } else if (is_twilio_form(push)) {
    form = parse_form(push.body);
  }
  if (!twilio_is_signed(account.text("auth_token"), twilio_url(account, push), form, push.body,
                        header(push.headers, "x-twilio-signature")))
    return refuse(Refusal::bad_signature);
  Reception out;
  if (!form) {
    // JSON comes from event streams, which tell nothing of a talk.
    out.messages.emplace_back();
    return out;
  }
  const Fields& fields = push.method == "GET" ? push.query : *form;
  if (!std::ranges::all_of(fields, [](const auto& one) { return is_utf8(one.first) && is_utf8(one.second); }))
    return refuse(Refusal::malformed, 400);
  out.messages.push_back(read_twilio(fields));
  out.reply = twilio_reply(account, out.messages[0]);
  return out;
}

Call Twilio::send_call(const Account& account, const Token&, const Outgoing& message) const {
  Fields form = {{"To", message.user_id}};
  if (const std::string service = account.text("messaging_service_sid"); !service.empty()) {
    form.emplace_back("MessagingServiceSid", service);
  } else {
    const std::string end = ":" + message.user_id;
    std::string_view ours = message.conversation_id;
    if (ours.ends_with(end)) ours.remove_suffix(end.size());
    form.emplace_back("From", account.text("from", ours));
  }
  if (std::holds_alternative<FilePart>(message.part) && !message.media_url.empty()) {
    form.emplace_back("MediaUrl", message.media_url);
  } else {
    form.emplace_back("Body", plain_text({message.part}));
  }
  if (const std::string hook = account.text("public_url"); !hook.empty())
    form.emplace_back("StatusCallback", hook);
  return form_call(twilio_account_url(account) + "/Messages.json", form,
                   {{"Authorization", twilio_auth(account)}});
}

Verdict Twilio::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  // Account SID and token are the owner's: there is nothing to refresh.
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  if (!body) return out;
  if (out.state == Verdict::State::sent) {
    out.platform_id = text_at(*body, "sid");
    return out;
  }
  out.detail = text_at(*body, "message");
  const auto code = number_at(*body, "code");
  if (code == 0) return out;
  out.code = std::to_string(code);
  constexpr std::array kRates = {20429, 14107, 30001, 63018};
  if (std::ranges::find(kRates, code) != kRates.end()) {
    out.state = Verdict::State::slow_down;
    out.wait = retry_after(answer);
  } else if (code == 63016) {
    out.state = Verdict::State::window_over;
  }
  return out;
}

std::optional<Call> Twilio::media_call(const Account& account, const Token&, const Media& media) const {
  if (media.url.empty()) return std::nullopt;
  Call out{"GET", media.url, {}, ""};
  // The password goes to Twilio and to nobody else.
  const std::string host = std::string(without_slash(account.text("host", kTwilioHost))) + "/";
  if (media.url.starts_with(host)) out.headers.emplace_back("Authorization", twilio_auth(account));
  return out;
}

std::optional<Call> Twilio::check_call(const Account& account, const Token&) const {
  return Call{"GET", twilio_account_url(account) + ".json", {{"Authorization", twilio_auth(account)}}, ""};
}

std::optional<Json> Twilio::run_vector(std::string_view kind, const Json& inputs,
                                       const Json& expected) const {
  if (kind == "signature") {
    const std::string token = text_at(inputs, "auth_token");
    const std::string url = text_at(inputs, "url");
    std::optional<Fields> form;
    if (const Json& params = at(inputs, "params"); params.is_array()) {
      form = Fields{};
      for (const Json& pair : params) form->emplace_back(text_at(pair, "0"), text_at(pair, "1"));
    } else if (params.is_object()) {
      form = Fields{};
      for (const auto& [name, value] : params.items()) form->emplace_back(name, text_at(value, ""));
    }
    return Json{
        {"valid", twilio_is_signed(token, url, form, text_at(inputs, "body"), text_at(inputs, "signature"))},
        {"signature", twilio_signature(token, url, form.value_or(Fields{}))}};
  }
  if (kind != "payload") return std::nullopt;
  const Inbound message = read_twilio(parse_form(push_of(inputs).body));
  const Reply reply = twilio_reply(Account{}, message);
  Json out = normalized({message}, expected);
  out["normalized"]["response_content_type"] = reply.content_type;
  out["normalized"]["response_body"] = reply.body;
  return out;
}

}  // namespace yingda::channels
