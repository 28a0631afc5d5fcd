#pragma once
// A message is a list of typed parts; each channel shows the best it can of them.
// The JSON form is the schema MessagePart of api/openapi.yaml.

#include <string>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda {

struct TextPart {
  std::string text;  // UTF-8, at most 8,000 code points
  bool operator==(const TextPart&) const = default;
};

// A stored upload. `url` is "/files/<sha256 in hex>/<name>".
struct FilePart {
  bool image = false;  // JSON type "image" or "file"
  std::string url;
  std::string name;
  std::string media_type;
  std::int64_t size = 0;  // bytes
  int width = 0;          // pixels, images only; 0 = unknown
  int height = 0;
  bool operator==(const FilePart&) const = default;
};

// Exactly one of `url` and `reply` is set: a link, or a text that is sent as if the customer had typed it.
struct Button {
  std::string label;
  std::string url;
  std::string reply;
  bool operator==(const Button&) const = default;
};

struct Card {
  std::string title;
  std::string text;
  std::string image_url;
  std::vector<Button> buttons;
  bool operator==(const Card&) const = default;
};

// One card, or several to swipe through.
struct CardPart {
  std::vector<Card> cards;
  bool operator==(const CardPart&) const = default;
};

struct QuickRepliesPart {
  std::vector<Button> options;
  bool operator==(const QuickRepliesPart&) const = default;
};

// Something that happened, told in the thread: "handed_over", "assigned", "transferred", "handed_back",
// "resolved", "reopened", "rating_requested", "rated", "offhours", "customer_left_contact" …; `data` has
// names and numbers to show.
struct EventPart {
  std::string name;
  Json data = Json::object();
  bool operator==(const EventPart&) const = default;
};

using Part = std::variant<TextPart, FilePart, CardPart, QuickRepliesPart, EventPart>;
using Parts = std::vector<Part>;

Json to_json(const Parts& parts);
// Refuses unknown types and keys, empty lists, over-long texts and links that are not http(s) or a local
// file: code "invalid_message_part", field the JSON pointer below `at`.
Result<Parts> parse_parts(const Json& json, const std::string& at = "/parts");

// The words of a message as one line: texts, card titles, file names. For previews, search and the bot.
std::string plain_text(const Parts& parts);

}  // namespace yingda
