#include "storage/sqlite/search/fts5_tokenizer.hpp"

#include "storage/sqlite/search/tokens.hpp"

namespace yingda::storage {
namespace {

using EmitToken = int (*)(void*, int, const char*, int, int, int);

int create_tokenizer(void*, const char**, int, Fts5Tokenizer** out) {
  // It has no state; FTS5 only wants something that is not null.
  static char nothing = 0;
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

void delete_tokenizer(Fts5Tokenizer*) {}

// The tokens of a phrase as search_phrases made them.
int emit_as_they_are(void* context, std::string_view text, EmitToken emit) {
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) {
      const int code = emit(context, 0, text.data() + at, static_cast<int>(end - at), static_cast<int>(at),
                            static_cast<int>(end));
      if (code != SQLITE_OK) return code;
    }
    at = end + 1;
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int size, EmitToken emit) {
  const std::string_view input(text, static_cast<std::size_t>(size));
  try {
    if (flags & FTS5_TOKENIZE_QUERY) return emit_as_they_are(context, input, emit);
    for (const auto& token : search_tokens(input)) {
      const int code = emit(context, token.same_position ? FTS5_TOKEN_COLOCATED : 0, token.text.data(),
                            static_cast<int>(token.text.size()), static_cast<int>(token.begin),
                            static_cast<int>(token.end));
      if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {  // no exception may pass through SQLite
    return SQLITE_NOMEM;
  }
}

fts5_api* api_of(Connection& db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

void register_search_tokenizer(Connection& db) {
  auto* api = api_of(db);
  if (!api) throw SqlError(SQLITE_ERROR, "this SQLite has no full-text search (FTS5)");
  fts5_tokenizer functions{create_tokenizer, delete_tokenizer, tokenize};
  const int code = api->xCreateTokenizer(api, "yingda", nullptr, &functions, nullptr);
  if (code != SQLITE_OK) throw SqlError(code, "the search tokenizer was refused");
}

}  // namespace yingda::storage
