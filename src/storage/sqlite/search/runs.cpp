#include "storage/sqlite/search/runs.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>

namespace yingda::storage {
namespace {

enum class Kind { other, space, mark, word, unspaced };

// Nearly all of what is written here needs no tables: ASCII, and the Han characters that fold into
// themselves.
bool is_ascii(UChar32 c) { return c >= 0 && c < 0x80; }
bool is_plain_han(UChar32 c) { return c >= 0x4E00 && c <= 0x9FFF; }

Kind kind_of(UChar32 c) {
  if (is_plain_han(c)) return Kind::unspaced;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK)) return Kind::unspaced;
      break;
    default:
      break;
  }
  if (U_GET_GC_MASK(c) & U_GC_M_MASK) return Kind::mark;
  if (u_isalnum(c)) return Kind::word;
  return u_isUWhiteSpace(c) ? Kind::space : Kind::other;
}

void append_utf8(std::string& out, UChar32 c) {
  std::array<std::uint8_t, 4> bytes{};
  std::int32_t size = 0;
  UBool failed = false;
  U8_APPEND(bytes.data(), size, 4, c, failed);
  if (!failed) out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

// Compatibility decomposition without marks, lower case: Ａ -> a, é -> e, ﬁ -> fi, ½ -> 12.
std::string folded(UChar32 c, const UNormalizer2* nfkd) {
  if (is_ascii(c)) return std::string(1, static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
  std::string out;
  if (is_plain_han(c)) {
    append_utf8(out, c);
    return out;
  }
  std::array<UChar, 32> parts{};
  UErrorCode status = U_ZERO_ERROR;
  const auto length = unorm2_getDecomposition(nfkd, c, parts.data(), parts.size(), &status);
  // Hangul syllables stay whole: their letters are not what people search by.
  if (length < 0 || U_FAILURE(status) || (c >= 0xAC00 && c <= 0xD7A3)) {
    append_utf8(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
    return out;
  }
  for (std::int32_t at = 0; at < length;) {
    UChar32 part = 0;
    U16_NEXT(parts.data(), at, length, part);
    const auto kind = kind_of(part);
    if (kind == Kind::word || kind == Kind::unspaced) append_utf8(out, u_foldCase(part, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

}  // namespace

std::vector<CharRun> char_runs(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkd = unorm2_getNFKDInstance(&status);
  std::vector<CharRun> runs;
  bool open = false;  // the last run goes on
  bool space = false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);  // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
    const auto kind = c < 0 ? Kind::other : kind_of(c);
    const bool letter = kind == Kind::word || kind == Kind::unspaced;
    auto character = letter ? folded(c, nfkd) : std::string();
    // A mark, or a letter that folds into one (half-width voiced sounds), belongs to the character before.
    if (open && character.empty() && (letter || kind == Kind::mark)) {
      runs.back().chars.back().end = static_cast<std::size_t>(at);
      continue;
    }
    if (character.empty()) {
      open = false;
      space = space || kind == Kind::space;
      continue;
    }
    const bool unspaced = kind == Kind::unspaced;
    if (!open || runs.back().unspaced != unspaced) runs.push_back({unspaced, space, {}});
    runs.back().chars.push_back({std::move(character), begin, static_cast<std::size_t>(at)});
    open = true;
    space = false;
  }
  return runs;
}

}  // namespace yingda::storage
