-- Channels of platforms: what they are set up with, what came in and goes out, and how they fare.
-- Secrets are one JSON object, sealed with the installation's key and in base64.
ALTER TABLE channels ADD COLUMN config TEXT NOT NULL DEFAULT '{}';
ALTER TABLE channels ADD COLUMN secrets TEXT NOT NULL DEFAULT '';

-- When the customer wrote last: platforms take answers for some time after it only.
ALTER TABLE conversations ADD COLUMN customer_at INTEGER NOT NULL DEFAULT 0;

-- What platforms pushed, stored before they get their answer. The key is kept for 7 days, the content until it is done.
CREATE TABLE channel_inbox (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  dedupe_key TEXT NOT NULL,
  visitor TEXT NOT NULL,
  inbound TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  error TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  UNIQUE (channel, dedupe_key)
) STRICT;
CREATE INDEX channel_inbox_waiting ON channel_inbox (channel, visitor, id) WHERE state = 'waiting';

-- How a customer is reached.
CREATE TABLE channel_talks (
  channel INTEGER NOT NULL,
  visitor TEXT NOT NULL,
  user_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  reply_to TEXT NOT NULL,
  wrote_at INTEGER NOT NULL,
  replies INTEGER NOT NULL,
  PRIMARY KEY (channel, visitor)
) STRICT, WITHOUT ROWID;

-- Pieces of messages on their way to a customer. A piece is stored once, so that none is sent twice.
CREATE TABLE channel_outbox (
  id INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  message INTEGER NOT NULL,
  part INTEGER NOT NULL,
  visitor TEXT NOT NULL,
  content TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  platform_id TEXT NOT NULL,
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (message, part)
) STRICT;
CREATE INDEX channel_outbox_channel ON channel_outbox (channel, id);
CREATE INDEX channel_outbox_queued ON channel_outbox (channel, visitor, id) WHERE state = 'queued';
CREATE INDEX channel_outbox_failed ON channel_outbox (channel, id) WHERE state = 'failed';
CREATE INDEX channel_outbox_unread ON channel_outbox (channel, visitor, id) WHERE state IN ('sent', 'delivered');
CREATE INDEX channel_outbox_platform ON channel_outbox (channel, platform_id) WHERE platform_id <> '';

CREATE TABLE channel_health (
  channel INTEGER PRIMARY KEY,
  received INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  last_in INTEGER NOT NULL,
  last_out INTEGER NOT NULL,
  refused_at INTEGER NOT NULL,
  refused_reason TEXT NOT NULL,
  error_at INTEGER NOT NULL,
  error_code TEXT NOT NULL,
  error_detail TEXT NOT NULL,
  base_url TEXT NOT NULL
) STRICT;

-- Where fetching goes on; `hints`: what platforms have said there is, in a list.
CREATE TABLE channel_pulls (
  channel INTEGER PRIMARY KEY,
  cursor TEXT NOT NULL,
  hints TEXT NOT NULL
) STRICT;
