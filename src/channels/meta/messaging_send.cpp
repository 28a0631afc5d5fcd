#include "base/text.hpp"
#include "channels/meta/messaging.hpp"
#include "channels/outgoing.hpp"

namespace yingda::channels::meta {
namespace {

constexpr TimeMs kDay = 24LL * 3600 * 1000;
constexpr std::size_t kTitle = 20;  // of a button or quick reply
constexpr std::size_t kMostButtons = 3;
constexpr std::size_t kMostQuickReplies = 13;
constexpr std::size_t kMostCards = 10;
constexpr std::size_t kCardText = 80;       // title and subtitle each
constexpr std::size_t kTemplateText = 640;  // above the buttons of a template
constexpr std::size_t kPayload = 1000;

std::string payload_of(const Button& button) {
  return std::string(prefix_code_points(button.reply, kPayload));
}

Json buttons_of(const std::vector<Button>& buttons) {
  Json out = Json::array();
  for (const Button& button : buttons) {
    if (out.size() == kMostButtons) break;
    const std::string title = clipped(button.label, kTitle);
    if (button.url.empty()) {
      out.push_back({{"type", "postback"}, {"title", title}, {"payload", payload_of(button)}});
    } else {
      out.push_back({{"type", "web_url"}, {"title", title}, {"url", button.url}});
    }
  }
  return out;
}

Json template_message(Json payload) {
  return {{"attachment", {{"type", "template"}, {"payload", std::move(payload)}}}};
}

// Quick replies hold no links: buttons do, three of them below a short text.
Json choices_message(const std::string& text, const std::vector<Button>& options) {
  if (has_link(options)) {
    if (options.size() > kMostButtons || code_points(text) > kTemplateText)
      return {{"text", numbered(text, options)}};
    return template_message({{"template_type", "button"}, {"text", text}, {"buttons", buttons_of(options)}});
  }
  Json replies = Json::array();
  for (const Button& option : options) {
    if (replies.size() == kMostQuickReplies) break;
    replies.push_back({{"content_type", "text"},
                       {"title", clipped(option.label, kTitle)},
                       {"payload", payload_of(option)}});
  }
  return {{"text", text}, {"quick_replies", std::move(replies)}};
}

Json cards_message(const std::vector<Card>& cards) {
  Json elements = Json::array();
  for (const Card& card : cards) {
    if (elements.size() == kMostCards) break;
    Json element = {{"title", clipped(card.title.empty() ? card.text : card.title, kCardText)}};
    if (!card.title.empty() && !card.text.empty()) element["subtitle"] = clipped(card.text, kCardText);
    if (is_web_address(card.image_url)) element["image_url"] = card.image_url;
    if (!card.buttons.empty()) element["buttons"] = buttons_of(card.buttons);
    elements.push_back(std::move(element));
  }
  return template_message({{"template_type", "generic"}, {"elements", std::move(elements)}});
}

bool takes_human_agent(const Account& account) { return account.text("human_agent") == "1"; }

}  // namespace

Json message_of(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    return {{"attachment",
             {{"type", file->image ? "image" : "file"},
              {"payload", {{"url", message.media_url}, {"is_reusable", false}}}}}};
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return choices_message(message.text, choices->options);
  if (const auto* cards = std::get_if<CardPart>(&message.part)) return cards_message(cards->cards);
  return {{"text", text_of(message)}};
}

Json send_body(const Account& account, const Outgoing& message) {
  Json out = {{"recipient", {{"id", message.user_id}}},
              {"messaging_type", "RESPONSE"},
              {"message", message_of(message)}};
  const bool late = message.replied_at > 0 && message.now - message.replied_at > kDay;
  if (late && takes_human_agent(account)) {
    out["messaging_type"] = "MESSAGE_TAG";
    out["tag"] = "HUMAN_AGENT";
  }
  return out;
}

TimeMs reply_window(const Account& account) {
  constexpr TimeMs kDaysOfAgents = 7;
  return takes_human_agent(account) ? kDaysOfAgents * kDay : kDay;
}

SetupField human_agent_field() {
  return {"human_agent",
          "人工客服标签",
          "Human agent tag",
          "应用已获批 Human Agent 权限时填 1，可在 7 天内回复",
          "1 where the app was granted Human Agent: answers are taken for seven days",
          false,
          false,
          ""};
}

}  // namespace yingda::channels::meta
