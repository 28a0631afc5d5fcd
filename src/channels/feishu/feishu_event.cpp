#include "channels/feishu/feishu_event.hpp"

#include <array>

#include "base/text.hpp"
#include "channels/json_read.hpp"
#include "channels/times.hpp"

namespace yingda::channels {
namespace {

struct FeishuFile {
  std::string_view name;
  InboundType type;
  const char* key;
};
constexpr std::array kFeishuFiles = {FeishuFile{"image", InboundType::image, "image_key"},
                                     FeishuFile{"sticker", InboundType::image, "file_key"},
                                     FeishuFile{"audio", InboundType::voice, "file_key"},
                                     FeishuFile{"media", InboundType::video, "file_key"},
                                     FeishuFile{"file", InboundType::file, "file_key"}};

// Where a message's file lies; the key alone does not tell.
Media feishu_resource(const std::string& host, const std::string& message, const std::string& key,
                      bool image) {
  return {key,
          host + "/open-apis/im/v1/messages/" + message + "/resources/" + key +
              (image ? "?type=image" : "?type=file"),
          "", "", 0};
}

void replace_mention(std::string& text, const std::string& from, const std::string& to) {
  for (auto found = text.find(from); found != std::string::npos; found = text.find(from, found + to.size()))
    text.replace(found, from.size(), to);
}

// A text holds keys where somebody was named: who is addressed at its start is left out, others get their
// names.
std::string feishu_with_names(std::string text, const Json& mentions) {
  if (!mentions.is_array()) return text;
  for (const Json& mention : mentions) {
    constexpr std::size_t kLongestName = 64;
    const std::string key = text_at(mention, "key");
    if (!key.starts_with("@_")) continue;
    if (text.starts_with(key)) text = std::string(trim(std::string_view(text).substr(key.size())));
    const std::string name = text_at(mention, "name");
    replace_mention(text, key, "@" + std::string(prefix_code_points(name, kLongestName)));
  }
  return text;
}

// A post is lines of texts, links, names and pictures, in one language or several.
void read_feishu_post(const Json& content, const std::string& host, const std::string& id, Inbound& out) {
  const bool plain = content.contains("content") || !content.is_object() || content.empty();
  const Json& post = plain ? content : content.begin().value();
  out.text = text_at(post, "title");
  const Json& lines = at(post, "content");
  for (std::size_t i = 0; lines.is_array() && i < lines.size(); ++i) {
    std::string words;
    for (std::size_t k = 0; lines[i].is_array() && k < lines[i].size(); ++k) {
      const Json& piece = lines[i][k];
      words += text_at(piece, "text");
      if (text_at(piece, "tag") == "at") words += "@" + text_at(piece, "user_name");
      if (const std::string key = text_at(piece, "image_key"); !key.empty())
        out.media.push_back(feishu_resource(host, id, key, true));
    }
    if (!out.text.empty() && !words.empty()) out.text += '\n';
    out.text += words;
  }
  out.type = out.text.empty() && !out.media.empty() ? InboundType::image : InboundType::text;
}

void read_feishu_content(const std::string& kind, const Json& content, const std::string& host,
                         const std::string& id, Inbound& out) {
  if (kind == "text") {
    out.type = InboundType::text;
    out.text = text_at(content, "text");
  } else if (kind == "post" && content.is_object()) {
    read_feishu_post(content, host, id, out);
  } else if (kind == "location") {
    out.type = InboundType::location;
    out.location = {real_at(content, "latitude"), real_at(content, "longitude"), text_at(content, "name")};
  }
  for (const FeishuFile& file : kFeishuFiles) {
    if (kind != file.name) continue;
    out.type = file.type;
    Media media = feishu_resource(host, id, text_at(content, file.key), file.type == InboundType::image);
    media.name = text_at(content, "file_name");
    out.media.push_back(std::move(media));
  }
}

Inbound read_feishu_message(const Json& event, const std::string& host) {
  Inbound out;
  const Json& message = at(event, "message");
  const std::string id = text_at(message, "message_id");
  out.user_id = text_at(event, "sender/sender_id/open_id");
  out.union_id = text_at(event, "sender/sender_id/union_id");
  out.conversation_id = text_at(message, "chat_id");
  out.sent_at = number_at(message, "create_time");
  out.outgoing = text_at(event, "sender/sender_type") == "app";
  out.reply_to = {{"message_id", id}};
  out.extra = {{"message_id", id}};
  const Json content = read_json(text_at(message, "content")).value_or(Json());
  read_feishu_content(text_at(message, "message_type"), content, host, id, out);
  out.text = feishu_with_names(std::move(out.text), at(message, "mentions"));
  return out;
}

// What a button stands for: our own say "reply", others are kept as they are.
std::string feishu_value(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (const std::string reply = text_at(value, "reply"); !reply.empty()) return reply;
  return value.is_null() ? "" : value.dump();
}

Inbound read_feishu_tap(const Json& event) {
  Inbound out;
  out.type = InboundType::button;
  out.user_id = text_at(event, "operator/open_id");
  out.union_id = text_at(event, "operator/union_id");
  out.conversation_id = text_at(event, "context/open_chat_id");
  out.key = feishu_value(at(event, "action/value"));
  out.reply_to = {{"message_id", text_at(event, "context/open_message_id")}};
  return out;
}

Inbound read_feishu_old_tap(const Json& event) {
  Inbound out;
  out.type = InboundType::button;
  out.user_id = text_at(event, "open_id");
  out.conversation_id = text_at(event, "open_chat_id");
  out.key = feishu_value(at(event, "action/value"));
  out.reply_to = {{"message_id", text_at(event, "open_message_id")}};
  return out;
}

struct FeishuChange {
  std::string_view name;
  std::string_view event;
};
constexpr std::array kFeishuChanges = {
    FeishuChange{"im.chat.access_event.bot_p2p_chat_entered_v1", "enter_session"},
    FeishuChange{"im.chat.member.bot.added_v1", "invite"},
    FeishuChange{"im.chat.member.bot.deleted_v1", "unsubscribe"},
    FeishuChange{"im.message.recalled_v1", "unsend"},
    FeishuChange{"p2p_chat_create", "enter_session"},
    FeishuChange{"add_bot", "invite"},
    FeishuChange{"remove_bot", "unsubscribe"}};

Inbound read_feishu_change(const std::string& kind, const Json& event) {
  Inbound out;
  for (const FeishuChange& change : kFeishuChanges) {
    if (change.name != kind) continue;
    out.type = InboundType::event;
    out.event = change.event;
  }
  out.user_id = text_at(event, "operator_id/open_id");
  if (out.user_id.empty()) out.user_id = text_at(event, "operator/open_id");
  if (out.user_id.empty()) out.user_id = text_at(event, "user/open_id");
  out.union_id = text_at(event, "operator_id/union_id");
  out.conversation_id = text_at(event, "chat_id");
  if (out.event == "unsend") out.key = text_at(event, "message_id");
  return out;
}

// One receipt a message.
std::vector<Inbound> read_feishu_receipts(const Json& event, const std::string& id) {
  std::vector<Inbound> out;
  const Json& list = at(event, "message_id_list");
  for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
    Inbound receipt;
    receipt.type = InboundType::status;
    receipt.event = "read";
    receipt.dedupe_key = i == 0 ? id : id + ":" + std::to_string(i);
    receipt.user_id = text_at(event, "reader/reader_id/open_id");
    receipt.key = list[i].is_string() ? list[i].get<std::string>() : "";
    receipt.sent_at = number_at(event, "reader/read_time");
    out.push_back(std::move(receipt));
  }
  return out;
}

std::vector<Inbound> read_feishu_v2(const Json& event, const std::string& host) {
  const std::string kind = text_at(event, "header/event_type");
  const std::string id = text_at(event, "header/event_id");
  const Json& body = at(event, "event");
  if (kind == "im.message.message_read_v1") return read_feishu_receipts(body, id);
  Inbound out = kind == "im.message.receive_v1" ? read_feishu_message(body, host)
                : kind == "card.action.trigger" ? read_feishu_tap(body)
                                                : read_feishu_change(kind, body);
  out.dedupe_key = id;
  if (out.sent_at == 0) out.sent_at = number_at(event, "header/create_time");
  return {std::move(out)};
}

Inbound read_feishu_v1(const Json& event, const std::string& host) {
  const Json& body = at(event, "event");
  const std::string kind = text_at(body, "type");
  Inbound out;
  if (kind == "message") {
    const std::string id = text_at(body, "open_message_id");
    read_feishu_content(text_at(body, "msg_type"), body, host, id, out);
    if (const std::string bare = text_at(body, "text_without_at_bot"); !bare.empty())
      out.text = std::string(trim(bare));
    out.user_id = text_at(body, "open_id");
    out.union_id = text_at(body, "union_id");
    out.reply_to = {{"message_id", id}};
    out.extra = {{"message_id", id}};
  } else {
    out = read_feishu_change(kind, body);
    if (out.user_id.empty()) out.user_id = text_at(body, "open_id");
  }
  if (const std::string chat = text_at(body, "open_chat_id"); !chat.empty()) out.conversation_id = chat;
  out.dedupe_key = text_at(event, "uuid");
  out.sent_at = seconds_at(event, "ts");
  return out;
}

}  // namespace

bool is_feishu_card(const Json& event) {
  return !event.contains("header") && at(event, "action").is_object() &&
         !text_at(event, "open_message_id").empty();
}

std::vector<Inbound> read_feishu_event(const Json& event, const std::string& host) {
  if (!event.is_object()) return {Inbound()};
  if (is_feishu_card(event)) return {read_feishu_old_tap(event)};
  if (event.contains("header")) return read_feishu_v2(event, host);
  return {read_feishu_v1(event, host)};
}

}  // namespace yingda::channels
