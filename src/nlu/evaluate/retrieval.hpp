#pragma once
// `yingda eval retrieval`: indexes one table and looks the texts of another up in it.

#include <filesystem>
#include <memory>
#include <optional>

#include "base/error.hpp"
#include "base/json.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/langid/identifier.hpp"
#include "nlu/retrieval/document.hpp"

namespace yingda::nlu {

struct RetrievalEvaluation {
  std::filesystem::path kb;       // columns id, text; rows of one id are one document
  std::filesystem::path queries;  // columns id (of the document that is right; empty: none is), text
  // Where the index is kept: one that is there is taken over and brought up to date. Without it the index
  // lies in a temporary folder.
  std::optional<std::filesystem::path> index;
};

// hit1, hit3, hit10 (shares of the queries with a right document that stands among the first so many), mrr10,
// p50_us and p99_us (normalising, encoding and search), search_p50_us and search_p99_us (search alone),
// index_seconds, encoded (texts), documents, queries, meaning (whether the encoder was used), languages
// ({code: {queries, hit1, mrr10}}). Of the queries without a right document: without_answer (how many),
// oos_auroc, and turned_away_at_95 (the share that scores less than 95 % of the others); null where there is
// nothing to measure. Errors: those of read_table() and RetrievalIndex; `eval_input` for an empty id in the
// kb, an id that the kb lacks, and tables without rows.
Result<Json> evaluate_retrieval(const RetrievalEvaluation& what, std::shared_ptr<const Encoder> encoder,
                                const Identifier& languages);

// One row of a kb as a field: what is longer than a question can be is a passage.
Field field_of_row(std::string text);

}  // namespace yingda::nlu
