#include "base/text.hpp"
#include "core/conversations/parts.hpp"

namespace yingda {
namespace {

// What is empty or 0 is left out.
void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}
void put(Json& json, const char* key, std::int64_t value) {
  if (value != 0) json[key] = value;
}

Json button_json(const Button& button) {
  Json json{{"label", button.label}};
  put(json, "url", button.url);
  put(json, "reply", button.reply);
  return json;
}

Json buttons_json(const std::vector<Button>& buttons) {
  Json json = Json::array();
  for (const Button& button : buttons) json.push_back(button_json(button));
  return json;
}

Json card_json(const Card& card) {
  Json json{{"title", card.title}};
  put(json, "text", card.text);
  put(json, "image_url", card.image_url);
  if (!card.buttons.empty()) json["buttons"] = buttons_json(card.buttons);
  return json;
}

Json part_json(const TextPart& part) { return {{"type", "text"}, {"text", part.text}}; }

Json part_json(const FilePart& part) {
  Json json{{"type", part.image ? "image" : "file"}, {"url", part.url}};
  put(json, "name", part.name);
  put(json, "media_type", part.media_type);
  put(json, "size", part.size);
  put(json, "width", part.width);
  put(json, "height", part.height);
  return json;
}

Json part_json(const CardPart& part) {
  Json cards = Json::array();
  for (const Card& card : part.cards) cards.push_back(card_json(card));
  return {{"type", "card"}, {"cards", std::move(cards)}};
}

Json part_json(const QuickRepliesPart& part) {
  return {{"type", "quick_replies"}, {"options", buttons_json(part.options)}};
}

Json part_json(const EventPart& part) {
  Json json{{"type", "event"}, {"name", part.name}};
  if (!part.data.empty()) json["data"] = part.data;
  return json;
}

// The line breaks of a text become spaces.
void add_words(std::string& line, std::string_view text) {
  text = trim(text);
  if (text.empty()) return;
  if (!line.empty()) line += ' ';
  for (const char c : text) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

void add_part(std::string& line, const TextPart& part) { add_words(line, part.text); }
void add_part(std::string& line, const FilePart& part) { add_words(line, part.name); }
void add_part(std::string& line, const CardPart& part) {
  for (const Card& card : part.cards) add_words(line, card.title);
}
// Offers and notices are not what somebody said.
void add_part(std::string&, const QuickRepliesPart&) {}
void add_part(std::string&, const EventPart&) {}

}  // namespace

Json to_json(const Parts& parts) {
  Json json = Json::array();
  for (const Part& part : parts) {
    json.push_back(std::visit([](const auto& one) { return part_json(one); }, part));
  }
  return json;
}

std::string plain_text(const Parts& parts) {
  std::string line;
  for (const Part& part : parts) {
    std::visit([&line](const auto& one) { add_part(line, one); }, part);
  }
  return line;
}

}  // namespace yingda
