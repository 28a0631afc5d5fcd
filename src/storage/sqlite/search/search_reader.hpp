#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "storage/sqlite/search/tokens.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

// Looks into the search index (search_index.hpp). Belongs to one thread; the index is opened at the first
// search.
class SearchReader {
 public:
  explicit SearchReader(std::string file) : file_(std::move(file)) {}
  // Messages of the workspace that hold all phrases of the query, newest first, id < before (0 = from the
  // newest).
  std::vector<MessageId> find(WorkspaceId workspace, const std::string& query, MessageId before, int limit);

 private:
  std::string file_;
  std::optional<Connection> db_;
};

}  // namespace yingda::storage
