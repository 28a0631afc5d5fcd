#include "channels/outgoing.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace yingda::channels {

std::string clipped(std::string_view utf8, std::size_t limit) {
  const std::string_view start = prefix_code_points(utf8, limit);
  if (start.size() == utf8.size()) return std::string(utf8);
  return std::string(prefix_code_points(utf8, limit - 1)) + "…";
}

bool has_link(const std::vector<Button>& options) {
  return std::ranges::any_of(options, [](const Button& one) { return !one.url.empty(); });
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

bool is_below(std::string_view url, std::string_view base) {
  while (base.ends_with('/')) base.remove_suffix(1);
  return !base.empty() && url.starts_with(base) && url.substr(base.size()).starts_with('/');
}

std::string numbered(const std::string& text, const std::vector<Button>& options) {
  std::string out = text;
  int number = 0;
  for (const Button& option : options) {
    out += (out.empty() ? "" : "\n") + std::to_string(++number) + ". " + option.label;
    if (!option.url.empty()) out += " " + option.url;
  }
  return out;
}

std::string text_of(const Outgoing& message) {
  if (const auto* text = std::get_if<TextPart>(&message.part)) return text->text;
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return numbered(message.text, choices->options);
  if (const auto* file = std::get_if<FilePart>(&message.part)) return file->name + "\n" + message.media_url;
  std::string out = message.text;
  if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    for (const Card& card : cards->cards) {
      if (!out.empty()) out += "\n\n";
      out += card.title + (card.title.empty() || card.text.empty() ? "" : "\n") + card.text;
      out = numbered(out, card.buttons);
    }
  }
  return out;
}

Call json_call(std::string url, const Json& body, std::string_view bearer) {
  Call out{"POST", std::move(url), {{"Content-Type", "application/json"}}, body.dump()};
  if (!bearer.empty()) out.headers.emplace_back("Authorization", "Bearer " + std::string(bearer));
  return out;
}

std::string token_of(const Account& account, const Token& token, std::string_view field) {
  return token.value.empty() ? account.text(field) : token.value;
}

FormFile form_file(std::string_view field, const FilePart& file, std::string_view bytes) {
  const char* name = file.image ? "image.jpg" : "file";
  const char* mime = file.image ? "image/jpeg" : "application/octet-stream";
  return {std::string(field), file.name.empty() ? name : file.name,
          file.media_type.empty() ? mime : file.media_type, bytes};
}

std::optional<Call> fetch_call(const std::string& url, std::string_view bearer) {
  if (!is_web_address(url)) return std::nullopt;
  Call out{"GET", url, {}, ""};
  if (!bearer.empty()) out.headers.emplace_back("Authorization", "Bearer " + std::string(bearer));
  return out;
}

}  // namespace yingda::channels
