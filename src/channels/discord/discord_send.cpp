#include "channels/discord/discord_send.hpp"

#include "base/text.hpp"
#include "channels/discord/discord_read.hpp"
#include "channels/outgoing.hpp"

namespace yingda::channels {
namespace {

constexpr int kDiscordRow = 1;  // component types and button styles
constexpr int kDiscordButtonType = 2;
constexpr int kDiscordPrimary = 1;
constexpr int kDiscordLink = 5;
constexpr std::size_t kDiscordRowButtons = 5;
constexpr std::size_t kDiscordCustomId = 100;
constexpr std::size_t kDiscordEmbeds = 10;
constexpr std::size_t kDiscordTitle = 256;
constexpr std::size_t kDiscordDescription = 4096;

// Every custom_id of a message must be another one, so they are numbered.
Json discord_button(const Button& button, std::size_t number) {
  Json out = {{"type", kDiscordButtonType}, {"label", clipped(button.label, kDiscordLabel)}};
  if (button.url.empty()) {
    out["style"] = kDiscordPrimary;
    out["custom_id"] = std::string(prefix_code_points(
        std::string(kDiscordButton) + std::to_string(number) + ":" + button.reply, kDiscordCustomId));
  } else {
    out["style"] = kDiscordLink;
    out["url"] = button.url;
  }
  return out;
}

Json discord_rows(const std::vector<Button>& buttons) {
  Json out = Json::array();
  std::size_t number = 0;
  for (const Button& button : buttons) {
    if (number == kDiscordChoices) break;
    if (number % kDiscordRowButtons == 0)
      out.push_back({{"type", kDiscordRow}, {"components", Json::array()}});
    out.back()["components"].push_back(discord_button(button, number++));
  }
  return out;
}

Json discord_embeds(const std::vector<Card>& cards) {
  Json out = Json::array();
  for (const Card& card : cards) {
    if (out.size() == kDiscordEmbeds) break;
    Json embed = Json::object();
    if (!card.title.empty()) embed["title"] = clipped(card.title, kDiscordTitle);
    if (!card.text.empty()) embed["description"] = clipped(card.text, kDiscordDescription);
    if (is_web_address(card.image_url)) embed["image"] = {{"url", card.image_url}};
    out.push_back(std::move(embed));
  }
  return out;
}

}  // namespace

Json discord_message(const Outgoing& message) {
  Json out = {{"allowed_mentions", {{"parse", Json::array()}}}};
  std::vector<Button> buttons;
  if (const auto* file = std::get_if<FilePart>(&message.part); file != nullptr && file->image) {
    out["embeds"] = Json::array({{{"image", {{"url", message.media_url}}}}});
  } else if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    out["embeds"] = discord_embeds(cards->cards);
    for (const Card& card : cards->cards)
      buttons.insert(buttons.end(), card.buttons.begin(), card.buttons.end());
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    out["content"] = message.text;
    buttons = choices->options;
  } else {
    out["content"] = text_of(message);
  }
  if (!buttons.empty()) out["components"] = discord_rows(buttons);
  return out;
}

}  // namespace yingda::channels
