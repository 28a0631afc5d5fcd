-- A workspace's own words. Synonyms are a JSON list; glossary_words holds the normal form of every term and synonym,
-- so that a word belongs to one term of its workspace.
CREATE TABLE glossary_terms (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  term TEXT NOT NULL,
  synonyms TEXT NOT NULL,
  explanation TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by INTEGER NOT NULL,
  words TEXT NOT NULL              -- term, synonyms and explanation as plain text, for the list's filter
) STRICT;
CREATE INDEX glossary_terms_workspace ON glossary_terms (workspace);

CREATE TABLE glossary_words (
  workspace INTEGER NOT NULL,
  word TEXT NOT NULL,
  term INTEGER NOT NULL REFERENCES glossary_terms,
  PRIMARY KEY (workspace, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX glossary_words_term ON glossary_words (term);
