// Message parts and answers as columns: {"t":"text","text":…}, with only the keys that are set.
#include "base/json_text.hpp"
#include "storage/sqlite/columns.hpp"

namespace yingda::storage {
namespace {

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

Json buttons_to_column(const std::vector<Button>& buttons) {
  Json list = Json::array();
  for (const auto& button : buttons) {
    Json json{{"label", button.label}};
    put(json, "url", button.url);
    put(json, "reply", button.reply);
    list.push_back(std::move(json));
  }
  return list;
}

std::vector<Button> buttons(const Json& json, const char* key) {
  std::vector<Button> list;
  for (const auto& one : json.value(key, Json::array())) {
    list.push_back({one.value("label", ""), one.value("url", ""), one.value("reply", "")});
  }
  return list;
}

Json to_column(const TextPart& part) { return {{"t", "text"}, {"text", part.text}}; }

Json to_column(const FilePart& part) {
  return {{"t", part.image ? "image" : "file"},
          {"url", part.url},
          {"name", part.name},
          {"media_type", part.media_type},
          {"size", part.size},
          {"width", part.width},
          {"height", part.height}};
}

Json to_column(const CardPart& part) {
  Json cards = Json::array();
  for (const auto& card : part.cards) {
    Json json{{"title", card.title}};
    put(json, "text", card.text);
    put(json, "image_url", card.image_url);
    if (!card.buttons.empty()) json["buttons"] = buttons_to_column(card.buttons);
    cards.push_back(std::move(json));
  }
  return {{"t", "card"}, {"cards", std::move(cards)}};
}

Json to_column(const QuickRepliesPart& part) {
  return {{"t", "quick_replies"}, {"options", buttons_to_column(part.options)}};
}

Json to_column(const EventPart& part) { return {{"t", "event"}, {"name", part.name}, {"data", part.data}}; }

Json to_column(const Parts& parts) {
  Json list = Json::array();
  for (const auto& part : parts) {
    list.push_back(std::visit([](const auto& one) { return to_column(one); }, part));
  }
  return list;
}

CardPart cards(const Json& json) {
  CardPart part;
  for (const auto& one : json.at("cards")) {
    part.cards.push_back(
        {one.value("title", ""), one.value("text", ""), one.value("image_url", ""), buttons(one, "buttons")});
  }
  return part;
}

Part part_of(const Json& json) {
  const auto type = json.at("t").get<std::string>();
  if (type == "text") return TextPart{json.at("text").get<std::string>()};
  if (type == "image" || type == "file") {
    return FilePart{type == "image",
                    json.value("url", ""),
                    json.value("name", ""),
                    json.value("media_type", ""),
                    json.value("size", std::int64_t{0}),
                    json.value("width", 0),
                    json.value("height", 0)};
  }
  if (type == "card") return cards(json);
  if (type == "quick_replies") return QuickRepliesPart{buttons(json, "options")};
  if (type == "event")
    return EventPart{json.at("name").get<std::string>(), json.value("data", Json::object())};
  throw std::runtime_error("a stored message part has the unknown type " + type);
}

Parts parts_of(const Json& json) {
  Parts parts;
  for (const auto& one : json) parts.push_back(part_of(one));
  return parts;
}

}  // namespace

// Nearly every message is one text.
std::string pack(const Parts& parts) {
  const auto* text = parts.size() == 1 ? std::get_if<TextPart>(parts.data()) : nullptr;
  if (text == nullptr) return pack(to_column(parts));
  std::string out = R"([{"t":"text","text":)";
  append_json_string(out, text->text);
  return out += "}]";
}

std::string pack(const std::vector<Answer>& answers) {
  Json list = Json::array();
  for (const auto& answer : answers) {
    list.push_back({{"language", answer.language}, {"parts", to_column(answer.parts)}});
  }
  return pack(list);
}

Parts unpack_parts(const std::string& column) { return parts_of(unpack_json(column)); }

std::vector<Answer> unpack_answers(const std::string& column) {
  std::vector<Answer> answers;
  for (const auto& one : unpack_json(column)) {
    answers.push_back({one.value("language", "zh"), parts_of(one.at("parts"))});
  }
  return answers;
}

}  // namespace yingda::storage
