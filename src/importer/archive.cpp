#include "importer/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <utility>

namespace yingda::importer {
namespace {

// An XLSX has a few dozen parts; thousands of them are an attack.
constexpr int kMaxParts = 4096;

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

std::unexpected<Error> unreadable() {
  return fail(ErrorKind::invalid, "import_unreadable",
              "The spreadsheet is damaged, encrypted or no XLSX file; save it again as .xlsx or as CSV.");
}

std::unexpected<Error> too_large() {
  return fail(ErrorKind::too_large, "import_too_large", "The spreadsheet unpacks to more than 100 MiB.");
}

// Adds to `text` what the part holds, as long as `left` bytes are allowed.
Status read_part(archive* reader, std::string& text, std::size_t& left) {
  char buffer[65536];
  for (;;) {
    const auto size = archive_read_data(reader, buffer, sizeof buffer);
    if (size < 0) return unreadable();
    if (size == 0) return {};
    if (static_cast<std::size_t>(size) > left) return too_large();
    left -= static_cast<std::size_t>(size);
    text.append(buffer, static_cast<std::size_t>(size));
  }
}

bool is_wanted(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

}  // namespace

Result<std::map<std::string, std::string>> unpack_xml(std::string_view bytes, std::size_t limit) {
  const Archive reader(archive_read_new());
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return unreadable();
  std::map<std::string, std::string> parts;
  archive_entry* entry = nullptr;
  for (int count = 0;; ++count) {
    const int next = archive_read_next_header(reader.get(), &entry);
    if (next == ARCHIVE_EOF) return parts;
    if ((next != ARCHIVE_OK && next != ARCHIVE_WARN) || count >= kMaxParts) return unreadable();
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr || !is_wanted(name)) continue;
    std::string text;
    if (auto read = read_part(reader.get(), text, limit); !read)
      return std::unexpected(std::move(read.error()));
    parts.insert_or_assign(name, std::move(text));
  }
}

}  // namespace yingda::importer
