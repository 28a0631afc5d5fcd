#pragma once
// From raw rows to entries: what makes sense is kept, every other row is refused with one reason.

#include "importer/raw_row.hpp"

namespace yingda::importer {

// Codes of refused rows: missing_question, missing_answer, too_long, too_many, bad_date, invalid_validity,
// invalid_source_url, bad_language, bad_status, duplicate_question, duplicate_id, invalid_utf8, and those of
// the readers (invalid_json, wrong_type, unclosed_quote). Pure.
ImportTable build_drafts(RawTable raw, const ImportOptions& options);

}  // namespace yingda::importer
