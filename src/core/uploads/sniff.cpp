#include "core/uploads/sniff.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "core/uploads/image_size.hpp"

namespace yingda {
namespace {

using SizeOf = std::optional<ImageSize> (*)(std::string_view);

struct Signature {
  std::string_view magic;
  std::size_t at;
  std::string_view media_type;
  SizeOf size_of;         // null = no picture
  std::string_view tail;  // must stand near the end of a whole file; "" = anything
};

using std::string_view_literals::operator""sv;
constexpr std::array kSignatures = {
    Signature{"\x89PNG\r\n\x1a\n"sv, 0, "image/png", png_size, "IEND"},
    Signature{"\xff\xd8\xff"sv, 0, "image/jpeg", jpeg_size, "\xff\xd9"},
    Signature{"GIF87a"sv, 0, "image/gif", gif_size, ""},
    Signature{"GIF89a"sv, 0, "image/gif", gif_size, ""},
    Signature{"WEBPVP8"sv, 8, "image/webp", webp_size, ""},
    Signature{"%PDF-"sv, 0, "application/pdf", nullptr, "%%EOF"},
    Signature{"ID3"sv, 0, "audio/mpeg", nullptr, ""},
    Signature{"\xff\xfb"sv, 0, "audio/mpeg", nullptr, ""},
    Signature{"\xff\xf3"sv, 0, "audio/mpeg", nullptr, ""},
    Signature{"\xff\xf2"sv, 0, "audio/mpeg", nullptr, ""},
    Signature{"ftyp"sv, 4, "video/mp4", nullptr, ""},
};

bool starts_with_signature(std::string_view bytes, const Signature& signature) {
  return bytes.size() >= signature.at + signature.magic.size() &&
         bytes.substr(signature.at, signature.magic.size()) == signature.magic;
}

std::unexpected<Error> broken(std::string_view media_type) {
  return fail(ErrorKind::invalid, "upload_broken",
              "The file begins like " + std::string(media_type) + " but is damaged or cut off.");
}

std::unexpected<Error> not_allowed() {
  return fail(ErrorKind::unsupported, "upload_type_not_allowed",
              "Only PNG, JPEG, GIF, WebP, PDF, DOCX, XLSX, MP3, MP4, text and CSV files can be uploaded.");
}

// Writers may append a few bytes (padding, metadata) after the end mark.
bool has_tail(std::string_view bytes, std::string_view tail) {
  return bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 2048)).find(tail) !=
         std::string_view::npos;
}

// WebP names its own length; a file that is shorter was cut off.
bool is_whole_webp(std::string_view bytes) {
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    length |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[4 + i])) << (8 * i);
  }
  return bytes.starts_with("RIFF") && length + 8 <= bytes.size();
}

Result<Sniffed> from_signature(std::string_view bytes, const Signature& signature) {
  Sniffed found{std::string(signature.media_type)};
  if (signature.size_of != nullptr) {
    const auto size = signature.size_of(bytes);
    if (!size) return broken(signature.media_type);
    found.width = size->width;
    found.height = size->height;
  }
  const bool whole = signature.tail.empty() || has_tail(bytes, signature.tail);
  if (!whole || (found.media_type == "image/webp" && !is_whole_webp(bytes)))
    return broken(signature.media_type);
  return found;
}

// Office files are ZIP archives; their directory of names stands at the end, uncompressed.
Result<Sniffed> from_zip(std::string_view bytes) {
  const auto end = bytes.rfind("PK\x05\x06"sv);
  if (end == std::string_view::npos || end + 22 > bytes.size()) return broken("a ZIP archive");
  const auto holds = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
  if (!holds("[Content_Types].xml") || holds("vbaProject.bin")) return not_allowed();
  if (holds("word/document.xml")) {
    return Sniffed{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
  }
  if (holds("xl/workbook.xml"))
    return Sniffed{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  return not_allowed();
}

// Browsers and mail programs guess by the beginning; nothing that could be taken for a page may pass as text.
bool looks_like_markup(std::string_view text) {
  const std::string head = ascii_lower(trim(text.substr(0, 1024)));
  constexpr std::array kMarks = {"<!doctype"sv, "<html"sv, "<head"sv,   "<body"sv, "<script"sv,
                                 "<svg"sv,      "<?xml"sv, "<iframe"sv, "<!--"sv};
  return std::ranges::any_of(kMarks, [&](std::string_view mark) { return head.starts_with(mark); }) ||
         head.find("<svg") != std::string::npos || head.find("<script") != std::string::npos;
}

Result<Sniffed> from_text(std::string_view bytes, std::string_view name) {
  const std::string_view text = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && (c < '\t' || c > '\r');
  };
  if (std::ranges::any_of(text, is_control) || !is_utf8(text) || looks_like_markup(text))
    return not_allowed();
  return Sniffed{ascii_lower(name).ends_with(".csv") ? "text/csv" : "text/plain"};
}

}  // namespace

Result<Sniffed> sniff(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return fail(ErrorKind::invalid, "upload_empty", "The file has no content.");
  for (const Signature& signature : kSignatures) {
    if (starts_with_signature(bytes, signature)) return from_signature(bytes, signature);
  }
  if (bytes.starts_with("PK\x03\x04"sv)) return from_zip(bytes);
  return from_text(bytes, name);
}

const std::vector<AcceptedType>& accepted_types() {
  static const std::vector<AcceptedType> kTypes = {
      {"image/png", ".png", true},
      {"image/jpeg", ".jpg", true},
      {"image/gif", ".gif", true},
      {"image/webp", ".webp", true},
      {"application/pdf", ".pdf", true},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false},
      {"audio/mpeg", ".mp3", true},
      {"video/mp4", ".mp4", true},
      {"text/plain", ".txt", false},
      {"text/csv", ".csv", false},
  };
  return kTypes;
}

std::string clean_file_name(std::string_view name, std::string_view media_type) {
  if (!is_utf8(name)) name = {};
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string cleaned;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool refused =
        byte < 0x20 || byte == 0x7F || std::string_view(R"(<>:"|?*%#&;)").find(c) != std::string_view::npos;
    cleaned += refused ? '_' : c;
  }
  cleaned = trim(cleaned);
  while (cleaned.starts_with('.')) cleaned.erase(0, 1);
  const auto type = std::ranges::find(accepted_types(), media_type, &AcceptedType::media_type);
  const std::string extension(type == accepted_types().end() ? "" : type->extension);
  if (cleaned.empty()) return "file" + extension;
  if (code_points(cleaned) <= 120) return cleaned;
  return std::string(prefix_code_points(cleaned, 110)) + extension;
}

}  // namespace yingda
