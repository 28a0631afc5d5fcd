#include "storage/sqlite/repositories/evaluations.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

// A report is large and wanted alone.
constexpr std::string_view kEvaluationColumns =
    "SELECT id, workspace, status, started_by, started_at, finished_at, knowledge_seq, error, figures";

std::string evaluations_where(std::string_view condition) {
  return std::string(kEvaluationColumns).append(" FROM evaluations WHERE ").append(condition);
}

Evaluation read_evaluation(Query& row) {
  Evaluation evaluation;
  evaluation.id = row.id<EvaluationId>();
  evaluation.workspace = row.id<WorkspaceId>();
  evaluation.status = known(parse_evaluation_status(row.text()));
  evaluation.started_by = row.id<MemberId>();
  evaluation.started_at = row.int64();
  evaluation.finished_at = row.int64();
  evaluation.knowledge_seq = row.int64();
  evaluation.error = row.text();
  evaluation.figures = unpack_json(row.text());
  return evaluation;
}

}  // namespace

bool SqliteEvaluations::insert(const Evaluation& evaluation) {
  return db_.run(
             "INSERT INTO evaluations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
             "ON CONFLICT (workspace) WHERE status = 'running' DO NOTHING",
             evaluation.id, evaluation.workspace, to_text(evaluation.status), evaluation.started_by,
             evaluation.started_at, evaluation.finished_at, evaluation.knowledge_seq, evaluation.error,
             pack(evaluation.figures), pack(evaluation.report)) == 1;
}

bool SqliteEvaluations::finish(const Evaluation& evaluation) {
  return db_.run(
             "UPDATE evaluations SET status = ?, finished_at = ?, knowledge_seq = ?, error = ?, figures = ?, "
             "report = ? WHERE id = ? AND workspace = ?",
             to_text(evaluation.status), evaluation.finished_at, evaluation.knowledge_seq, evaluation.error,
             pack(evaluation.figures), pack(evaluation.report), evaluation.id, evaluation.workspace) == 1;
}

bool SqliteEvaluations::remove(WorkspaceId workspace, EvaluationId id) {
  return db_.run("DELETE FROM evaluations WHERE id = ? AND workspace = ?", id, workspace) == 1;
}

std::optional<Evaluation> SqliteEvaluations::find(WorkspaceId workspace, EvaluationId id) {
  auto rows = db_.query(
      std::string(kEvaluationColumns).append(", report FROM evaluations WHERE id = ? AND workspace = ?"), id,
      workspace);
  return first_row(rows, [](Query& row) {
    Evaluation evaluation = read_evaluation(row);
    evaluation.report = unpack_json(row.text());
    return evaluation;
  });
}

std::vector<Evaluation> SqliteEvaluations::list(WorkspaceId workspace) {
  auto rows = db_.query(evaluations_where("workspace = ? ORDER BY id DESC"), workspace);
  return all_rows(rows, read_evaluation);
}

std::vector<Evaluation> SqliteEvaluations::running() {
  auto rows = db_.query(evaluations_where("status = 'running' ORDER BY id"));
  return all_rows(rows, read_evaluation);
}

void SqliteEvaluations::remove_older(WorkspaceId workspace, int keep) {
  db_.run(
      "DELETE FROM evaluations WHERE workspace = ?1 AND id NOT IN "
      "(SELECT id FROM evaluations WHERE workspace = ?1 ORDER BY id DESC LIMIT ?2)",
      workspace, keep);
}

}  // namespace yingda::storage
