#include "importer/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.hpp"

namespace yingda::importer {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  // Malformed bytes are an error, never replaced in silence.
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

std::optional<std::string> convert(const char* encoding, std::string_view bytes) {
  const Converter from = open(encoding);
  const Converter to = open("UTF-8");
  if (!from || !to) return std::nullopt;
  std::string text;
  char buffer[16384];
  UChar pivot[4096];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = bytes.data();
  const char* end = bytes.data() + bytes.size();
  bool first = true;
  for (;;) {
    UErrorCode error = U_ZERO_ERROR;
    char* target = buffer;
    ucnv_convertEx(to.get(), from.get(), &target, buffer + sizeof buffer, &source, end, pivot, &pivot_source,
                   &pivot_target, pivot + std::size(pivot), first ? 1 : 0, 1, &error);
    first = false;
    text.append(buffer, target);
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    return U_SUCCESS(error) ? std::optional(std::move(text)) : std::nullopt;
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Whether most of the lines that say anything in other than ASCII are UTF-8. GB18030 lines hardly ever are,
// so that this tells a UTF-8 file with some damaged rows from a GB18030 file.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  while (!bytes.empty()) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    if (is_ascii(line)) continue;
    ++(is_utf8(line) ? good : bad);
  }
  return good > bad;
}

}  // namespace

std::string to_utf8(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE"sv))
    return convert("UTF-16LE", bytes.substr(2)).value_or(std::string(bytes));
  if (bytes.starts_with("\xFE\xFF"sv))
    return convert("UTF-16BE", bytes.substr(2)).value_or(std::string(bytes));
  if (is_utf8(bytes) || is_mostly_utf8(bytes)) return std::string(bytes);
  return convert("GB18030", bytes).value_or(std::string(bytes));
}

}  // namespace yingda::importer
