#include "channels/mattermost/mattermost.hpp"

#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

std::string mattermost_url(const Account& account, std::string_view path) {
  return std::string(without_slash(account.text("host"))) + "/api/v4" + std::string(path);
}

Fields mattermost_auth(const Account& account) {
  return {{"Authorization", bearer(account.text("bot_token"))}};
}

std::string mattermost_channel(const Outgoing& message) {
  const auto cut = message.conversation_id.rfind(':');
  return cut == std::string::npos ? message.conversation_id : message.conversation_id.substr(cut + 1);
}

// A button's answer has no token of the platform's: we put one of ours into what it carries back.
std::string button_token(const Account& account, std::string_view reply) {
  return to_hex(hmac(Hash::sha256, account.text("token"), "button:" + std::string(reply)));
}

// Web hooks are set up to send forms or JSON.
std::optional<Json> mattermost_body(const Push& push) {
  if (!ascii_lower(header(push.headers, "content-type")).starts_with("application/x-www-form-urlencoded"))
    return read_json(push.body);
  if (!is_utf8(push.body)) return std::nullopt;
  Json out = Json::object();
  for (const auto& [name, value] : parse_form(push.body)) {
    if (!is_utf8(value) || !is_utf8(name)) return std::nullopt;
    out[name] = value;
  }
  return out;
}

void read_mattermost_files(const Json& body, Inbound& out) {
  const auto add = [&](std::string_view id) {
    if (!id.empty()) out.media.push_back({std::string(id), "", "", "", 0});
  };
  if (const Json& list = at(body, "file_ids"); list.is_array()) {
    for (const Json& id : list) add(text_at(id, ""));
  } else {
    const std::string joined = text_at(body, "file_ids");
    std::string_view ids = joined;
    while (!ids.empty()) {
      const auto end = std::min(ids.find(','), ids.size());
      add(trim(ids.substr(0, end)));
      ids.remove_prefix(std::min(end + 1, ids.size()));
    }
  }
  if (!out.media.empty() && out.text.empty()) out.type = InboundType::file;
}

// Forms tell seconds, JSON milliseconds.
TimeMs mattermost_time(const Json& body) {
  constexpr TimeMs kFirstMs = 100'000'000'000;
  const TimeMs time = number_at(body, "timestamp");
  return time < kFirstMs ? seconds_at(body, "timestamp") : time;
}

Inbound read_mattermost(const Account& account, const Json& body) {
  Inbound out;
  out.user_id = text_at(body, "user_id");
  out.name = text_at(body, "user_name");
  out.conversation_id = text_at(body, "team_id") + ":" + text_at(body, "channel_id");
  out.sent_at = mattermost_time(body);
  if (at(body, "context").is_object()) {
    out.type = InboundType::button;
    out.dedupe_key = text_at(body, "trigger_id");
    out.text = out.key = text_at(body, "context/reply");
    return out;
  }
  out.type = InboundType::text;
  out.text = text_at(body, "text");
  if (const std::string command = text_at(body, "command"); !command.empty()) {
    out.dedupe_key = text_at(body, "trigger_id");
    out.text = out.text.empty() ? command : command + " " + out.text;
    return out;
  }
  out.dedupe_key = text_at(body, "post_id");
  const std::string bot = account.text("bot_user_id");
  out.outgoing = !bot.empty() && out.user_id == bot;
  read_mattermost_files(body, out);
  return out;
}

bool is_mattermost(const Account& account, const Json& body) {
  const std::string token = account.text("token");
  if (token.empty()) return false;
  if (at(body, "context").is_object())
    return equal_secrets(text_at(body, "context/token"),
                         button_token(account, text_at(body, "context/reply")));
  const std::string command = account.text("command_token");
  const std::string given = text_at(body, "token");
  return equal_secrets(given, token) || (!command.empty() && equal_secrets(given, command));
}

Json mattermost_buttons(const Account& account, const QuickRepliesPart& choices) {
  Json actions = Json::array();
  for (const Button& option : choices.options) {
    if (!option.url.empty()) continue;
    actions.push_back(
        {{"id", "choice" + std::to_string(actions.size())},
         {"name", option.label},
         {"type", "button"},
         {"integration",
          {{"url", account.text("hook_url")},
           {"context", {{"reply", option.reply}, {"token", button_token(account, option.reply)}}}}}});
  }
  return actions;
}

// Buttons open no pages, so those choices are links in the text.
std::string mattermost_links(const QuickRepliesPart& choices) {
  std::string out;
  for (const Button& option : choices.options) {
    if (!option.url.empty()) out += "\n[" + option.label + "](" + option.url + ")";
  }
  return out;
}

}  // namespace

Capabilities Mattermost::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 16'383));
  out.images = out.files = out.media_by_url = true;
  // Mattermost has to know where a pressed button is told.
  out.choices = account.text("hook_url").empty() ? 0 : 10;
  out.choice_limit = 40;
  out.typing = true;
  out.media_in = true;
  out.rate = 10;
  return out;
}

std::span<const SetupField> Mattermost::fields() const {
  static const std::array kFields = {
      SetupField{"host", "服务器地址", "Server address", "例如 https://chat.example.com",
                 "For example https://chat.example.com", false, true, ""},
      SetupField{"token", "出站 Webhook 令牌", "Token of the outgoing web hook",
                 "集成 → 出站 Webhook，创建后显示", "Integrations, outgoing webhooks; shown when it is made",
                 true, true, ""},
      SetupField{"command_token", "斜杠命令令牌", "Token of the slash command", "使用斜杠命令时填写",
                 "Where a slash command is used", true, false, ""},
      SetupField{"bot_token", "机器人访问令牌", "Bot's access token", "集成 → 机器人账户",
                 "Integrations, bot accounts", true, true, ""},
      SetupField{"bot_user_id", "机器人用户 ID", "Bot's user id", "填写后忽略机器人自己的消息",
                 "So that its own messages are told apart", false, false, ""},
      SetupField{"hook_url", "回调公网地址", "Public address of the web hook",
                 "填写后可发送按钮；须在 Mattermost 允许访问的地址内",
                 "Needed for buttons; Mattermost must be allowed to call it", false, false, ""},
  };
  return kFields;
}

Reception Mattermost::receive(const Account& account, const Push& push) const {
  const auto body = mattermost_body(push);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  if (!is_mattermost(account, *body)) return refuse(Refusal::bad_signature);
  Reception out;
  out.messages.push_back(read_mattermost(account, *body));
  out.reply = json_reply(Json::object());
  return out;
}

Call Mattermost::send_call(const Account& account, const Token&, const Outgoing& message) const {
  Json body = {{"channel_id", mattermost_channel(message)}};
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    body["message"] = markdown_file(*file, message.media_url, file->image);
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    body["message"] = message.text + mattermost_links(*choices);
    if (Json actions = mattermost_buttons(account, *choices); !actions.empty())
      body["props"]["attachments"] = Json::array({{{"actions", std::move(actions)}}});
  } else {
    body["message"] = plain_text({message.part});
  }
  return json_call("POST", mattermost_url(account, "/posts"), body, mattermost_auth(account));
}

Verdict Mattermost::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  if (out.state == Verdict::State::slow_down && out.wait == 0)
    out.wait = seconds_at(Json(header(answer.headers, "x-ratelimit-reset")), "");
  const auto body = read_json(answer.body);
  if (!body) return out;
  if (out.state == Verdict::State::sent) {
    out.platform_id = text_at(*body, "id");
    return out;
  }
  if (const std::string code = text_at(*body, "id"); !code.empty()) out.code = code;
  out.detail = text_at(*body, "message");
  return out;
}

std::optional<Call> Mattermost::media_call(const Account& account, const Token&, const Media& media) const {
  if (media.id.empty()) return std::nullopt;
  return Call{"GET", mattermost_url(account, "/files/" + percent_encode(media.id)), mattermost_auth(account),
              ""};
}

std::optional<Call> Mattermost::typing_call(const Account& account, const Token&,
                                            const Outgoing& message) const {
  return json_call("POST", mattermost_url(account, "/users/me/typing"),
                   {{"channel_id", mattermost_channel(message)}}, mattermost_auth(account));
}

std::optional<Call> Mattermost::check_call(const Account& account, const Token&) const {
  return Call{"GET", mattermost_url(account, "/users/me"), mattermost_auth(account), ""};
}

std::optional<Json> Mattermost::run_vector(std::string_view, const Json& inputs, const Json& expected) const {
  const Account account{"", {{"token", text_at(inputs, "configured_token")}}};
  return outcome(receive(account, push_of(inputs)), expected);
}

}  // namespace yingda::channels
