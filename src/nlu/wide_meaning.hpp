#pragma once
// The meaning tier of knowledge that is too wide for nlu/meaning.hpp: the entries' vectors lie in an index on
// disk, of which a question looks at a part. What it says of a question has the same form.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/meaning.hpp"
#include "nlu/retrieval/document.hpp"
#include "nlu/retrieval/search.hpp"
#include "nlu/retrieval/view.hpp"

namespace yingda::nlu {

// Immutable; safe from many threads.
class WideMeaning {
 public:
  // The entry that a document stands for; none: an entry that is no more.
  using EntryOf = std::function<std::optional<EntryIndex>(std::string_view id)>;
  // `view` may lag behind the entries: what it lacks is found by words alone.
  WideMeaning(std::shared_ptr<const IndexView> view, VectorSource source, const EntryOf& entry_of);

  // Of the entries `asked` for and of those nearest to the question, ascending by entry. `text` is
  // normalised. About a millisecond for 100,000 entries, encoding included.
  void score(std::string_view text, std::span<const EntryIndex> asked, std::vector<EntryIndex>& entries,
             MeaningScores& out) const;

 private:
  static constexpr EntryIndex kNone = 0xFFFFFFFFU;

  std::shared_ptr<const IndexView> view_;
  VectorSource source_;
  std::uint64_t model_;
  std::vector<EntryIndex> entries_;  // by position in the view; kNone
  std::vector<DocPlace> places_;     // by entry
  std::vector<bool> known_;          // by entry: whether it has a place
};

}  // namespace yingda::nlu
