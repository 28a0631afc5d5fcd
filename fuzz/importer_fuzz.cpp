// Any bytes as an import file: whatever they are, every row is kept or refused, and what is kept can be
// stored.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "importer/table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte chooses the name, so that all readers are reached.
  const std::string_view name = data[0] % 2 == 0 ? "kb.csv" : "kb.jsonl";
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto table = yingda::importer::read_table(bytes, name);
  if (!table) return 0;
  for (const auto& draft : table->drafts) {
    const bool sound = !draft.question.empty() && !draft.answers.empty() && yingda::is_utf8(draft.question) &&
                       yingda::is_utf8(draft.answers.front().text);
    if (!sound) std::abort();
  }
  for (const auto& row : table->refused) {
    if (row.code.empty() || row.reason.empty() || !yingda::is_utf8(row.text)) std::abort();
  }
  return 0;
}
