#include "channels/form.hpp"

#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (const auto byte =
                   text[i] == '%' && i + 2 < text.size() ? from_hex(text.substr(i + 1, 2)) : std::nullopt) {
      out += *byte;
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// A quoted string of a header must not end early.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') {
      out += "%22";
    } else if (c != '\r' && c != '\n') {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

Fields parse_form(std::string_view text) {
  Fields out;
  while (!text.empty()) {
    const auto end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    out.emplace_back(decode(pair.substr(0, equals)), decode(value));
  }
  return out;
}

std::string form_of(const Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += percent_encode(name) + "=" + percent_encode(value);
  }
  return out;
}

void put_multipart(Call& call, const Fields& fields, const FormFile& file, std::string_view id) {
  const std::string boundary = "yingda" + std::string(id);
  for (const auto& [name, value] : fields)
    call.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + in_quotes(name) +
                 "\r\n\r\n" + value + "\r\n";
  call.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + in_quotes(file.field) +
               "; filename=" + in_quotes(file.name) + "\r\nContent-Type: " + file.mime + "\r\n\r\n";
  call.body += file.bytes;
  call.body += "\r\n--" + boundary + "--\r\n";
  call.headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + boundary);
}

}  // namespace yingda::channels
