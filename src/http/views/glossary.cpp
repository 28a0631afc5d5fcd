#include "http/views/glossary.hpp"

#include "http/views/json_fields.hpp"

namespace yingda::http::views {

Json glossary_term(const GlossaryTerm& term, std::string_view author) {
  Json view = {{"id", to_text(term.id)},
               {"term", term.term},
               {"synonyms", term.synonyms},
               {"explanation", term.explanation},
               {"kind", term.kind},
               {"version", term.version},
               {"created_at", to_rfc3339(term.created_at)},
               {"updated_at", to_rfc3339(term.updated_at)}};
  put_text(view, "language", term.language);
  put_text(view, "updated_by_name", author);
  return view;
}

GlossaryTerm parse_term(const Json& body) {
  GlossaryTerm term;
  term.version = body.value("version", std::int64_t{1});
  term.term = body.at("term");
  term.synonyms = body.value("synonyms", std::vector<std::string>());
  term.explanation = body.value("explanation", "");
  term.kind = body.value("kind", term.kind);
  term.language = body.value("language", "");
  return term;
}

GlossaryTerm term_of(const importer::TermDraft& draft) {
  GlossaryTerm term;
  term.term = draft.term;
  term.synonyms = draft.synonyms;
  term.explanation = draft.explanation;
  term.kind = draft.kind;
  term.language = draft.language;
  return term;
}

std::vector<TermItem> term_items(const importer::TermTable& table) {
  std::vector<TermItem> items;
  items.reserve(table.drafts.size());
  for (const importer::TermDraft& draft : table.drafts) items.push_back({draft.row, term_of(draft)});
  return items;
}

std::string terms_csv(const std::vector<GlossaryTerm>& terms) {
  std::vector<importer::TermDraft> drafts;
  drafts.reserve(terms.size());
  for (const GlossaryTerm& term : terms)
    drafts.push_back({0, term.term, term.synonyms, term.explanation, term.kind, term.language});
  return importer::write_terms(drafts);
}

}  // namespace yingda::http::views
