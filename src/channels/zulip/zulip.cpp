#include "channels/zulip/zulip.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kZulipUploads = "/user_uploads/";
constexpr std::string_view kZulipDirect = "pm:";
constexpr std::string_view kZulipStream = "stream:";

std::string zulip_url(const Account& account, std::string_view path) {
  return std::string(without_slash(account.text("host"))) + std::string(path);
}

Fields zulip_auth(const Account& account) {
  return {{"Authorization", basic_auth(account.text("bot_email"), account.text("api_key"))}};
}

// A path that a customer wrote must not lead elsewhere on the server.
bool is_zulip_upload(std::string_view path) {
  return path.starts_with(kZulipUploads) && path.find("..") == std::string_view::npos &&
         path.find_first_of("?#% \\") == std::string_view::npos;
}

// Files stand in the text as Markdown links: "[name](/user_uploads/…)".
void read_zulip_files(Inbound& out) {
  const std::string mark = "](" + std::string(kZulipUploads);
  std::size_t from = 0;
  for (std::size_t found = 0; (found = out.text.find(mark, from)) != std::string::npos;) {
    const auto start = found + 2;
    const auto end = out.text.find(')', start);
    if (end == std::string::npos) return;
    from = end;
    const std::string path = out.text.substr(start, end - start);
    if (!is_zulip_upload(path)) continue;
    const auto open = out.text.rfind('[', found);
    const std::string name = open == std::string::npos ? "" : out.text.substr(open + 1, found - open - 1);
    out.media.push_back({path, "", "", name, 0});
  }
  if (!out.media.empty()) out.type = InboundType::file;
}

std::string zulip_conversation(const Json& message) {
  const Json& recipients = at(message, "display_recipient");
  if (!recipients.is_array())
    return std::string(kZulipStream) + text_at(message, "display_recipient") + ":" +
           text_at(message, "subject");
  std::vector<std::int64_t> ids;
  for (const Json& one : recipients) ids.push_back(number_at(one, "id"));
  std::ranges::sort(ids);  // the same group whoever writes
  std::string out(kZulipDirect);
  for (const auto id : ids) out += (out.size() == kZulipDirect.size() ? "" : ",") + std::to_string(id);
  return out;
}

Inbound read_zulip(const Json& body) {
  const Json& message = at(body, "message");
  Inbound out;
  if (!message.is_object()) return out;
  out.type = InboundType::text;
  out.dedupe_key = text_at(message, "id");
  out.user_id = text_at(message, "sender_id");
  out.name = text_at(message, "sender_full_name");
  out.email = text_at(message, "sender_email");
  out.conversation_id = zulip_conversation(message);
  out.text = text_at(body, "data");
  if (out.text.empty()) out.text = text_at(message, "content");
  out.sent_at = seconds_at(message, "timestamp");
  out.outgoing = !out.email.empty() && out.email == text_at(body, "bot_email");
  // A stream's name may hold ':' as the conversation does.
  if (const std::string stream = text_at(message, "display_recipient"); !stream.empty())
    out.reply_to = {{"stream", stream}, {"topic", text_at(message, "subject")}};
  read_zulip_files(out);
  return out;
}

Fields zulip_target(const Outgoing& message) {
  std::string_view talk = message.conversation_id;
  if (talk.starts_with(kZulipDirect))
    return {{"type", "private"}, {"to", "[" + std::string(talk.substr(kZulipDirect.size())) + "]"}};
  std::string stream = text_at(message.reply_to, "stream");
  std::string topic = text_at(message.reply_to, "topic");
  if (stream.empty() && talk.starts_with(kZulipStream)) {
    talk.remove_prefix(kZulipStream.size());
    const auto cut = std::min(talk.find(':'), talk.size());
    stream = talk.substr(0, cut);
    topic = talk.substr(std::min(cut + 1, talk.size()));
  }
  return {{"type", "stream"}, {"to", stream}, {"topic", topic}};
}

}  // namespace

Capabilities Zulip::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 10'000));
  out.images = out.files = true;
  out.typing = true;
  out.media_in = true;
  out.rate = 3;
  return out;
}

std::span<const SetupField> Zulip::fields() const {
  static const std::array kFields = {
      SetupField{"host", "组织地址", "Organization's address", "例如 https://shop.zulipchat.com",
                 "For example https://shop.zulipchat.com", false, true, ""},
      SetupField{"bot_email", "机器人邮箱", "Bot's email", "设置 → 机器人，类型选「出站 webhook」",
                 "Settings, bots; of the type outgoing webhook", false, true, ""},
      SetupField{"api_key", "机器人 API 密钥", "Bot's API key", "设置 → 机器人", "Settings, bots", true, true,
                 ""},
      SetupField{"token", "出站 webhook 令牌", "Token of the web hook", "机器人 zuliprc 文件中的 token",
                 "\"token\" in the bot's zuliprc file", true, true, ""},
  };
  return kFields;
}

Reception Zulip::receive(const Account& account, const Push& push) const {
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  const std::string token = account.text("token");
  if (token.empty() || !equal_secrets(text_at(*body, "token"), token)) return refuse(Refusal::bad_signature);
  Reception out;
  out.messages.push_back(read_zulip(*body));
  out.reply = json_reply({{"response_not_required", true}});
  return out;
}

Call Zulip::send_call(const Account& account, const Token&, const Outgoing& message) const {
  Fields form = zulip_target(message);
  const auto* file = std::get_if<FilePart>(&message.part);
  form.emplace_back(
      "content", file == nullptr ? plain_text({message.part}) : markdown_file(*file, message.media, false));
  return form_call(zulip_url(account, "/api/v1/messages"), form, zulip_auth(account));
}

Verdict Zulip::read_sent(const Account&, const Answer& answer) const {
  constexpr double kSecond = 1000;
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  const auto body = read_json(answer.body);
  if (!body) return out;
  if (text_at(*body, "result") == "success") {
    out.platform_id = text_at(*body, "id");
    return out;
  }
  if (const std::string code = text_at(*body, "code"); !code.empty()) out.code = code;
  out.detail = text_at(*body, "msg");
  if (out.code == "RATE_LIMIT_HIT") {
    out.state = Verdict::State::slow_down;
    const double wait = real_at(*body, "retry-after");
    if (wait > 0 && wait < 3600) out.wait = static_cast<TimeMs>(wait * kSecond);
  }
  return out;
}

std::optional<Call> Zulip::media_call(const Account& account, const Token&, const Media& media) const {
  if (!is_zulip_upload(media.id)) return std::nullopt;
  return Call{"GET", zulip_url(account, "/api/v1" + media.id), zulip_auth(account), ""};
}

std::optional<Call> Zulip::media_next(const Account& account, const Token&, const Media&,
                                      const Answer& answer) const {
  // The answer names a short-lived address on the same server.
  const auto body = read_json(answer.body);
  const std::string path = body ? text_at(*body, "url") : "";
  if (!path.starts_with(kZulipUploads)) return std::nullopt;
  return Call{"GET", zulip_url(account, path), {}, ""};
}

std::optional<Call> Zulip::upload_call(const Account& account, const Token&, const FilePart& file,
                                       std::string_view bytes) const {
  Call out{"POST", zulip_url(account, "/api/v1/user_uploads"), zulip_auth(account), ""};
  put_multipart(out, {}, {"filename", file.name, file.media_type, bytes}, to_hex(sha256(bytes)));
  return out;
}

Result<std::string> Zulip::read_upload(const Account&, const Answer& answer) const {
  const auto body = read_json(answer.body);
  std::string path = body ? text_at(*body, "url") : "";
  if (path.empty() && body) path = text_at(*body, "uri");  // before Zulip 9
  if (path.empty())
    return fail(ErrorKind::invalid, "upload_refused", body ? text_at(*body, "msg") : "No JSON came back.");
  return path;
}

std::optional<Call> Zulip::typing_call(const Account& account, const Token&, const Outgoing& message) const {
  Fields form = zulip_target(message);
  // In a stream typing is told by the stream's number, which pushes do not name.
  if (field(form, "type") != "private") return std::nullopt;
  form[0].second = "direct";
  form.emplace_back("op", "start");
  return form_call(zulip_url(account, "/api/v1/typing"), form, zulip_auth(account));
}

std::optional<Call> Zulip::check_call(const Account& account, const Token&) const {
  return Call{"GET", zulip_url(account, "/api/v1/users/me"), zulip_auth(account), ""};
}

std::optional<Json> Zulip::run_vector(std::string_view, const Json& inputs, const Json& expected) const {
  const Account account{"", {{"token", text_at(inputs, "configured_token")}}};
  return outcome(receive(account, push_of(inputs)), expected);
}

}  // namespace yingda::channels
