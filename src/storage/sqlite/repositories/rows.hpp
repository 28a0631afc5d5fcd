#pragma once
// What the repositories share: reading all rows or the first one, and noticing a change that met no row.

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

template <class Read>
auto all_rows(Query& query, Read read) {
  std::vector<decltype(read(query))> rows;
  while (query.step()) rows.push_back(read(query));
  return rows;
}

template <class Read>
auto first_row(Query& query, Read read) {
  using Row = decltype(read(query));
  return query.step() ? std::optional<Row>(read(query)) : std::nullopt;
}

// An update takes what was found before in the same unit, so that a row of the workspace must be there.
inline void expect_changed(std::int64_t changed, const char* what) {
  if (changed != 1) throw std::logic_error(std::string("the change met no row of this workspace: ") + what);
}

}  // namespace yingda::storage
