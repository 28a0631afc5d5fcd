#include "channels/email/imap_syntax.hpp"

#include "base/text.hpp"

namespace yingda::channels::mail {
namespace {

constexpr int kMostNested = 32;

class ImapReader {
 public:
  explicit ImapReader(std::string_view text) : rest_(text) {}

  std::vector<ImapValue> values(int depth) {
    std::vector<ImapValue> out;
    while (!rest_.empty()) {
      const char c = rest_[0];
      if (c == ' ' || c == '\r' || c == '\n') {
        rest_.remove_prefix(1);
      } else if (c == ')') {
        rest_.remove_prefix(1);
        if (depth > 0) return out;
      } else if (c == '(' && depth < kMostNested) {
        rest_.remove_prefix(1);
        out.push_back({true, "", values(depth + 1)});
      } else if (c == '"') {
        out.push_back({false, quoted_text(), {}});
      } else if (c == '{') {
        out.push_back({false, literal(), {}});
      } else {
        out.push_back({false, atom(), {}});
      }
    }
    return out;
  }

 private:
  std::string quoted_text() {
    std::string out;
    std::size_t i = 1;
    for (; i < rest_.size() && rest_[i] != '"'; ++i) {
      if (rest_[i] == '\\' && i + 1 < rest_.size()) ++i;
      out += rest_[i];
    }
    rest_.remove_prefix(std::min(i + 1, rest_.size()));
    return out;
  }

  std::string literal() {
    const auto line = rest_.find('\n');
    const auto size = literal_at_end(rest_.substr(0, std::min(line, rest_.size())));
    if (line == std::string_view::npos || !size) {
      rest_.remove_prefix(1);
      return "";
    }
    std::string out(rest_.substr(line + 1, *size));
    rest_.remove_prefix(std::min(line + 1 + *size, rest_.size()));
    return out;
  }

  // "BODY[HEADER.FIELDS (DATE)]<0>" is one.
  std::string atom() {
    std::size_t i = 0;
    bool in_brackets = false;
    for (; i < rest_.size(); ++i) {
      const char c = rest_[i];
      if (c == '[') in_brackets = true;
      if (c == ']') in_brackets = false;
      if (c == '\r' || c == '\n' || (!in_brackets && (c == ' ' || c == '(' || c == ')'))) break;
    }
    // What cannot begin an atom, a list that is nested too deep, is passed over.
    std::string out(rest_.substr(0, i));
    rest_.remove_prefix(i == 0 ? 1 : i);
    return ascii_equal(out, "NIL") ? "" : out;
  }

  std::string_view rest_;
};

}  // namespace

std::vector<ImapValue> read_imap_values(std::string_view text) { return ImapReader(text).values(0); }

std::optional<std::size_t> literal_at_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!line.ends_with('}')) return std::nullopt;
  const auto open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  std::string_view digits = line.substr(open + 1, line.size() - open - 2);
  if (digits.ends_with('+')) digits.remove_suffix(1);
  constexpr std::size_t kMostDigits = 10;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  std::size_t out = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + static_cast<std::size_t>(c - '0');
  }
  return out;
}

std::uint32_t imap_number(std::string_view text) {
  std::uint64_t out = 0;
  if (text.empty()) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    out = out * 10 + static_cast<std::uint64_t>(c - '0');
    if (out > 0xFFFFFFFFULL) return 0;
  }
  return static_cast<std::uint32_t>(out);
}

ImapData read_imap_data(std::string_view response) {
  ImapData out;
  const auto take_word = [&] {
    const auto end = std::min(response.find(' '), response.size());
    const std::string_view word = response.substr(0, end);
    response.remove_prefix(std::min(end + 1, response.size()));
    return word;
  };
  if (response.starts_with("* ")) response.remove_prefix(2);
  std::string_view word = take_word();
  out.number = imap_number(word);
  if (!word.empty() && word[0] >= '0' && word[0] <= '9') word = take_word();
  for (const char c : word) out.name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  out.rest = response;
  return out;
}

std::uint32_t response_code(std::string_view response, std::string_view name) {
  const auto open = response.find('[');
  const auto close = response.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return 0;
  const std::string_view code = response.substr(open + 1, close - open - 1);
  const auto space = code.find(' ');
  if (space == std::string_view::npos || !ascii_equal(code.substr(0, space), name)) return 0;
  return imap_number(code.substr(space + 1));
}

const ImapValue* fetched(const std::vector<ImapValue>& values, std::string_view name) {
  for (const ImapValue& value : values) {
    if (!value.is_list) continue;
    for (std::size_t i = 0; i + 1 < value.list.size(); i += 2) {
      const std::string& key = value.list[i].text;
      const std::string_view plain = std::string_view(key).substr(0, key.find('['));
      if (ascii_equal(plain, name)) return &value.list[i + 1];
    }
  }
  return nullptr;
}

std::string imap_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace yingda::channels::mail
