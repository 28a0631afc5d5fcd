#include "channels/viber/viber_send.hpp"

#include "base/text.hpp"
#include "channels/outgoing.hpp"

namespace yingda::channels {
namespace {

constexpr int kViberColumns = 6;  // the whole width
constexpr int kViberCardRows = 7;
constexpr int kViberPictureRows = 3;
constexpr std::size_t kViberCardButtons = 2;
constexpr std::size_t kViberCards = 6;
constexpr std::size_t kViberActionBody = 250;
constexpr std::size_t kViberCardText = 250;
constexpr int kViberRichMediaVersion = 7;

Json viber_button(const Button& button) {
  Json out = {{"Columns", kViberColumns}, {"Rows", 1}, {"Text", clipped(button.label, kViberLabel)}};
  if (button.url.empty()) {
    out["ActionType"] = "reply";
    out["ActionBody"] = std::string(prefix_code_points(button.reply, kViberActionBody));
  } else {
    out["ActionType"] = "open-url";
    out["ActionBody"] = button.url;
  }
  return out;
}

Json viber_keyboard(const std::vector<Button>& options) {
  Json buttons = Json::array();
  for (const Button& option : options) {
    if (buttons.size() < kViberChoices) buttons.push_back(viber_button(option));
  }
  return {{"Type", "keyboard"}, {"Buttons", std::move(buttons)}};
}

// Every card of a carousel has the same rows: a picture, words in what is left, and its buttons.
void add_viber_card(const Card& card, Json& out) {
  int rows = kViberCardRows;
  if (is_web_address(card.image_url)) {
    out.push_back({{"Columns", kViberColumns},
                   {"Rows", kViberPictureRows},
                   {"ActionType", "none"},
                   {"ActionBody", ""},
                   {"Image", card.image_url}});
    rows -= kViberPictureRows;
  }
  Json buttons = Json::array();
  for (const Button& button : card.buttons) {
    if (buttons.size() < kViberCardButtons) buttons.push_back(viber_button(button));
  }
  rows -= static_cast<int>(buttons.size());
  const bool both = !card.title.empty() && !card.text.empty();
  out.push_back({{"Columns", kViberColumns},
                 {"Rows", rows},
                 {"ActionType", "none"},
                 {"ActionBody", ""},
                 {"TextHAlign", "left"},
                 {"Text", clipped(card.title + (both ? "\n" : "") + card.text, kViberCardText)}});
  for (Json& button : buttons) out.push_back(std::move(button));
}

Json viber_cards(const std::vector<Card>& cards) {
  Json blocks = Json::array();
  std::size_t count = 0;
  for (const Card& card : cards) {
    if (count++ < kViberCards) add_viber_card(card, blocks);
  }
  return {{"type", "rich_media"},
          {"min_api_version", kViberRichMediaVersion},
          {"rich_media",
           {{"Type", "rich_media"},
            {"ButtonsGroupColumns", kViberColumns},
            {"ButtonsGroupRows", kViberCardRows},
            {"Buttons", std::move(blocks)}}}};
}

}  // namespace

Json viber_content(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    if (file->image) return {{"type", "picture"}, {"text", ""}, {"media", message.media_url}};
    return {{"type", "file"}, {"media", message.media_url}, {"size", file->size}, {"file_name", file->name}};
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return {{"type", "text"}, {"text", message.text}, {"keyboard", viber_keyboard(choices->options)}};
  if (const auto* cards = std::get_if<CardPart>(&message.part)) return viber_cards(cards->cards);
  return {{"type", "text"}, {"text", text_of(message)}};
}

}  // namespace yingda::channels
