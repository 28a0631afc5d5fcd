#include "channels/line/line_send.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/outgoing.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kLineActionText = 300;
constexpr std::size_t kLineCards = 12;
constexpr std::size_t kLineAltText = 400;

Json line_action(const Button& button) {
  const std::string label = clipped(button.label, kLineLabel);
  if (!button.url.empty()) return {{"type", "uri"}, {"label", label}, {"uri", button.url}};
  return {{"type", "message"},
          {"label", label},
          {"text", std::string(prefix_code_points(button.reply, kLineActionText))}};
}

Json line_words(const std::string& text, bool bold) {
  return {{"type", "text"}, {"text", text}, {"wrap", true}, {"weight", bold ? "bold" : "regular"}};
}

// Flex boxes and texts must not be empty.
Json line_bubble(const Card& card) {
  Json out = {{"type", "bubble"}};
  if (is_web_address(card.image_url)) {
    out["hero"] = {{"type", "image"},
                   {"url", card.image_url},
                   {"size", "full"},
                   {"aspectRatio", "20:13"},
                   {"aspectMode", "cover"}};
  }
  Json words = Json::array();
  if (!card.title.empty()) words.push_back(line_words(card.title, true));
  if (!card.text.empty()) words.push_back(line_words(card.text, false));
  if (!words.empty()) out["body"] = {{"type", "box"}, {"layout", "vertical"}, {"contents", std::move(words)}};
  Json buttons = Json::array();
  for (const Button& button : card.buttons)
    buttons.push_back({{"type", "button"}, {"height", "sm"}, {"action", line_action(button)}});
  if (!buttons.empty())
    out["footer"] = {{"type", "box"}, {"layout", "vertical"}, {"contents", std::move(buttons)}};
  return out;
}

Json line_cards(const std::vector<Card>& cards) {
  std::string titles;
  Json bubbles = Json::array();
  for (const Card& card : cards) {
    if (bubbles.size() == kLineCards) break;
    titles += (titles.empty() ? "" : " / ") + card.title;
    bubbles.push_back(line_bubble(card));
  }
  if (titles.empty()) titles = "…";
  Json contents =
      bubbles.size() == 1 ? bubbles[0] : Json{{"type", "carousel"}, {"contents", std::move(bubbles)}};
  return {{"type", "flex"}, {"altText", clipped(titles, kLineAltText)}, {"contents", std::move(contents)}};
}

}  // namespace

Json line_message(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part); file != nullptr && file->image) {
    return {
        {"type", "image"}, {"originalContentUrl", message.media_url}, {"previewImageUrl", message.media_url}};
  }
  if (const auto* cards = std::get_if<CardPart>(&message.part)) return line_cards(cards->cards);
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    Json items = Json::array();
    for (const Button& option : choices->options) {
      if (items.size() == kLineChoices) break;
      items.push_back({{"type", "action"}, {"action", line_action(option)}});
    }
    return {{"type", "text"}, {"text", message.text}, {"quickReply", {{"items", std::move(items)}}}};
  }
  return {{"type", "text"}, {"text", text_of(message)}};
}

std::string line_retry_key(const std::string& message_id) {
  std::string hex = to_hex(sha256(message_id)).substr(0, 32);
  hex[12] = '4';  // version and variant of a random UUID
  hex[16] = '8';
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

}  // namespace yingda::channels
