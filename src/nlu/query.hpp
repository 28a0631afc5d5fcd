#pragma once
// A text made ready to be asked.

#include <string>
#include <string_view>
#include <vector>

#include "nlu/tokens.hpp"

namespace yingda::nlu {

struct Query {
  std::string normalized;
  std::vector<Token> tokens;  // ascending by key, each key once (its first place in the text)
};

Query make_query(std::string_view utf8);
Query query_of_normalized(std::string normalized);

// The keys of a normalised text, ascending, each once.
std::vector<Key> unique_keys(std::string_view normalized);

}  // namespace yingda::nlu
