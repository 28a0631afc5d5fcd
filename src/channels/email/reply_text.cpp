#include "channels/email/reply_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace yingda::channels::mail {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_quoted(std::string_view line) { return trim(line).starts_with('>'); }

// "Am 3. Mai schrieb Wu <wu@x.example>:" and what other mailers write above the quoted message.
struct Attribution {
  std::string_view begin;
  std::string_view verb;
};
constexpr std::array kAttributions = {
    Attribution{"on ", "wrote:"},  Attribution{"on ", "wrote："},  Attribution{"am ", "schrieb"},
    Attribution{"le ", "écrit"},   Attribution{"el ", "escribió"}, Attribution{"em ", "escreveu"},
    Attribution{"il ", "scritto"}, Attribution{"op ", "schreef"},  Attribution{"在", "写道："},
    Attribution{"在", "写道:"},    Attribution{"于", "写道："},    Attribution{"于", "写道:"},
    Attribution{"於", "寫道："},   Attribution{"在", "寫道："},    Attribution{"20", "写道："},
    Attribution{"20", "写道:"},    Attribution{"20", "寫道："},    Attribution{"20", ">:"},
    Attribution{"\"", "写道："},   Attribution{"\"", "wrote:"},    Attribution{"from ", "wrote:"}};

// How many lines, at most three, from `at` on are such an attribution; 0 = none. They must end with the verb.
std::size_t attribution_lines(const Lines& lines, std::size_t at) {
  constexpr std::size_t kMost = 3;
  constexpr std::size_t kLongest = 300;
  std::string joined;
  for (std::size_t count = 1; count <= kMost && at + count <= lines.size(); ++count) {
    const std::string_view line = trim(lines[at + count - 1]);
    if (line.empty()) return 0;
    if (!joined.empty()) joined += ' ';
    joined += ascii_lower(line);
    if (joined.size() > kLongest) return 0;
    for (const auto& [begin, verb] : kAttributions) {
      if (!joined.starts_with(begin)) continue;
      const bool ends =
          joined.ends_with(verb) ||
          (joined.ends_with(':') && joined.find(verb) != std::string::npos && verb.back() != ':');
      // A sentence of the customer's may begin so; a time or an address shows that it is a mailer's.
      if (ends && joined.find_first_of("0123456789@") != std::string::npos) return count;
    }
  }
  return 0;
}

constexpr std::array<std::string_view, 12> kFromLabels = {
    "from:", "发件人:", "发件人：", "寄件者:", "寄件者：", "寄件人:",
    "von:",  "de:",     "da:",      "van:",    "差出人:",  "보낸 사람:"};
constexpr std::array<std::string_view, 28> kOtherLabels = {
    "sent:",     "date:",   "to:",      "subject:",  "发送时间:", "发送时间：", "收件人:",
    "收件人：",  "主题:",   "主题：",   "日期:",     "日期：",    "时间:",      "时间：",
    "寄件日期:", "收件者:", "主旨:",    "gesendet:", "an:",       "betreff:",   "envoyé :",
    "à :",       "objet :", "enviado:", "para:",     "asunto:",   "件名:",      "제목:"};

template <std::size_t N>
bool begins_with_label(std::string_view line, const std::array<std::string_view, N>& labels) {
  std::string plain = ascii_lower(trim(line));
  std::erase(plain, '*');  // bold in the plain form of some mailers
  return std::ranges::any_of(labels, [&](std::string_view label) { return plain.starts_with(label); });
}

// The header of the message before, as Outlook and QQ Mail write it.
bool is_header_block(const Lines& lines, std::size_t at) {
  constexpr std::size_t kNear = 5;
  if (!begins_with_label(lines[at], kFromLabels)) return false;
  for (std::size_t i = at + 1; i < lines.size() && i <= at + kNear; ++i) {
    if (begins_with_label(lines[i], kOtherLabels)) return true;
  }
  return false;
}

// "-----Original Message-----" in the language of the mailer.
bool is_divider(std::string_view line) {
  constexpr std::array<std::string_view, 8> kWords = {
      "original message",        "原始邮件",          "原邮件",           "原始郵件",
      "ursprüngliche nachricht", "message d'origine", "mensaje original", "原始信件"};
  const std::string plain = ascii_lower(trim(line));
  if (!plain.starts_with("--") && !plain.starts_with("__")) return false;
  return std::ranges::any_of(kWords,
                             [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

bool is_forward(std::string_view line) {
  constexpr std::array<std::string_view, 6> kWords = {"forwarded message", "转发的邮件",
                                                      "转发邮件",          "轉寄郵件",
                                                      "begin forwarded",   "weitergeleitete nachricht"};
  const std::string plain = ascii_lower(trim(line));
  return (plain.starts_with("--") || plain.starts_with("begin ")) &&
         std::ranges::any_of(kWords,
                             [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

// What a phone writes under every message.
bool is_device_line(std::string_view line) {
  constexpr std::array<std::string_view, 12> kBegins = {
      "sent from my ", "sent from mail for ", "get outlook for ", "sent from yahoo",
      "发自我的",      "发送自我的",          "發自我的",         "从我的",
      "来自我的",      "发送自 windows",      "von meinem ",      "envoyé de mon "};
  constexpr std::size_t kLongest = 80;
  const std::string plain = ascii_lower(trim(line));
  return plain.size() <= kLongest &&
         std::ranges::any_of(kBegins, [&](std::string_view begin) { return plain.starts_with(begin); });
}

bool only_quotes_follow(const Lines& lines, std::size_t at) {
  for (; at < lines.size(); ++at) {
    if (!trim(lines[at]).empty()) return is_quoted(lines[at]);
  }
  return false;
}

// The lines that are new, in order.
Lines new_lines(const Lines& lines) {
  Lines out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    if (is_forward(line)) {
      out.insert(out.end(), lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end());
      return out;
    }
    if (line == "-- " || line == "--") return out;
    if (is_divider(line) || is_header_block(lines, i)) return out;
    if (const auto count = attribution_lines(lines, i); count > 0) {
      // Of a mailer that marks no lines, all that follows is the old message.
      if (!only_quotes_follow(lines, i + count)) return out;
      i += count - 1;
      continue;
    }
    if (!is_quoted(line)) out.push_back(line);
  }
  return out;
}

constexpr std::array<std::string_view, 18> kReplyMarks = {
    "re:",   "re：",   "aw:",   "sv:",    "antw:", "fw:",    "fwd:",  "wg:",    "tr:",
    "回复:", "回复：", "答复:", "答复：", "回覆:", "回覆：", "转发:", "转发：", "轉寄:"};

}  // namespace

std::string reply_text(std::string_view text) {
  Lines kept = new_lines(lines_of(text));
  const auto drop_blank = [&] {
    while (!kept.empty() && trim(kept.back()).empty()) kept.pop_back();
  };
  drop_blank();
  while (!kept.empty() && is_device_line(kept.back())) {
    kept.pop_back();
    drop_blank();
  }
  std::string out;
  for (const std::string_view line : kept) {
    const auto end = line.find_last_not_of(" \t");
    out.append(line.substr(0, end == std::string_view::npos ? 0 : end + 1)).append("\n");
  }
  const std::string_view fresh = trim(out);
  return std::string(fresh.empty() ? trim(text) : fresh);
}

std::string subject_token(std::string_view subject) {
  constexpr std::size_t kLongest = 40;
  const auto at = subject.find("[#");
  if (at == std::string_view::npos) return "";
  const auto end = subject.find(']', at);
  if (end == std::string_view::npos || end - at - 2 > kLongest) return "";
  const std::string_view token = subject.substr(at + 2, end - at - 2);
  for (const char c : token) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    if (!plain) return "";
  }
  return std::string(token);
}

std::string bare_subject(std::string_view subject) {
  std::string plain(subject);
  if (const std::string token = subject_token(plain); !token.empty()) {
    const std::string mark = "[#" + token + "]";
    plain.erase(plain.find(mark), mark.size());
  }
  std::string_view rest = trim(plain);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : kReplyMarks) {
      if (!ascii_equal(rest.substr(0, mark.size()), mark)) continue;
      rest = trim(rest.substr(mark.size()));
      found = true;
    }
  }
  return std::string(rest);
}

}  // namespace yingda::channels::mail
