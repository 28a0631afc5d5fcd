#pragma once

#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

// Makes the tokenizer "yingda" (tokens.hpp) known to the connection; needed before it touches a table that
// uses it. In a MATCH expression a quoted text must be tokens already, separated by spaces.
void register_search_tokenizer(Connection& db);

}  // namespace yingda::storage
