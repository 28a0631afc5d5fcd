#include "channels/email/compose.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/mime.hpp"
#include "channels/email/reply_text.hpp"
#include "channels/email/transfer_encoding.hpp"
#include "channels/email/words.hpp"
#include "channels/text_split.hpp"

namespace yingda::channels::mail {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string one_line(std::string_view text) {
  std::string out = clean_text(to_utf8(text, "utf-8"));
  std::ranges::replace(out, '\n', ' ');
  std::ranges::replace(out, '\t', ' ');
  return out;
}

// "=?…?= <help@shop.example>"; a name in ASCII is quoted.
std::string mailbox_text(std::string_view name, std::string_view address) {
  const std::string plain = one_line(name);
  const std::string angle = "<" + one_line(address) + ">";
  if (plain.empty()) return one_line(address);
  const std::string encoded = encode_words(plain);
  if (encoded != plain) return encoded + "\r\n " + angle;
  std::string quoted = "\"";
  for (const char c : plain) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\" " + angle;
}

std::string ids_text(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) {
    if (!out.empty()) out += "\r\n ";
    out += id;
  }
  return out;
}

bool is_mime_type(std::string_view mime) {
  const auto slash = mime.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == mime.size() || mime.size() > 100)
    return false;
  return mime.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.+-_/") ==
         std::string_view::npos;
}

// Headers and body of the text: quoted-printable where it is mostly ASCII, so that it stays readable.
std::string text_part(std::string_view text) {
  const std::string clean = clean_text(to_utf8(text, "utf-8"));
  const auto wide = static_cast<std::size_t>(
      std::ranges::count_if(clean, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  std::string out = "Content-Type: text/plain; charset=utf-8\r\n";
  if (wide * 6 > clean.size()) {
    std::string lines;
    for (const char c : clean) lines += c == '\n' ? std::string(kLineEnd) : std::string(1, c);
    return out + "Content-Transfer-Encoding: base64\r\n\r\n" + encode_base64_lines(lines);
  }
  return out + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + encode_quoted_printable(clean) +
         "\r\n";
}

std::string file_part(const Enclosure& file) {
  constexpr std::size_t kLongestName = 200;
  const std::string whole = one_line(file.name);
  const std::string_view name = prefix_bytes(whole, kLongestName);
  std::string out = "Content-Type: ";
  out += is_mime_type(file.mime) && !file.mime.starts_with("multipart/") && !file.mime.starts_with("message/")
             ? file.mime
             : "application/octet-stream";
  return out + write_parameter("name", name) + "\r\nContent-Disposition: attachment" +
         write_parameter("filename", name) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         encode_base64_lines(file.bytes);
}

// Of what is sent, so that the same message is the same bytes. "=_" stands in no quoted-printable line, and a
// base64 line has no '_'.
std::string boundary_of(const Letter& letter) {
  return "=_" + to_hex(sha256(letter.message_id + letter.text)).substr(0, 32);
}

std::string head_of(const Letter& letter) {
  std::string out;
  const auto put = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out.append(name).append(": ").append(value).append(kLineEnd);
  };
  const auto only_ids = [](std::string_view text) { return ids_text(read_message_ids(text)); };
  put("Message-ID", only_ids(letter.message_id));
  put("Date", write_date(letter.date));
  put("From", mailbox_text(letter.from_name, letter.from));
  put("To", one_line(letter.to));
  put("Reply-To", one_line(letter.reply_to));
  put("Subject", encode_words(one_line(letter.subject)));
  put("In-Reply-To", only_ids(letter.in_reply_to));
  std::string all;
  for (const std::string& id : trim_references(letter.references)) all += id;
  put("References", only_ids(all));
  if (letter.automatic) {
    put("Auto-Submitted", "auto-replied");
    put("X-Auto-Response-Suppress", "All");
  }
  if (!letter.list_unsubscribe.empty())
    put("List-Unsubscribe", "<" + one_line(letter.list_unsubscribe) + ">");
  put("MIME-Version", "1.0");
  return out;
}

}  // namespace

std::string build_message(const Letter& letter) {
  std::string out = head_of(letter);
  if (letter.files.empty()) return out + text_part(letter.text);
  const std::string boundary = boundary_of(letter);
  out += "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n";
  const auto put = [&](const std::string& part) { out += "\r\n--" + boundary + "\r\n" + part; };
  if (!letter.text.empty()) put(text_part(letter.text));
  for (const Enclosure& file : letter.files) put(file_part(file));
  return out + "\r\n--" + boundary + "--\r\n";
}

std::vector<std::string> trim_references(std::vector<std::string> references, std::size_t most) {
  if (references.size() > most) {
    const auto first = references.begin() + 1;
    references.erase(first, first + static_cast<std::ptrdiff_t>(references.size() - most));
  }
  return references;
}

std::string reply_subject(std::string_view subject) {
  const std::string bare = bare_subject(subject);
  return bare.empty() ? "Re:" : "Re: " + bare;
}

}  // namespace yingda::channels::mail
