#pragma once
// Knowledge entries: a question in many wordings, and its answer.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "core/conversations/parts.hpp"

namespace yingda {

enum class EntryStatus { draft, published };
std::string_view to_text(EntryStatus status);
std::optional<EntryStatus> parse_entry_status(std::string_view text);

// The answer in one language; the entry's own language comes first.
struct Answer {
  std::string language = "zh";
  Parts parts;
};

struct Entry {
  EntryId id;
  WorkspaceId workspace;
  std::string external_id;  // from an import; unique in the workspace where not empty
  std::string category;
  std::string language = "zh";
  std::string question;
  std::vector<std::string> similar;  // other ways to ask
  // How many of them, the last ones, customers taught: in the bot's snapshots only, 0 everywhere else.
  std::size_t learnt = 0;
  std::vector<std::string> keywords;
  std::vector<Answer> answers;  // at least one
  std::string source_title;     // "《退换货政策》第 3 条"; shown under the answer
  std::string source_url;
  TimeMs valid_from = 0;   // 0 = open
  TimeMs valid_until = 0;  // 0 = open; outside the two the entry is never quoted
  EntryStatus status = EntryStatus::published;
  std::int64_t version = 1;
  TimeMs created_at = 0;
  TimeMs updated_at = 0;
  MemberId updated_by;
};

// The similar questions that the company itself wrote down.
inline std::span<const std::string> own_similar(const Entry& entry) {
  return std::span(entry.similar).first(entry.similar.size() - entry.learnt);
}

}  // namespace yingda
