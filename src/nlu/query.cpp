#include "nlu/query.hpp"

#include <algorithm>

#include "nlu/normalize.hpp"

namespace yingda::nlu {

Query query_of_normalized(std::string normalized) {
  Query query{std::move(normalized), {}};
  tokenize(query.normalized, query.tokens);
  std::ranges::sort(query.tokens, [](const Token& a, const Token& b) {
    return a.key != b.key ? a.key < b.key : a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  const auto repeated = std::ranges::unique(query.tokens, {}, &Token::key);
  query.tokens.erase(repeated.begin(), repeated.end());
  return query;
}

Query make_query(std::string_view utf8) { return query_of_normalized(normalize(utf8)); }

std::vector<Key> unique_keys(std::string_view normalized) {
  std::vector<Token> tokens;
  tokenize(normalized, tokens);
  std::vector<Key> keys;
  keys.reserve(tokens.size());
  for (const Token& token : tokens) keys.push_back(token.key);
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

}  // namespace yingda::nlu
