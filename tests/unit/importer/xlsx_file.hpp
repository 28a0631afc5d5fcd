#pragma once
// Makes real XLSX files for the tests, with libarchive.

#include <archive.h>
#include <archive_entry.h>

#include <map>
#include <stdexcept>
#include <string>

namespace yingda::importer {

inline std::string zip(const std::map<std::string, std::string>& parts) {
  std::string bytes(64 * 1024 * 1024, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, text] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    if (archive_write_data(writer, text.data(), text.size()) < 0) throw std::runtime_error("zip");
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

// Sheets as the XML of their rows; `strings` as the XML of the shared strings.
inline std::string xlsx(const std::map<std::string, std::string>& sheets, const std::string& strings = "") {
  std::map<std::string, std::string> parts;
  std::string list, relations;
  int number = 0;
  for (const auto& [name, rows] : sheets) {
    const std::string id = std::to_string(++number);
    list += "<sheet name=\"" + name + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"/>";
    relations +=
        "<Relationship Id=\"rId" + id + "\" Type=\"worksheet\" Target=\"worksheets/sheet" + id + ".xml\"/>";
    parts["xl/worksheets/sheet" + id + ".xml"] =
        "<?xml version=\"1.0\"?><worksheet xmlns=\"main\"><sheetData>" + rows + "</sheetData></worksheet>";
  }
  parts["[Content_Types].xml"] = "<Types/>";
  parts["xl/workbook.xml"] = "<workbook xmlns:r=\"rel\"><sheets>" + list + "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
  if (!strings.empty()) parts["xl/sharedStrings.xml"] = "<sst>" + strings + "</sst>";
  return zip(parts);
}

inline std::string inline_cell(const std::string& at, const std::string& text) {
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

}  // namespace yingda::importer
