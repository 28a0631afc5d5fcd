-- Wordings of entries that customers confirmed in conversations; those that were dismissed are kept so that they are
-- not learnt again.
CREATE TABLE learnt_wordings (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  entry INTEGER NOT NULL REFERENCES entries,
  text TEXT NOT NULL,
  normal TEXT NOT NULL,
  count INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  message INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  dismissed INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX learnt_wordings_normal ON learnt_wordings (workspace, normal);
CREATE INDEX learnt_wordings_entry ON learnt_wordings (entry, last_at);
CREATE INDEX learnt_wordings_message ON learnt_wordings (message);
