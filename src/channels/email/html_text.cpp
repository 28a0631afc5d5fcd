#include "channels/email/html_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.hpp"

namespace yingda::channels::mail {
namespace {

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  bool single = false;  // "<br/>"
  std::map<std::string, std::string> attributes;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kEntities = {{
    {"nbsp", " "},  {"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},
    {"copy", "©"},  {"reg", "®"},    {"trade", "™"}, {"hellip", "…"}, {"mdash", "—"}, {"ndash", "–"},
    {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"}, {"rdquo", "”"},  {"bull", "•"},  {"middot", "·"},
    {"laquo", "«"}, {"raquo", "»"},  {"euro", "€"},  {"pound", "£"},  {"yen", "¥"},   {"cent", "¢"},
    {"times", "×"}, {"divide", "÷"}, {"deg", "°"},   {"sect", "§"},   {"para", "¶"},  {"larr", "←"},
    {"rarr", "→"},  {"ensp", " "},   {"emsp", " "},  {"thinsp", " "}, {"zwnj", ""},   {"zwj", ""},
    {"shy", ""},    {"zwsp", ""},
}};

constexpr std::array<std::string_view, 30> kBlocks = {
    "p",   "div", "br", "tr", "table", "ul",      "ol",      "li",     "h1",     "h2",
    "h3",  "h4",  "h5", "h6", "hr",    "section", "article", "header", "footer", "blockquote",
    "pre", "dl",  "dt", "dd", "form",  "address", "main",    "nav",    "aside",  "center"};
constexpr std::array<std::string_view, 7> kSilent = {"script",   "style",    "head",  "title",
                                                     "template", "noscript", "object"};
constexpr std::array<std::string_view, 8> kVoid = {"br", "hr", "img", "meta", "link", "input", "col", "wbr"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void put_point(std::string& out, unsigned long point) {
  const auto put = [&](unsigned long byte) { out += static_cast<char>(byte); };
  if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return;
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    put(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  } else {
    put(0xF0U | (point >> 18U));
    put(0x80U | ((point >> 12U) & 0x3FU));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

// The entity at the start of `text` ("&…;"), which is shortened by it; false where there is none.
bool take_entity(std::string_view& text, std::string& out) {
  constexpr std::size_t kLongest = 12;
  const auto end = text.substr(0, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
    const std::string digits(name.substr(hex ? 2 : 1));
    if (digits.empty() ||
        digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") != std::string::npos) {
      return false;
    }
    put_point(out, std::stoul(digits, nullptr, hex ? 16 : 10));
  } else {
    const auto found = std::ranges::find(kEntities, name, [](const auto& one) { return one.first; });
    if (found == kEntities.end()) return false;
    out += found->second;
  }
  text.remove_prefix(end + 1);
  return true;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text[0] == '&' && take_entity(text, out)) continue;
    out += text[0];
    text.remove_prefix(1);
  }
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The tag at the start of `html`, which is shortened by it.
Tag take_tag(std::string_view& html) {
  constexpr std::size_t kMostAttributes = 50;
  Tag tag;
  std::size_t i = 1;
  if (i < html.size() && html[i] == '/') {
    tag.closing = true;
    ++i;
  }
  const auto name_end = std::min(html.find_first_of(" \t\r\n\f/>", i), html.size());
  tag.name = ascii_lower(html.substr(i, name_end - i));
  i = name_end;
  while (i < html.size() && html[i] != '>') {
    if (is_space(html[i]) || html[i] == '/') {
      tag.single = html[i] == '/';
      ++i;
      continue;
    }
    const auto key_end = std::min(html.find_first_of(" \t\r\n\f=/>", i + 1), html.size());
    const std::string key = ascii_lower(html.substr(i, key_end - i));
    i = key_end;
    std::string value;
    if (i < html.size() && html[i] == '=') {
      ++i;
      while (i < html.size() && is_space(html[i])) ++i;
      const char quote = i < html.size() && (html[i] == '"' || html[i] == '\'') ? html[i] : '\0';
      if (quote != '\0') ++i;
      const auto value_end =
          std::min(quote != '\0' ? html.find(quote, i) : html.find_first_of(" \t\r\n\f>", i), html.size());
      value = decode_entities(html.substr(i, value_end - i));
      i = value_end;
      if (quote != '\0' && i < html.size()) ++i;
    }
    if (tag.attributes.size() < kMostAttributes) tag.attributes.emplace(key, std::move(value));
  }
  html.remove_prefix(std::min(i + 1, html.size()));
  return tag;
}

// Writes text with the white space of HTML collapsed.
class Writer {
 public:
  void text(std::string_view utf8, bool preformatted) {
    for (const char c : utf8) {
      if (preformatted && c == '\n') {
        line_break();
      } else if (is_space(c) && !preformatted) {
        space_ = true;
      } else {
        put(c);
      }
    }
  }
  void space() { space_ = true; }
  void words(std::string_view utf8) {
    for (const char c : utf8) put(c);
  }
  // Ends a line that has something in it.
  void block() {
    if (!at_start_) line_break();
  }
  void line_break() {
    out_ += '\n';
    at_start_ = true;
    space_ = false;
  }
  void quote(int change) { quotes_ = std::clamp(quotes_ + change, 0, 20); }
  std::size_t size() const { return out_.size(); }
  std::string_view since(std::size_t at) const {
    return std::string_view(out_).substr(std::min(at, out_.size()));
  }
  std::string take() { return std::move(out_); }

 private:
  void put(char c) {
    if (at_start_) {
      for (int i = 0; i < quotes_; ++i) out_ += "> ";
    } else if (space_) {
      out_ += ' ';
    }
    at_start_ = space_ = false;
    out_ += c;
  }
  std::string out_;
  bool at_start_ = true;
  bool space_ = false;
  int quotes_ = 0;
};

bool is_hidden(const Tag& tag) {
  const auto style = tag.attributes.find("style");
  if (style == tag.attributes.end()) return tag.attributes.contains("hidden");
  std::string plain = ascii_lower(style->second);
  std::erase(plain, ' ');
  return plain.find("display:none") != std::string::npos;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  std::string run() {
    while (!html_.empty()) {
      if (html_.starts_with("<!--")) {
        skip_past("-->");
      } else if (html_[0] == '<' && html_.size() > 1 &&
                 (html_[1] == '/' || html_[1] == '!' || html_[1] == '?' ||
                  (html_[1] >= 'A' && html_[1] <= 'Z') || (html_[1] >= 'a' && html_[1] <= 'z'))) {
        step(take_tag(html_));
      } else {
        take_text();
      }
    }
    return writer_.take();
  }

 private:
  void skip_past(std::string_view mark) {
    const auto end = html_.find(mark);
    html_.remove_prefix(end == std::string_view::npos ? html_.size() : end + mark.size());
  }

  void take_text() {
    const auto end = std::min(html_.find('<', 1), html_.size());
    if (skipping_.empty()) writer_.text(decode_entities(html_.substr(0, end)), preformatted_);
    html_.remove_prefix(end);
  }

  void step(const Tag& tag) {
    if (!skipping_.empty()) {
      if (tag.name != skipping_ || tag.single) return;
      depth_ += tag.closing ? -1 : 1;
      if (depth_ == 0) skipping_.clear();
      return;
    }
    const bool opens = !tag.closing && !tag.single && !is_one_of(kVoid, tag.name);
    if (opens && (is_one_of(kSilent, tag.name) || is_hidden(tag))) {
      skipping_ = tag.name;
      depth_ = 1;
      return;
    }
    layout(tag);
  }

  void layout(const Tag& tag) {
    if (tag.name == "br") {
      writer_.line_break();
      return;
    }
    if (is_one_of(kBlocks, tag.name)) writer_.block();
    if (tag.name == "blockquote") writer_.quote(tag.closing ? -1 : 1);
    if (tag.name == "pre") preformatted_ = !tag.closing;
    if (tag.name == "li" && !tag.closing) {
      writer_.words("-");
      writer_.space();
    }
    if (tag.name == "td" || tag.name == "th") writer_.space();
    if (tag.name == "a") link(tag);
  }

  void link(const Tag& tag) {
    if (!tag.closing) {
      const auto href = tag.attributes.find("href");
      href_ = href == tag.attributes.end() ? "" : href->second;
      link_at_ = writer_.size();
      return;
    }
    const bool web = href_.starts_with("http://") || href_.starts_with("https://");
    const auto own = trim(writer_.since(link_at_));
    if (web && !own.empty() && own.find(href_) == std::string_view::npos &&
        href_.find(own) == std::string::npos) {
      writer_.words(" (" + href_ + ")");
    }
    href_.clear();
  }

  std::string_view html_;
  Writer writer_;
  std::string skipping_;  // the element that is left out
  int depth_ = 0;
  bool preformatted_ = false;
  std::string href_;
  std::size_t link_at_ = 0;
};

}  // namespace

std::string html_to_text(std::string_view html) {
  const std::string text = HtmlReader(html).run();
  // At most one empty line between two paragraphs.
  std::string out;
  int breaks = 2;
  for (const char c : text) {
    breaks = c == '\n' ? breaks + 1 : 0;
    if (breaks <= 2) out += c;
  }
  return std::string(trim(out));
}

}  // namespace yingda::channels::mail
