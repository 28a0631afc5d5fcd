#include "channels/email/mime.hpp"

#include "base/text.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/transfer_encoding.hpp"

namespace yingda::channels::mail {
namespace {

constexpr int kDeepest = 16;
constexpr int kMostParts = 500;

// A line "--boundary" or "--boundary--".
struct Delimiter {
  std::size_t begin = std::string_view::npos;  // of the line break before it
  std::size_t end = 0;                         // behind its own line break
  bool last = false;
};

Delimiter find_delimiter(std::string_view body, std::string_view boundary, std::size_t from) {
  const std::string mark = "--" + std::string(boundary);
  for (std::size_t at = body.find(mark, from); at != std::string_view::npos; at = body.find(mark, at + 1)) {
    if (at != 0 && body[at - 1] != '\n') continue;
    std::size_t rest = at + mark.size();
    const bool last = body.substr(rest).starts_with("--");
    if (last) rest += 2;
    const auto line_end = std::min(body.find('\n', rest), body.size());
    if (!trim(body.substr(rest, line_end - rest)).empty()) continue;
    Delimiter out{at, std::min(line_end + 1, body.size()), last};
    if (out.begin > from) --out.begin;
    if (out.begin > from && body[out.begin - 1] == '\r') --out.begin;
    return out;
  }
  return {};
}

MimePart read_part(std::string_view raw, std::string id, int depth, int& budget);

void read_children(MimePart& part, int depth, int& budget) {
  const std::string boundary(part.type["boundary"]);
  Delimiter at = find_delimiter(part.body, boundary, 0);
  while (at.begin != std::string_view::npos && !at.last && budget > 0) {
    const Delimiter next = find_delimiter(part.body, boundary, at.end);
    // Without an end the rest is the last part's.
    const auto end = std::min(next.begin, part.body.size());
    const std::string number = std::to_string(part.parts.size() + 1);
    part.parts.push_back(read_part(part.body.substr(at.end, end - at.end),
                                   part.id.empty() ? number : part.id + "." + number, depth + 1, budget));
    at = next;
  }
}

MimePart read_part(std::string_view raw, std::string id, int depth, int& budget) {
  --budget;
  MimePart out;
  Entity entity = split_entity(raw);
  out.id = std::move(id);
  out.headers = std::move(entity.headers);
  out.body = entity.body;
  out.type = read_parameters(header(out.headers, "Content-Type"));
  if (out.type.value.find('/') == std::string::npos) out.type.value = "text/plain";
  out.disposition = read_parameters(header(out.headers, "Content-Disposition"));
  if (out.is_multipart() && !out.type["boundary"].empty() && depth < kDeepest)
    read_children(out, depth, budget);
  return out;
}

}  // namespace

std::string MimePart::bytes() const {
  return decode_transfer(body, header(headers, "Content-Transfer-Encoding"));
}

std::string MimePart::text() const { return clean_text(to_utf8(bytes(), type["charset"])); }

std::string MimePart::filename() const {
  const auto name = disposition["filename"];
  return std::string(name.empty() ? type["name"] : name);
}

MimePart read_parts(std::string_view raw) {
  int budget = kMostParts;
  return read_part(raw, "", 0, budget);
}

std::string clean_text(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (c == '\r') {
      if (i + 1 == utf8.size() || utf8[i + 1] != '\n') out += '\n';
    } else if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != 0x7F)) {
      out += c;
    }
  }
  if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  return out;
}

}  // namespace yingda::channels::mail
