#pragma once
// `yingda eval workspace`: how well the bot would serve a company, measured on that company's own questions.

#include <memory>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/json.hpp"
#include "nlu/bridge/bridge.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/langid/identifier.hpp"

namespace yingda::bot {

// Reads a company folder in the form of examples/<company> (kb.jsonl, dev_questions.tsv, …) and asks the
// questions of `test_dir`, or without one its own: each entry learns from all but one of its similar
// questions and is asked the one left out. Returns the keys of the command's --json output; a figure whose
// file is absent or whose feature does not exist yet is null and "notes" says why. Errors name file, line and
// reason: code "eval_input".
// `languages` may be null: told by script. `encoder` may be null: the bot then works on words alone, and
// "encoder" is false in the result. `bridge` may be null; it is prepared here, and "e5" tells whether there
// was one.
Result<Json> evaluate_workspace(const std::string& dir, const std::optional<std::string>& test_dir,
                                std::shared_ptr<const nlu::Encoder> encoder,
                                std::shared_ptr<const nlu::Identifier> languages = nullptr,
                                const std::shared_ptr<nlu::Bridge>& bridge = nullptr);

}  // namespace yingda::bot
