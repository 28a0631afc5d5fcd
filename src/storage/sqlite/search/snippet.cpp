#include <algorithm>

#include "base/text.hpp"
#include "storage/sqlite/search/tokens.hpp"

namespace yingda::storage {
namespace {

constexpr std::size_t kBefore = 20;  // code points before the first hit
constexpr std::size_t kLength = 80;  // code points altogether

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The tokens of a text by place: most places have one, the end of an unspaced run has two.
using Places = std::vector<std::vector<const SearchToken*>>;

Places places_of(const std::vector<SearchToken>& tokens) {
  Places places;
  for (const auto& token : tokens) {
    if (!token.same_position) places.emplace_back();
    places.back().push_back(&token);
  }
  return places;
}

const SearchToken* at_place(const std::vector<const SearchToken*>& place, const std::string& wanted,
                            bool prefix) {
  const auto fits = [&](const SearchToken* token) {
    return prefix ? token->text.starts_with(wanted) : token->text == wanted;
  };
  const auto found = std::ranges::find_if(place, fits);
  return found == place.end() ? nullptr : *found;
}

void add_hits(const Places& places, const SearchPhrase& phrase, std::vector<Range>& hits) {
  const auto length = phrase.tokens.size();
  for (std::size_t start = 0; start + length <= places.size(); ++start) {
    Range range;
    std::size_t matched = 0;
    for (; matched < length; ++matched) {
      const bool prefix = phrase.prefix && matched + 1 == length;
      const auto* token = at_place(places[start + matched], phrase.tokens[matched], prefix);
      if (!token) break;
      if (matched == 0) range.begin = token->begin;
      // A single character that was found as the first of a pair.
      range.end = token->text == phrase.tokens[matched] ? token->end : token->first_end;
    }
    if (matched == length) hits.push_back(range);
    // The second token at a place is a single last character: only a phrase of one can begin there.
    if (length == 1 && matched == 1 && places[start].size() == 2) {
      const auto* last = places[start][1];
      if (last->text == phrase.tokens.front()) hits.push_back({last->begin, last->end});
    }
  }
}

std::vector<Range> joined(std::vector<Range> hits) {
  std::ranges::sort(hits, {}, &Range::begin);
  std::vector<Range> out;
  for (const auto& hit : hits) {
    if (!out.empty() && hit.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, hit.end);
    } else {
      out.push_back(hit);
    }
  }
  return out;
}

// The byte where the last `count` code points before `at` begin.
std::size_t back_by(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) --count;
  }
  return at;
}

}  // namespace

std::string search_snippet(std::string_view text, std::string_view query) {
  const auto tokens = search_tokens(text);
  const auto places = places_of(tokens);
  std::vector<Range> hits;
  for (const auto& phrase : search_phrases(query)) add_hits(places, phrase, hits);
  hits = joined(std::move(hits));

  const auto begin = hits.empty() ? 0 : back_by(text, hits.front().begin, kBefore);
  auto end = begin + prefix_code_points(text.substr(begin), kLength).size();
  if (!hits.empty()) end = std::max(end, hits.front().end);
  std::string snippet = begin > 0 ? "…" : "";
  auto at = begin;
  for (const auto& hit : hits) {
    if (hit.end > end) break;
    snippet.append(text.substr(at, hit.begin - at)).append("«");
    snippet.append(text.substr(hit.begin, hit.end - hit.begin)).append("»");
    at = hit.end;
  }
  snippet.append(text.substr(at, end - at));
  if (end < text.size()) snippet.append("…");
  return snippet;
}

}  // namespace yingda::storage
