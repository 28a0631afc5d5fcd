#include "channels/email/content.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "channels/email/html_text.hpp"

namespace yingda::channels::mail {
namespace {

// Parts that only say who sent the message.
constexpr std::array<std::string_view, 4> kSeals = {"application/pgp-signature",
                                                    "application/pkcs7-signature",
                                                    "application/x-pkcs7-signature", "application/pgp-keys"};

struct Gathered {
  Content content;
  bool plain = false;  // the text is of a text/plain part
};

File file_of(const MimePart& part) {
  File out;
  out.id = part.id.empty() ? "1" : part.id;  // the number of the only part of a message
  out.name = clean_text(part.filename());
  std::erase(out.name, '\n');
  out.mime = part.type.value;
  std::string_view id = trim(header(part.headers, "Content-ID"));
  if (id.starts_with('<') && id.ends_with('>') && id.size() > 2) id = id.substr(1, id.size() - 2);
  out.content_id = id;
  out.in_text = !out.content_id.empty() && part.disposition.value != "attachment";
  out.bytes = part.bytes();
  return out;
}

bool is_text(const MimePart& part) {
  if (part.disposition.value == "attachment" || !part.filename().empty()) return false;
  return part.type.value == "text/plain" || part.type.value == "text/html" || part.is_multipart();
}

void append(Content& to, Content&& more) {
  if (!more.text.empty() && !to.text.empty() && !to.text.ends_with('\n')) to.text += '\n';
  to.text += more.text;
  std::ranges::move(more.files, std::back_inserter(to.files));
}

Gathered gather(const MimePart& part);

// One and the same in several forms: the plain one where it says anything. Files may hang on either.
Gathered gather_alternative(const MimePart& part) {
  Gathered out;
  for (const MimePart& form : part.parts) {
    Gathered one = gather(form);
    const bool better =
        !trim(one.content.text).empty() && (trim(out.content.text).empty() || (one.plain && !out.plain));
    if (better) {
      out.content.text = std::move(one.content.text);
      out.plain = one.plain;
    }
    std::ranges::move(one.content.files, std::back_inserter(out.content.files));
  }
  return out;
}

Gathered gather_leaf(const MimePart& part) {
  Gathered out;
  if (!is_text(part)) {
    if (std::ranges::find(kSeals, part.type.value) == kSeals.end())
      out.content.files.push_back(file_of(part));
    return out;
  }
  out.plain = part.type.value != "text/html";
  out.content.text = out.plain ? part.text() : html_to_text(part.text());
  if (part.type["format"] == "flowed")
    out.content.text = unflow(out.content.text, ascii_lower(part.type["delsp"]) == "yes");
  return out;
}

Gathered gather(const MimePart& part) {
  if (part.parts.empty()) return gather_leaf(part);
  if (part.type.value == "multipart/alternative") return gather_alternative(part);
  Gathered out;
  for (const MimePart& child : part.parts) {
    Gathered one = gather(child);
    out.plain = out.plain || one.plain;
    append(out.content, std::move(one.content));
  }
  return out;
}

}  // namespace

Content read_content(const MimePart& message) { return gather(message).content; }

std::string unflow(std::string_view text, bool delsp) {
  std::string out;
  bool joins = false;
  std::size_t depth_before = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    const bool has_break = end < text.size();
    text.remove_prefix(has_break ? end + 1 : end);
    const auto depth = std::min(line.find_first_not_of('>'), line.size());
    std::string_view words = line.substr(depth);
    if (words.starts_with(' ')) words.remove_prefix(1);  // stuffed
    const bool joined = joins && depth == depth_before;
    if (joins && !joined) out += '\n';
    if (!joined && depth > 0) out.append(depth, '>').append(" ");
    joins = words.ends_with(' ') && words != "-- " && has_break;
    depth_before = depth;
    if (joins && delsp) words.remove_suffix(1);
    out += words;
    if (!joins && has_break) out += '\n';
  }
  return out;
}

}  // namespace yingda::channels::mail
