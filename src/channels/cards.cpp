#include "channels/cards.hpp"

namespace yingda::channels {

std::string card_head(const Card& card) {
  if (card.title.empty() || card.text.empty()) return card.title + card.text;
  return card.title + "\n" + card.text;
}

std::string card_words(const Card& card) {
  std::string out = card_head(card);
  for (const Button& button : card.buttons) {
    if (!out.empty()) out += '\n';
    out += button.label;
    if (!button.url.empty()) out += ": " + button.url;
  }
  return out;
}

std::string card_words(const CardPart& part) {
  std::string out;
  for (const Card& card : part.cards) {
    if (!out.empty()) out += "\n\n";
    out += card_words(card);
  }
  return out;
}

std::string card_link(const Card& card) {
  for (const Button& button : card.buttons) {
    if (!button.url.empty()) return button.url;
  }
  return "";
}

const Card* article_of(const CardPart& part) {
  if (part.cards.size() != 1) return nullptr;
  const Card& card = part.cards[0];
  return card.buttons.size() == 1 && !card.buttons[0].url.empty() ? &card : nullptr;
}

std::string card_picture(const Card& card) {
  return card.image_url.starts_with("http") ? card.image_url : "";
}

}  // namespace yingda::channels
