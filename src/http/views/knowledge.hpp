#pragma once
// Knowledge entries, import reports and canned replies in the JSON forms of api/openapi.yaml, and entries
// back.

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "bot/snapshot.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "core/knowledge/learnt.hpp"
#include "importer/table.hpp"

namespace yingda::http::views {

// `author` is the name of who changed it last; "" leaves it out.
Json entry(const Entry& entry, std::string_view author);
Json canned_reply(const CannedReply& reply);
Json learnt_wording(const LearntWording& wording);
Json import_report(const ImportReport& report);

// A body that fits the schema EntryIn or EntryUpdate. Refuses what a schema cannot say: bad message parts
// (invalid_message_part).
Result<Entry> parse_entry(const Json& body);

// Rows of a file, ready for KnowledgeService::import.
std::vector<ImportItem> import_items(const importer::ImportTable& table);
std::vector<ImportRefusal> import_refusals(const std::vector<importer::RefusedRow>& rows);
Entry entry_of(const importer::EntryDraft& draft);

// The schema TestResult: the bot's whole decision about `text` in a fresh conversation.
Json test_result(const bot::Snapshot& snapshot, std::string_view text);

}  // namespace yingda::http::views
