#include "channels/relay/inbound_parts.hpp"

#include <array>
#include <cstdio>

#include "base/text.hpp"
#include "channels/text_split.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kTextLimit = 8000;
constexpr std::size_t kMostParts = 10;

struct Placeholder {
  InboundType type;
  const char* zh;
  const char* en;
};
constexpr std::array kPlaceholders = {Placeholder{InboundType::image, "[图片]", "[picture]"},
                                      Placeholder{InboundType::file, "[文件]", "[file]"},
                                      Placeholder{InboundType::voice, "[语音]", "[voice]"},
                                      Placeholder{InboundType::video, "[视频]", "[video]"},
                                      Placeholder{InboundType::location, "[位置]", "[location]"},
                                      Placeholder{InboundType::call, "[来电]", "[call]"}};

std::string placeholder(InboundType type, bool chinese) {
  for (const Placeholder& each : kPlaceholders) {
    if (each.type == type) return chinese ? each.zh : each.en;
  }
  return chinese ? "[消息]" : "[message]";
}

std::string location_text(const Location& place, bool chinese) {
  constexpr int kDigits = 6;  // a tenth of a metre
  std::array<char, 64> numbers{};
  std::snprintf(numbers.data(), numbers.size(), "%.*f, %.*f", kDigits, place.lat, kDigits, place.lon);
  const std::string label = place.label.empty() ? "" : " " + place.label;
  return placeholder(InboundType::location, chinese) + label + " (" + numbers.data() + ")";
}

// The words that came along.
std::string words_of(const Inbound& inbound, bool chinese) {
  if (inbound.type == InboundType::button) return inbound.key.empty() ? inbound.text : inbound.key;
  if (inbound.type == InboundType::event) return inbound.text.empty() ? inbound.key : inbound.text;
  if (inbound.type == InboundType::call) return placeholder(InboundType::call, chinese);
  if (inbound.location) return location_text(*inbound.location, chinese);
  if (inbound.type == InboundType::link && !inbound.key.empty() && !inbound.text.contains(inbound.key))
    return inbound.text.empty() ? inbound.key : inbound.text + "\n" + inbound.key;
  return inbound.text;
}

void add_words(Parts& parts, const std::string& words) {
  if (trim(words).empty()) return;
  for (std::string& piece : split_text(words, kTextLimit, Unit::characters)) {
    if (parts.size() < kMostParts) parts.emplace_back(TextPart{std::move(piece)});
  }
}

}  // namespace

Parts parts_of(const Inbound& inbound, const std::vector<std::optional<FilePart>>& files, bool chinese) {
  Parts parts;
  add_words(parts, words_of(inbound, chinese));
  for (std::size_t i = 0; i < files.size() && parts.size() < kMostParts; ++i) {
    if (files[i]) {
      parts.emplace_back(*files[i]);
      continue;
    }
    const std::string& name = inbound.media[i].name;
    const std::string url = inbound.type == InboundType::link ? inbound.media[i].url : "";
    add_words(parts,
              url.empty() ? placeholder(inbound.type, chinese) + (name.empty() ? "" : " " + name) : url);
  }
  const bool tells_something = inbound.type != InboundType::event && inbound.type != InboundType::button;
  if (parts.empty() && tells_something) add_words(parts, placeholder(inbound.type, chinese));
  return parts;
}

std::string media_name(const Inbound& inbound, const Media& media) {
  if (!media.name.empty()) return media.name;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEndings = {
      {{"image/png", ".png"},
       {"image/gif", ".gif"},
       {"image/webp", ".webp"},
       {"image/", ".jpg"},
       {"audio/mpeg", ".mp3"},
       {"video/", ".mp4"},
       {"application/pdf", ".pdf"},
       {"text/csv", ".csv"}}};
  for (const auto& [mime, ending] : kEndings) {
    if (media.mime.starts_with(mime)) return std::string(to_text(inbound.type)) + std::string(ending);
  }
  return std::string(to_text(inbound.type));
}

}  // namespace yingda::channels
