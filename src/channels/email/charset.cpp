#include "channels/email/charset.hpp"

#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/text.hpp"

namespace yingda::channels::mail {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

// Names under which a larger set is meant than the one of that name, or that ICU does not know.
constexpr std::array<std::pair<std::string_view, const char*>, 12> kWiderSets = {{
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"hz-gb-2312", "HZ"},
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"ks_c_5601-1987", "windows-949"},
    {"euc-kr", "windows-949"},
    {"big5", "Big5-HKSCS"},
    {"x-sjis", "Shift_JIS"},
    {"cp932", "windows-31j"},
}};

std::optional<std::string> convert_from(const char* charset, std::string_view bytes, bool strict) {
  const Converter from = open_converter(charset);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;
  if (strict) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  }
  std::string text;
  std::array<char, 8192> buffer;
  std::array<UChar, 4096> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* end = bytes.data() + bytes.size();
  bool first = true;
  for (;;) {
    UErrorCode error = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first ? 1 : 0, 1, &error);
    first = false;
    text.append(buffer.data(), target);
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    return U_SUCCESS(error) ? std::optional(std::move(text)) : std::nullopt;
  }
}

std::string guess(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  if (auto chinese = convert_from("GB18030", bytes, true)) return std::move(*chinese);
  return convert_from("windows-1252", bytes, false).value_or("");
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  if (bytes.empty()) return "";
  std::string name = ascii_lower(trim(charset));
  // 7-bit text with a wrong label is common, and text that is UTF-8 is hardly ever anything else.
  if (name.empty() || name == "us-ascii" || name == "ascii" || name == "unknown-8bit") return guess(bytes);
  if ((name == "utf-8" || name == "utf8") && is_utf8(bytes)) return std::string(bytes);
  for (const auto& [known, wider] : kWiderSets) {
    if (known == name) name = wider;
  }
  if (auto text = convert_from(name.c_str(), bytes, false)) return std::move(*text);
  return guess(bytes);
}

}  // namespace yingda::channels::mail
