#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include "base/text.hpp"
#include "core/conversations/parts.hpp"

namespace yingda {
namespace {

// The limits are those of MessagePart in api/openapi.yaml.
constexpr std::size_t kMaxParts = 10;
constexpr std::size_t kMaxText = 8000;

// Reads one object; after the first mistake everything else reads as empty and `error` tells the mistake.
class Reader {
 public:
  Reader(const Json& json, std::string at, std::optional<Error>& error)
      : json_(json), at_(std::move(at)), error_(error) {
    if (!json_.is_object()) refuse("", "A message part must be an object.");
  }

  void only(std::initializer_list<std::string_view> keys) {
    if (!json_.is_object()) return;
    for (const auto& item : json_.items()) {
      if (std::find(keys.begin(), keys.end(), item.key()) == keys.end()) {
        refuse("/" + item.key(), "The key \"" + item.key() + "\" does not belong here.");
      }
    }
  }

  // Unset (or empty where `needed` is false) gives "".
  std::string text(const char* key, std::size_t limit, bool needed) {
    const Json* value = member(key);
    if (value == nullptr) {
      if (needed) refuse(slash(key), std::string("\"") + key + "\" is missing.");
      return {};
    }
    if (!value->is_string()) return refuse(slash(key), std::string("\"") + key + "\" must be a text.");
    const auto& text = value->get_ref<const std::string&>();
    if (!is_utf8(text) || text.find('\0') != std::string::npos) {
      return refuse(slash(key), std::string("\"") + key + "\" is not valid UTF-8 text.");
    }
    if (code_points(text) > limit) {
      return refuse(slash(key),
                    std::string("\"") + key + "\" is longer than " + std::to_string(limit) + " characters.");
    }
    if (needed && trim(text).empty()) return refuse(slash(key), std::string("\"") + key + "\" is empty.");
    return text;
  }

  std::int64_t number(const char* key, std::int64_t limit) {
    const Json* value = member(key);
    if (value == nullptr) return 0;
    const bool fits = value->is_number_unsigned()
                          ? value->get<std::uint64_t>() <= static_cast<std::uint64_t>(limit)
                          : value->is_number_integer() && value->get<std::int64_t>() >= 0 &&
                                value->get<std::int64_t>() <= limit;
    if (!fits) {
      refuse(slash(key),
             std::string("\"") + key + "\" must be a whole number from 0 to " + std::to_string(limit) + ".");
      return 0;
    }
    return value->get<std::int64_t>();
  }

  // Addresses are shown as links and pictures: nothing but the web and our own files may be named.
  std::string link(const char* key, std::size_t limit, bool needed) {
    std::string url = text(key, limit, needed);
    const bool has_space =
        std::any_of(url.begin(), url.end(), [](unsigned char c) { return c <= ' ' || c == 0x7f; });
    const bool known =
        url.starts_with("https://") || url.starts_with("http://") || url.starts_with("/files/");
    if (!url.empty() && (!known || has_space)) {
      return refuse(slash(key),
                    std::string("\"") + key + "\" must be an http(s) address or an uploaded file.");
    }
    return url;
  }

  const Json* list(const char* key, std::size_t limit, bool needed) {
    const Json* value = member(key);
    if (value == nullptr && !needed) return nullptr;
    if (value == nullptr || !value->is_array() || value->size() > limit || (needed && value->empty())) {
      refuse(slash(key),
             std::string("\"") + key + "\" must be a list of 1 to " + std::to_string(limit) + " elements.");
      return nullptr;
    }
    return value;
  }

  const Json* object(const char* key) {
    const Json* value = member(key);
    if (value == nullptr || value->is_object()) return value;
    refuse(slash(key), std::string("\"") + key + "\" must be an object.");
    return nullptr;
  }

  std::string refuse(const std::string& below, std::string detail) {
    if (!error_) error_ = Error{ErrorKind::invalid, "invalid_message_part", std::move(detail), at_ + below};
    return {};
  }
  Reader at(const Json& json, const std::string& below) { return Reader(json, at_ + below, error_); }

 private:
  static std::string slash(const char* key) { return std::string("/") + key; }
  const Json* member(const char* key) const {
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }

  const Json& json_;
  std::string at_;
  std::optional<Error>& error_;
};

Button read_button(Reader reader) {
  reader.only({"label", "url", "reply"});
  Button button{reader.text("label", 200, true), reader.link("url", 2000, false),
                reader.text("reply", 500, false)};
  if (button.url.empty() == button.reply.empty()) {
    reader.refuse("", "A button has either \"url\" or \"reply\".");
  }
  return button;
}

std::vector<Button> read_buttons(Reader& reader, const char* key, std::size_t limit, bool needed) {
  std::vector<Button> buttons;
  const Json* list = reader.list(key, limit, needed);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    buttons.push_back(read_button(reader.at((*list)[i], std::string("/") + key + "/" + std::to_string(i))));
  }
  return buttons;
}

Card read_card(Reader reader) {
  reader.only({"title", "text", "image_url", "buttons"});
  Card card;
  card.title = reader.text("title", 200, true);
  card.text = reader.text("text", 2000, false);
  card.image_url = reader.link("image_url", 2000, false);
  card.buttons = read_buttons(reader, "buttons", 6, false);
  return card;
}

Part read_text(Reader& reader) {
  reader.only({"type", "text"});
  return TextPart{reader.text("text", kMaxText, true)};
}

Part read_file(Reader& reader, bool image) {
  reader.only({"type", "url", "name", "media_type", "size", "width", "height"});
  constexpr auto kMaxPixels = std::numeric_limits<int>::max();
  FilePart part;
  part.image = image;
  part.url = reader.link("url", 500, true);
  part.name = reader.text("name", 255, false);
  part.media_type = reader.text("media_type", 100, false);
  part.size = reader.number("size", std::int64_t{1} << 50);
  part.width = static_cast<int>(reader.number("width", kMaxPixels));
  part.height = static_cast<int>(reader.number("height", kMaxPixels));
  return part;
}

Part read_cards(Reader& reader) {
  reader.only({"type", "cards"});
  CardPart part;
  const Json* list = reader.list("cards", 10, true);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    part.cards.push_back(read_card(reader.at((*list)[i], "/cards/" + std::to_string(i))));
  }
  return part;
}

Part read_event(Reader& reader) {
  reader.only({"type", "name", "data"});
  EventPart part{reader.text("name", 50, true), Json::object()};
  if (const Json* data = reader.object("data")) part.data = *data;
  return part;
}

Part read_part(Reader reader) {
  const std::string type = reader.text("type", 20, true);
  if (type == "text") return read_text(reader);
  if (type == "image" || type == "file") return read_file(reader, type == "image");
  if (type == "card") return read_cards(reader);
  if (type == "quick_replies") {
    reader.only({"type", "options"});
    return QuickRepliesPart{read_buttons(reader, "options", 12, true)};
  }
  if (type == "event") return read_event(reader);
  reader.refuse("/type", "There is no message part of the type \"" + type + "\".");
  return TextPart{};
}

}  // namespace

Result<Parts> parse_parts(const Json& json, const std::string& at) {
  if (!json.is_array() || json.empty() || json.size() > kMaxParts) {
    return fail(ErrorKind::invalid, "invalid_message_part", "A message is a list of 1 to 10 parts.", at);
  }
  Parts parts;
  std::optional<Error> error;
  for (std::size_t i = 0; i < json.size() && !error; ++i) {
    parts.push_back(read_part(Reader(json[i], at + "/" + std::to_string(i), error)));
  }
  if (error) return std::unexpected(std::move(*error));
  return parts;
}

}  // namespace yingda
