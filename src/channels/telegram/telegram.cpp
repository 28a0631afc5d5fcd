#include "channels/telegram/telegram.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/text_split.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kHost = "https://api.telegram.org";
constexpr std::size_t kMostChoices = 8;
constexpr std::size_t kPayloadBytes = 64;

Call method(const Account& account, std::string_view name, const Json& body) {
  return {"POST",
          account.text("host", kHost) + "/bot" + account.text("bot_token") + "/" + std::string(name),
          {{"Content-Type", "application/json"}},
          body.dump()};
}

struct Kind {
  const char* key;
  InboundType type;
};
constexpr std::array kFiles = {Kind{"voice", InboundType::voice},   Kind{"audio", InboundType::voice},
                               Kind{"video", InboundType::video},   Kind{"video_note", InboundType::video},
                               Kind{"document", InboundType::file}, Kind{"sticker", InboundType::image}};

Media media_of(const Json& file) {
  return {text_at(file, "file_id"), "", text_at(file, "mime_type"), text_at(file, "file_name"),
          number_at(file, "file_size")};
}

void read_content(const Json& message, Inbound& out) {
  constexpr std::string_view kStart = "/start";
  out.text = text_at(message, "text");
  if (out.text == kStart || out.text.starts_with(std::string(kStart) + " ")) {
    out.type = InboundType::event;
    out.event = "subscribe";
    out.key = out.text.size() > kStart.size() ? out.text.substr(kStart.size() + 1) : "";
    out.text.clear();
    return;
  }
  if (!out.text.empty()) {
    out.type = InboundType::text;
    return;
  }
  out.text = text_at(message, "caption");
  if (const Json& sizes = at(message, "photo"); sizes.is_array() && !sizes.empty()) {
    out.type = InboundType::image;
    out.media.push_back(media_of(sizes.back()));  // ascending by size
    if (out.media[0].mime.empty()) out.media[0].mime = "image/jpeg";
    return;
  }
  for (const Kind& kind : kFiles) {
    if (!at(message, kind.key).is_object()) continue;
    out.type = kind.type;
    out.media.push_back(media_of(at(message, kind.key)));
    return;
  }
  if (at(message, "location").is_object()) {
    out.type = InboundType::location;
    out.location = {real_at(message, "location/latitude"), real_at(message, "location/longitude"),
                    text_at(message, "venue/title")};
  }
}

std::string name_of(const Json& user) {
  const std::string first = text_at(user, "first_name");
  const std::string last = text_at(user, "last_name");
  return last.empty() ? first : first + " " + last;
}

// Of a forum each topic is a talk of its own.
std::string conversation_of(const Json& message) {
  const std::string thread =
      true_at(message, "is_topic_message") ? text_at(message, "message_thread_id") : "";
  const std::string chat = text_at(message, "chat/id");
  return thread.empty() ? chat : chat + ":" + thread;
}

Inbound read_update(const Json& update) {
  constexpr TimeMs kSecond = 1000;
  Inbound out;
  out.dedupe_key = text_at(update, "update_id");
  if (const Json& pressed = at(update, "callback_query"); pressed.is_object()) {
    out.type = InboundType::button;
    out.user_id = text_at(pressed, "from/id");
    out.name = name_of(at(pressed, "from"));
    out.conversation_id = conversation_of(at(pressed, "message"));
    out.key = text_at(pressed, "data");
    out.reply_to = {{"callback", text_at(pressed, "id")}};
    return out;
  }
  if (const Json& member = at(update, "my_chat_member"); member.is_object()) {
    const std::string status = text_at(member, "new_chat_member/status");
    out.type = InboundType::event;
    out.user_id = text_at(member, "from/id");
    out.conversation_id = text_at(member, "chat/id");
    out.event = status == "kicked" || status == "left" ? "unsubscribe" : "subscribe";
    return out;
  }
  const Json& message = at(update, "message");
  if (!message.is_object()) return out;
  out.user_id = text_at(message, "from/id");
  out.name = name_of(at(message, "from"));
  out.conversation_id = conversation_of(message);
  out.sent_at = number_at(message, "date") * kSecond;
  out.extra = {{"message_id", text_at(message, "message_id")}};
  read_content(message, out);
  return out;
}

bool is_signed(std::string_view given, const Account& account) {
  const std::string secret = account.text("secret_token");
  return !secret.empty() && equal_secrets(given, secret);
}

}  // namespace

Capabilities Telegram::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 4096));
  out.images = out.files = out.media_by_url = true;
  out.choices = kMostChoices;
  out.choice_limit = 60;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.rate = 30;
  out.rate_each = 1;
  return out;
}

std::span<const SetupField> Telegram::fields() const {
  static const std::array kFields = {
      SetupField{"bot_token", "机器人令牌", "Bot token",
                 "在 Telegram 里向 @BotFather 发送 /newbot 或 /token 取得",
                 "From @BotFather in Telegram: /newbot or /token", true, true, ""},
      SetupField{"secret_token", "回调密钥", "Web hook secret",
                 "自己定的 1–256 位 A-Z a-z 0-9 _ -，setWebhook 时作为 secret_token 提交",
                 "1–256 of A-Z a-z 0-9 _ -, your own; give it to setWebhook as secret_token", true, true, ""},
      SetupField{"host", "接口地址", "API address", "自建 Bot API 服务器时填写",
                 "For a Bot API server of your own", false, false, std::string(kHost)},
  };
  return kFields;
}

Reception Telegram::receive(const Account& account, const Push& push) const {
  if (!is_signed(header(push.headers, "x-telegram-bot-api-secret-token"), account))
    return refuse(Refusal::bad_signature);
  const auto update = read_json(push.body);
  if (!update || !update->is_object()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages.push_back(read_update(*update));
  return out;
}

Call Telegram::send_call(const Account& account, const Token&, const Outgoing& message) const {
  const auto cut = message.conversation_id.find(':');
  Json body = {{"chat_id", message.conversation_id.substr(0, cut)}};
  if (cut != std::string::npos)
    body["message_thread_id"] = std::stoll(message.conversation_id.substr(cut + 1));
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    body[file->image ? "photo" : "document"] = message.media_url;
    return method(account, file->image ? "sendPhoto" : "sendDocument", body);
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    Json rows = Json::array();
    for (const Button& option : choices->options) {
      Json button = {{"text", option.label}};
      if (option.url.empty()) {
        button["callback_data"] = std::string(prefix_bytes(option.reply, kPayloadBytes));
      } else {
        button["url"] = option.url;
      }
      rows.push_back(Json::array({std::move(button)}));
    }
    body["text"] = message.text;
    body["reply_markup"] = {{"inline_keyboard", std::move(rows)}};
    return method(account, "sendMessage", body);
  }
  body["text"] = plain_text({message.part});
  return method(account, "sendMessage", body);
}

Verdict Telegram::read_sent(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body) return out;
  if (true_at(*body, "ok")) {
    out.platform_id = text_at(*body, "result/message_id");
    return out;
  }
  out.detail = text_at(*body, "description");
  if (const auto code = number_at(*body, "error_code"); code != 0) out.code = std::to_string(code);
  if (const auto wait = number_at(*body, "parameters/retry_after"); wait > 0) out.wait = wait * kSecond;
  // The token is the owner's: there is none to refresh.
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  return out;
}

std::optional<Call> Telegram::media_call(const Account& account, const Token&, const Media& media) const {
  return method(account, "getFile", {{"file_id", media.id}});
}

std::optional<Call> Telegram::media_next(const Account& account, const Token&, const Media&,
                                         const Answer& answer) const {
  const auto body = read_json(answer.body);
  const std::string path = body ? text_at(*body, "result/file_path") : "";
  if (path.empty()) return std::nullopt;
  return Call{
      "GET", account.text("host", kHost) + "/file/bot" + account.text("bot_token") + "/" + path, {}, ""};
}

std::optional<Call> Telegram::typing_call(const Account& account, const Token&,
                                          const Outgoing& message) const {
  return method(account, "sendChatAction",
                {{"chat_id", message.conversation_id.substr(0, message.conversation_id.find(':'))},
                 {"action", "typing"}});
}

std::optional<Call> Telegram::check_call(const Account& account, const Token&) const {
  return method(account, "getMe", Json::object());
}

std::optional<Json> Telegram::run_vector(std::string_view kind, const Json& inputs,
                                         const Json& expected) const {
  Account account{"", {{"secret_token", text_at(inputs, "configured_secret")}}};
  if (kind == "signature") {
    const Push push = push_of(inputs);
    return Json{{"valid", is_signed(header(push.headers, "x-telegram-bot-api-secret-token"), account)}};
  }
  if (kind != "payload") return std::nullopt;
  const auto update = read_json(text_at(inputs, "body"));
  if (!update) return std::nullopt;
  return normalized({read_update(*update)}, expected);
}

}  // namespace yingda::channels
