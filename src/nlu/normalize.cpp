#include "nlu/normalize.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/text.hpp"
#include "nlu/chinese/forms.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kMaxCodePoints = 4000;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Sound bytes are kept, each other byte becomes U+FFFD.
std::string mended(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 8);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t length = 1;
    while (length < 4 && !is_utf8(bytes.substr(at, length))) ++length;
    const auto piece = bytes.substr(at, length);
    const bool sound = is_utf8(piece);
    out += sound ? piece : kReplacement;
    at += sound ? piece.size() : 1;
  }
  return out;
}

std::string folded(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  if (U_FAILURE(status) != 0) return std::string(utf8);
  out.reserve(utf8.size());
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink,
                            nullptr, status);
  return U_FAILURE(status) != 0 ? std::string(utf8) : out;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  return c < 0x4E00 &&
         (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || u_iscntrl(static_cast<UChar32>(c)) != 0);
}

bool is_mark(char32_t c) {
  if (is_unspaced(c) || is_ascii_letter(c) || is_ascii_digit(c)) return false;
  return u_ispunct(static_cast<UChar32>(c)) != 0 || c == '~' || c == '^' || c == '$' || c == '+' || c == '=';
}

}  // namespace

std::string normalize(std::string_view utf8) {
  std::string sound;
  if (!is_utf8(utf8)) {
    sound = mended(utf8);
    utf8 = sound;
  }
  const std::string text = folded(comparable_chinese(std::string(prefix_code_points(utf8, kMaxCodePoints))));
  std::string out;
  out.reserve(text.size());
  char32_t last = 0;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = code_point_at(text, at);
    const auto bytes = std::string_view(text).substr(at, c.length);
    at += c.length;
    if (is_space(c.value)) {
      space = !out.empty();
      continue;
    }
    if (!space && c.value == last && is_mark(c.value)) continue;
    if (space) out += ' ';
    space = false;
    out += bytes;
    last = c.value;
  }
  return out;
}

}  // namespace yingda::nlu
