-- The list of a team's conversations is the list of its open ones; the resolved ones need not be kept in order for it.
DROP INDEX conversations_team;
CREATE INDEX conversations_team ON conversations (team, last_message_at) WHERE team > 0 AND status = 'open';
