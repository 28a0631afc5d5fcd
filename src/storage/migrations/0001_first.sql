-- Ids are the 63-bit, time-ordered ids of base/id.hpp. Times are milliseconds since 1970 UTC, 0 = none or open.
-- Choices are stored as their outside names, lists and settings as JSON text. Every tenant's row has its workspace.
-- Storing is the cost of a message: the hot tables have no index that a query does not need.

CREATE TABLE installation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lineage TEXT NOT NULL            -- random; the search index belongs to the database with the same lineage
) STRICT;
INSERT INTO installation VALUES (1, lower(hex(randomblob(16))));

CREATE TABLE workspaces (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  locale TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  bot TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  locale TEXT NOT NULL,
  must_change_password INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  account INTEGER NOT NULL REFERENCES accounts,
  role TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  auto_accept INTEGER NOT NULL,
  active INTEGER NOT NULL,
  presence TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (workspace, account)
) STRICT;
CREATE INDEX members_account ON members (account);

CREATE TABLE teams (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  name TEXT NOT NULL,
  hours TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  members TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX teams_workspace ON teams (workspace);

CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts,
  csrf_token TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_expires ON sessions (expires_at);

CREATE TABLE api_keys (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  name TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  revoked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX api_keys_workspace ON api_keys (workspace);

CREATE TABLE channels (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  type TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX channels_workspace ON channels (workspace);

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  language TEXT NOT NULL,
  attributes TEXT NOT NULL,
  notes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contacts_workspace ON contacts (workspace);

CREATE TABLE identities (
  channel INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  workspace INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  PRIMARY KEY (channel, external_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_contact ON identities (contact);

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  channel INTEGER NOT NULL REFERENCES channels,
  contact INTEGER NOT NULL REFERENCES contacts,
  status TEXT NOT NULL,
  handler TEXT NOT NULL,
  level TEXT NOT NULL,
  team INTEGER NOT NULL,
  assignee INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  handoff_reason TEXT NOT NULL,
  language TEXT NOT NULL,
  mood TEXT NOT NULL,
  bot_state TEXT NOT NULL,
  summary TEXT NOT NULL,
  last_seq INTEGER NOT NULL,
  last_text TEXT NOT NULL,
  last_author TEXT NOT NULL,
  last_message_at INTEGER NOT NULL,
  queued_at INTEGER NOT NULL,
  waiting_since INTEGER NOT NULL,
  customer_delivered_seq INTEGER NOT NULL,
  customer_read_seq INTEGER NOT NULL,
  agent_read_seq INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  rating_score INTEGER NOT NULL,
  rating_comment TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  resolved_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_recent ON conversations (workspace, last_message_at);
CREATE INDEX conversations_contact ON conversations (contact, channel);
CREATE INDEX conversations_channel ON conversations (channel);
-- Conversations that only the bot answers are in none of these.
CREATE INDEX conversations_queue ON conversations (team, queued_at) WHERE handler = 'queue';
CREATE INDEX conversations_assignee ON conversations (assignee, last_message_at) WHERE assignee > 0;
CREATE INDEX conversations_team ON conversations (team, last_message_at) WHERE team > 0;

-- How many conversations there are of each kind, so that the counts of the views and the loads of the members never
-- walk the conversations.
CREATE TABLE conversation_counts (
  workspace INTEGER NOT NULL,
  status TEXT NOT NULL,
  handler TEXT NOT NULL,
  team INTEGER NOT NULL,
  assignee INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (workspace, status, handler, team, assignee)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER conversations_counted AFTER INSERT ON conversations BEGIN
  INSERT INTO conversation_counts VALUES (NEW.workspace, NEW.status, NEW.handler, NEW.team, NEW.assignee, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversations_recounted AFTER UPDATE OF status, handler, team, assignee ON conversations
WHEN (OLD.status, OLD.handler, OLD.team, OLD.assignee) IS NOT (NEW.status, NEW.handler, NEW.team, NEW.assignee) BEGIN
  UPDATE conversation_counts SET n = n - 1
    WHERE workspace = OLD.workspace AND status = OLD.status AND handler = OLD.handler AND team = OLD.team
      AND assignee = OLD.assignee;
  INSERT INTO conversation_counts VALUES (NEW.workspace, NEW.status, NEW.handler, NEW.team, NEW.assignee, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  conversation INTEGER NOT NULL REFERENCES conversations,
  seq INTEGER NOT NULL,
  author TEXT NOT NULL,
  member INTEGER NOT NULL,
  parts TEXT NOT NULL,
  client_message_id TEXT NOT NULL,
  meta TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (conversation, seq)
) STRICT;

CREATE TABLE deliveries (
  channel INTEGER NOT NULL,
  sender TEXT NOT NULL,
  client_message_id TEXT NOT NULL,
  conversation INTEGER NOT NULL,
  message INTEGER NOT NULL,
  replies TEXT NOT NULL,
  handled_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (channel, sender, client_message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  external_id TEXT NOT NULL,
  category TEXT NOT NULL,
  language TEXT NOT NULL,
  question TEXT NOT NULL,
  similar TEXT NOT NULL,
  keywords TEXT NOT NULL,
  answers TEXT NOT NULL,
  source_title TEXT NOT NULL,
  source_url TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  status TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by INTEGER NOT NULL,
  words TEXT NOT NULL              -- question, similar questions and answers as plain text, for the list's filter
) STRICT;
CREATE UNIQUE INDEX entries_external ON entries (workspace, external_id) WHERE external_id <> '';
CREATE INDEX entries_question ON entries (workspace, question);
CREATE INDEX entries_workspace ON entries (workspace);

CREATE TABLE canned_replies (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  shortcut TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace, shortcut)
) STRICT;

CREATE TABLE uploads (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL REFERENCES workspaces,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX uploads_sha256 ON uploads (sha256);

CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  type INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  ref INTEGER NOT NULL,
  data TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE cursors (
  reader TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows append in order of time, so that the expired ones are the first.
CREATE TABLE stored_responses (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (scope, key)
) STRICT;

CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL
) STRICT;
