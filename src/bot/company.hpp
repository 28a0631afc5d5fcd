#pragma once
// The files of a company folder (examples/<company>) that the evaluation reads.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "core/knowledge/glossary.hpp"
#include "core/knowledge/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::bot {

struct LabelledText {
  std::string label;  // entry id, "oos" …
  std::string style;  // middle column where the file has three, else empty
  std::string text;
};

// A conversation in which a person must take over at one message, or must not.
struct HandoffCase {
  std::string id;
  std::string company;  // whose knowledge it is about; empty: any
  std::vector<std::string> turns;
  std::optional<std::size_t> handoff_at;  // 1-based
  std::string reason;
};

// What the bot is expected to do after a customer message; exactly one is set.
struct Expectation {
  std::vector<std::string> entries;  // one: answer it; several: ask which
  bool handoff = false;
  bool out_of_scope = false;
  bool needs_tool = false;  // a slot or a tool call
};
struct DialogueTurn {
  std::string text;
  Expectation expect;
};
struct Dialogue {
  std::string id;
  std::vector<DialogueTurn> turns;
};

struct Company {
  Workspace workspace;
  std::vector<Entry> entries;                               // without similar questions
  std::map<std::string, std::vector<std::string>> similar;  // dev_questions.tsv by external id
  std::vector<GlossaryTerm> glossary;                       // glossary.tsv
};

// Errors: code "eval_input", detail "FILE:LINE: reason".
Result<Company> read_company(const std::string& dir);
// `columns` 2: label, text; 3: label, style, text. Nothing where the file is absent.
Result<std::optional<std::vector<LabelledText>>> read_labelled(const std::string& file, int columns);
Result<std::optional<std::vector<HandoffCase>>> read_handoffs(const std::string& file);
Result<std::optional<std::vector<Dialogue>>> read_dialogues(const std::string& file);

// The company's entries with their similar questions.
std::vector<Entry> entries_with_similar(const Company& company);

}  // namespace yingda::bot
