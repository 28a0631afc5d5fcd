#include "channels/rocketchat/rocketchat.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/calls.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kLivechatToken = "x-rocketchat-livechat-token";

std::string rocketchat_url(const Account& account, std::string_view path) {
  return std::string(without_slash(account.text("host"))) + "/api/v1" + std::string(path);
}

Fields rocketchat_auth(const Account& account) {
  return {{"X-Auth-Token", account.text("auth_token")}, {"X-User-Id", account.text("user_id")}};
}

// Integrations carry the token in the body, apps in Authorization, Omnichannel in a header of its own.
bool is_rocketchat(const Account& account, const Push& push, const Json& body) {
  constexpr std::string_view kScheme = "Token ";
  const std::string token = account.text("token");
  if (token.empty()) return false;
  std::string_view bearer_token = header(push.headers, "authorization");
  if (bearer_token.starts_with(kScheme)) bearer_token.remove_prefix(kScheme.size());
  return equal_secrets(text_at(body, "token"), token) || equal_secrets(bearer_token, token) ||
         equal_secrets(header(push.headers, kLivechatToken), token);
}

// A bot's messages are marked by true or by an object.
bool is_of_bot(const Json& body) { return true_at(body, "bot") || at(body, "bot").is_object(); }

Inbound read_rocketchat(const Json& body) {
  Inbound out;
  out.dedupe_key = text_at(body, "message_id");
  // An edited message comes again under its old id.
  if (out.dedupe_key.empty() || is_of_bot(body) || true_at(body, "isEdited")) return out;
  out.type = InboundType::text;
  out.user_id = text_at(body, "user_id");
  out.name = text_at(body, "user_name");
  out.conversation_id = text_at(body, "channel_id");
  out.text = text_at(body, "text");
  out.sent_at = from_rfc3339(text_at(body, "timestamp")).value_or(0);
  return out;
}

std::vector<Inbound> read_livechat(const Json& body) {
  std::vector<Inbound> out;
  Inbound base;
  base.user_id = text_at(body, "visitor/token");
  base.name = text_at(body, "visitor/name");
  base.conversation_id = text_at(body, "_id");
  const std::string type = text_at(body, "type");
  if (type == "LivechatSessionStart") {
    base.type = InboundType::event;
    base.event = "enter_session";
    base.dedupe_key = base.conversation_id + ":start";
  }
  const Json& messages = at(body, "messages");
  if (type != "Message" || !messages.is_array()) return {base};
  for (const Json& message : messages) {
    Inbound one = base;
    one.type = InboundType::text;
    one.dedupe_key = text_at(message, "_id");
    one.text = text_at(message, "msg");
    one.sent_at = from_rfc3339(text_at(message, "ts")).value_or(0);
    one.outgoing = !text_at(message, "agentId").empty();
    if (const std::string url = text_at(message, "fileUpload/publicFilePath"); !url.empty()) {
      one.type = InboundType::file;
      one.media.push_back({"", url, text_at(message, "fileUpload/type"), text_at(message, "file/name"),
                           number_at(message, "fileUpload/size")});
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json rocketchat_buttons(const QuickRepliesPart& choices) {
  Json actions = Json::array();
  for (const Button& option : choices.options) {
    Json button = {{"type", "button"}, {"text", option.label}};
    if (option.url.empty()) {
      button["msg"] = option.reply;
      button["msg_in_chat_window"] = true;
    } else {
      button["url"] = option.url;
    }
    actions.push_back(std::move(button));
  }
  return actions;
}

}  // namespace

Capabilities RocketChat::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 5000));
  out.images = out.files = out.media_by_url = true;
  out.choices = 5;
  out.choice_limit = 40;
  out.media_in = true;
  out.rate = 10;
  return out;
}

std::span<const SetupField> RocketChat::fields() const {
  static const std::array kFields = {
      SetupField{"host", "服务器地址", "Server address", "例如 https://chat.example.com",
                 "For example https://chat.example.com", false, true, ""},
      SetupField{"token", "回调令牌", "Token of the web hook",
                 "出站集成里的 Token；全渠道则为 Webhook 页的 Secret Token",
                 "Token of the outgoing integration, or the secret token of Omnichannel's web hooks", true,
                 true, ""},
      SetupField{"user_id", "机器人用户 ID", "Bot's user id", "机器人账号 → 个人访问令牌，创建时显示",
                 "Of the bot: personal access tokens, shown when one is made", false, true, ""},
      SetupField{"auth_token", "机器人访问令牌", "Bot's access token", "与用户 ID 同处", "Beside the user id",
                 true, true, ""},
  };
  return kFields;
}

Reception RocketChat::receive(const Account& account, const Push& push) const {
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  if (!is_rocketchat(account, push, *body)) return refuse(Refusal::bad_signature);
  Reception out;
  if (at(*body, "visitor").is_object()) {
    out.messages = read_livechat(*body);
  } else {
    out.messages.push_back(read_rocketchat(*body));
  }
  out.reply = json_reply(Json::object());
  return out;
}

Call RocketChat::send_call(const Account& account, const Token&, const Outgoing& message) const {
  Json body = {{"roomId", message.conversation_id}};
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    Json attachment = {{"title", file->name}};
    attachment[file->image ? "image_url" : "title_link"] = message.media_url;
    if (!file->image) attachment["title_link_download"] = true;
    body["attachments"] = Json::array({std::move(attachment)});
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    body["text"] = message.text;
    body["attachments"] = Json::array({{{"actions", rocketchat_buttons(*choices)}}});
  } else {
    body["text"] = plain_text({message.part});
  }
  return json_call("POST", rocketchat_url(account, "/chat.postMessage"), body, rocketchat_auth(account));
}

Verdict RocketChat::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  const auto body = read_json(answer.body);
  if (!body) return out;
  if (true_at(*body, "success")) {
    out.platform_id = text_at(*body, "message/_id");
    return out;
  }
  if (const std::string code = text_at(*body, "errorType"); !code.empty()) out.code = code;
  out.detail = text_at(*body, "error");
  if (out.code == "error-too-many-requests") {
    out.state = Verdict::State::slow_down;
  } else if (out.state == Verdict::State::sent) {
    out.state = Verdict::State::refused;  // "success": false under 200
  }
  return out;
}

std::optional<Call> RocketChat::check_call(const Account& account, const Token&) const {
  return Call{"GET", rocketchat_url(account, "/me"), rocketchat_auth(account), ""};
}

std::optional<Json> RocketChat::run_vector(std::string_view, const Json& inputs, const Json& expected) const {
  const Account account{"", {{"token", text_at(inputs, "configured_token")}}};
  return outcome(receive(account, push_of(inputs)), expected);
}

}  // namespace yingda::channels
