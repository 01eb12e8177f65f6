-- Who has a notice in hand until its server was told: a run that is at work. When that process has
-- ended, or it is NULL, whoever comes first takes it.
ALTER TABLE notice ADD COLUMN process_id BIGINT;

-- Daemons that share the ledger, and what each says of itself.
CREATE TABLE node (
  process_id BIGINT PRIMARY KEY REFERENCES process (id),
  state ${text} NOT NULL,
  changed_ms BIGINT NOT NULL
);
