#pragma once
// Glossary terms in the JSON forms of api/openapi.yaml, and back.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "core/knowledge/glossary_service.hpp"
#include "importer/terms.hpp"

namespace yingda::http::views {

// `author` is the name of who changed it last; "" leaves it out.
Json glossary_term(const GlossaryTerm& term, std::string_view author);
// A body that fits the schema GlossaryTermIn or GlossaryTermUpdate.
GlossaryTerm parse_term(const Json& body);

// Rows of a file, ready for GlossaryService::import.
std::vector<TermItem> term_items(const importer::TermTable& table);
GlossaryTerm term_of(const importer::TermDraft& draft);
std::string terms_csv(const std::vector<GlossaryTerm>& terms);

}  // namespace yingda::http::views
