#include "importer/table.hpp"

#include <utility>

#include "importer/drafts.hpp"
#include "importer/raw_table.hpp"

namespace yingda::importer {

Result<ImportTable> read_table(std::string_view bytes, std::string_view file_name,
                               const ImportOptions& options) {
  auto raw = read_raw_table(bytes, file_name, knowledge_subject());
  if (!raw) return std::unexpected(std::move(raw.error()));
  return build_drafts(std::move(*raw), options);
}

}  // namespace yingda::importer
