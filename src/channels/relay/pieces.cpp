#include "channels/relay/pieces.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "channels/text_split.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kPartLimit = 8000;  // of TextPart
constexpr std::size_t kLabelLimit = 200;  // of Button

// Gathers the pieces; a text waits for the choices that may follow it.
class PieceMaker {
 public:
  PieceMaker(const Capabilities& can, bool chinese, const std::string& base_url)
      : can_(can), chinese_(chinese), base_url_(base_url) {}

  void text(std::string_view words) {
    if (trim(words).empty()) return;
    if (!pending_.empty()) pending_ += "\n\n";
    pending_ += words;
  }

  void file(const FilePart& file) {
    if (file.image ? can_.images : can_.files) {
      flush();
      pieces_.push_back({file, file.name});
      return;
    }
    const char* kind =
        file.image ? (chinese_ ? "[图片] " : "[picture] ") : (chinese_ ? "[文件] " : "[file] ");
    text(kind + file.name + (address_of(file.url).empty() ? "" : "\n" + address_of(file.url)));
    flush();
  }

  void choices(const std::vector<Button>& options) {
    const bool shown = can_.choices > 0 && options.size() <= can_.choices;
    if (!shown) return numbered(options);
    auto above = split(pending_.empty() ? std::string(chinese_ ? "请选择：" : "Please choose:") : pending_);
    pending_.clear();
    const std::string last = std::move(above.back());
    above.pop_back();
    add_texts(above);
    QuickRepliesPart part{options};
    for (Button& option : part.options) {
      option.label = prefix_code_points(option.label, std::min(can_.choice_limit, kLabelLimit));
      option.url = address_of(option.url);
    }
    pieces_.push_back({std::move(part), last});
  }

  void cards(const CardPart& part) {
    if (can_.cards) {
      flush();
      pieces_.push_back({part, plain_text({part})});
      return;
    }
    std::vector<Button> options;
    for (const Card& card : part.cards) {
      if (!card.image_url.empty() && can_.images) {
        flush();
        pieces_.push_back({FilePart{true, card.image_url, card.title, "", 0, 0, 0}, card.title});
      }
      text(card.text.empty() ? card.title : card.title + "\n" + card.text);
      for (const Button& button : card.buttons) {
        if (!button.url.empty()) {
          line(button.label + (chinese_ ? "：" : ": ") + address_of(button.url));
        } else {
          options.push_back(button);
        }
      }
    }
    if (!options.empty()) choices(options);
    flush();
  }

  void flush() {
    if (!pending_.empty()) add_texts(split(pending_));
    pending_.clear();
  }

  std::vector<Piece> take() {
    flush();
    return std::move(pieces_);
  }

 private:
  void line(const std::string& words) {
    if (!pending_.empty()) pending_ += '\n';
    pending_ += words;
  }

  // The bot understands the number of what it offered.
  void numbered(const std::vector<Button>& options) {
    for (std::size_t i = 0; i < options.size(); ++i) {
      const Button& option = options[i];
      line(std::to_string(i + 1) + ". " + option.label +
           (option.url.empty() ? "" : " " + address_of(option.url)));
    }
    flush();
  }

  std::vector<std::string> split(const std::string& words) const {
    return split_text(words, std::min(can_.text_limit, kPartLimit), can_.text_unit);
  }
  void add_texts(const std::vector<std::string>& texts) {
    for (const std::string& words : texts) pieces_.push_back({TextPart{words}, words});
  }
  std::string address_of(const std::string& url) const {
    return url.starts_with('/') && !base_url_.empty() ? base_url_ + url : url;
  }

  const Capabilities& can_;
  const bool chinese_;
  const std::string& base_url_;
  std::string pending_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(const Parts& parts, const Capabilities& can, bool chinese,
                             const std::string& base_url) {
  PieceMaker maker(can, chinese, base_url);
  for (const Part& part : parts) {
    if (const auto* words = std::get_if<TextPart>(&part)) maker.text(words->text);
    if (const auto* file = std::get_if<FilePart>(&part)) maker.file(*file);
    if (const auto* card = std::get_if<CardPart>(&part)) maker.cards(*card);
    if (const auto* choice = std::get_if<QuickRepliesPart>(&part)) maker.choices(choice->options);
  }
  return maker.take();
}

}  // namespace yingda::channels
