#include "storage/sqlite/search/search_reader.hpp"

#include "storage/sqlite/search/fts5_tokenizer.hpp"

namespace yingda::storage {
namespace {

// A MATCH expression. Tokens are letters and digits only, so nothing of the user's text is ever syntax.
std::string match_expression(WorkspaceId workspace, const std::vector<SearchPhrase>& phrases) {
  std::string match = "workspace : \"" + id_to_text(workspace.value) + "\"";
  for (const auto& phrase : phrases) {
    match += " AND words : \"";
    for (const auto& token : phrase.tokens) match.append(token).append(" ");
    match.back() = '"';
    if (phrase.prefix) match += " *";
  }
  return match;
}

}  // namespace

std::vector<MessageId> SearchReader::find(WorkspaceId workspace, const std::string& query, MessageId before,
                                          int limit) {
  const auto phrases = search_phrases(query);
  if (phrases.empty()) return {};
  if (!db_) {
    db_.emplace(file_, ConnectionOptions{.query_only = true, .durable = false});
    register_search_tokenizer(*db_);
  }
  std::vector<MessageId> found;
  auto rows = db_->query(
      "SELECT rowid FROM message_search WHERE message_search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT "
      "?",
      match_expression(workspace, phrases), before ? before.value : INT64_MAX, limit);
  while (rows.step()) found.push_back(rows.id<MessageId>());
  return found;
}

}  // namespace yingda::storage
