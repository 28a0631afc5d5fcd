#include "core/knowledge/types.hpp"

namespace yingda {

std::string_view to_text(EntryStatus status) { return status == EntryStatus::draft ? "draft" : "published"; }

std::optional<EntryStatus> parse_entry_status(std::string_view text) {
  if (text == "draft") return EntryStatus::draft;
  if (text == "published") return EntryStatus::published;
  return std::nullopt;
}

}  // namespace yingda
