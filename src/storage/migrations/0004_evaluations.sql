-- The bot's evaluations on a workspace's own knowledge. What a run found is JSON that only the API's readers look into.
CREATE TABLE evaluations (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  status TEXT NOT NULL,
  started_by INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  knowledge_seq INTEGER NOT NULL,
  error TEXT NOT NULL,
  figures TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX evaluations_workspace ON evaluations (workspace, id);
-- One at a time.
CREATE UNIQUE INDEX evaluations_running ON evaluations (workspace) WHERE status = 'running';
