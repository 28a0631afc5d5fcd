#include "channels/dingtalk/dingtalk_message.hpp"

#include <array>

#include "base/text.hpp"
#include "channels/cards.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kDingButtons = 5;

struct DingKind {
  std::string_view name;
  InboundType type;
};
constexpr std::array kDingFiles = {
    DingKind{"picture", InboundType::image}, DingKind{"audio", InboundType::voice},
    DingKind{"video", InboundType::video}, DingKind{"file", InboundType::file}};

void read_ding_rich_text(const Json& parts, Inbound& out) {
  if (!parts.is_array()) return;
  for (const Json& part : parts) {
    out.text += text_at(part, "text");
    if (const std::string code = text_at(part, "downloadCode"); !code.empty())
      out.media.push_back({code, "", "", "", 0});
  }
  out.text = std::string(trim(out.text));
  out.type = out.text.empty() && !out.media.empty() ? InboundType::image : InboundType::text;
}

void read_ding_content(const Json& message, Inbound& out) {
  const std::string kind = text_at(message, "msgtype");
  const Json& content = at(message, "content");
  if (kind == "text") {
    out.type = InboundType::text;
    out.text = std::string(trim(text_at(message, "text/content")));
  } else if (kind == "richText") {
    read_ding_rich_text(at(content, "richText"), out);
  }
  for (const DingKind& file : kDingFiles) {
    if (kind != file.name) continue;
    out.type = file.type;
    out.text = text_at(content, "recognition");
    out.media.push_back({text_at(content, "downloadCode"), "", "", text_at(content, "fileName"), 0});
  }
}

// A button with this address says its words in the customer's name.
std::string ding_address(const Button& button) {
  if (!button.url.empty()) return button.url;
  return "dtmd://dingtalkclient/sendMessage?content=" + percent_encode(button.reply);
}

DingtalkContent ding_text(const std::string& text) {
  return {{{"msgtype", "text"}, {"text", {{"content", text}}}}, "sampleText", {{"content", text}}};
}

DingtalkContent ding_markdown(const std::string& title, const std::string& text) {
  Json body = {{"title", title}, {"text", text}};
  return {{{"msgtype", "markdown"}, {"markdown", body}}, "sampleMarkdown", body};
}

DingtalkContent ding_picture(const FilePart& file, const std::string& url) {
  DingtalkContent out = ding_markdown(file.name, "![" + file.name + "](" + url + ")");
  out.key = "sampleImageMsg";
  out.param = {{"photoURL", url}};
  return out;
}

// The robot API has a key for each number of buttons.
DingtalkContent ding_buttons(const std::string& title, const std::string& text,
                             const std::vector<Button>& options) {
  const std::size_t count = std::min(options.size(), kDingButtons);
  Json list = Json::array();
  Json param = {{"title", title}, {"text", text}};
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string address = ding_address(options[i]);
    list.push_back({{"title", options[i].label}, {"actionURL", address}});
    param[count == 1 ? "singleTitle" : "actionTitle" + number] = options[i].label;
    param[count == 1 ? "singleURL" : "actionURL" + number] = address;
  }
  Json card = {{"title", title}, {"text", text}, {"btnOrientation", "0"}, {"btns", std::move(list)}};
  return {{{"msgtype", "actionCard"}, {"actionCard", std::move(card)}},
          "sampleActionCard" + (count == 1 ? "" : std::to_string(count)),
          std::move(param)};
}

DingtalkContent ding_card(const Card& card) {
  std::string text = "### " + card.title;
  if (const std::string picture = card_picture(card); !picture.empty())
    text += "\n\n![" + card.title + "](" + picture + ")";
  if (!card.text.empty()) text += "\n\n" + card.text;
  return card.buttons.empty() ? ding_markdown(card.title, text)
                              : ding_buttons(card.title, text, card.buttons);
}

}  // namespace

std::string dingtalk_sign(std::string_view timestamp, std::string_view secret) {
  return to_base64(hmac(Hash::sha256, secret, std::string(timestamp) + "\n" + std::string(secret)));
}

Inbound read_dingtalk_message(const Json& message) {
  Inbound out;
  out.dedupe_key = text_at(message, "msgId");
  out.user_id = text_at(message, "senderStaffId");
  if (out.user_id.empty()) out.user_id = text_at(message, "senderId");
  out.conversation_id = text_at(message, "conversationId");
  out.name = text_at(message, "senderNick");
  out.sent_at = number_at(message, "createAt");
  out.reply_to = {{"webhook", text_at(message, "sessionWebhook")},
                  {"until", number_at(message, "sessionWebhookExpiredTime")},
                  {"group", text_at(message, "conversationType") == "2"},
                  {"robot", text_at(message, "robotCode")}};
  read_ding_content(message, out);
  return out;
}

DingtalkContent dingtalk_content(const Outgoing& message) {
  constexpr std::size_t kTitle = 20;  // characters; shown in the list of talks alone
  if (const auto* file = std::get_if<FilePart>(&message.part)) return ding_picture(*file, message.media_url);
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    const std::string title(prefix_code_points(message.text, kTitle));
    return ding_buttons(title, message.text, choices->options);
  }
  if (const auto* cards = std::get_if<CardPart>(&message.part))
    return cards->cards.size() == 1 ? ding_card(cards->cards[0]) : ding_text(card_words(*cards));
  return ding_text(plain_text({message.part}));
}

}  // namespace yingda::channels
