-- What servers are still to be told of files, and what became of that.
CREATE TABLE notice (
  server ${text} NOT NULL,
  path ${text} NOT NULL,
  event ${text} NOT NULL,
  state ${text} NOT NULL,
  failures INTEGER NOT NULL,
  due_ms BIGINT,
  changed_ms BIGINT NOT NULL,
  wanted ${text} NOT NULL,
  shown ${text},
  reason ${text},
  PRIMARY KEY (server, path)
);
CREATE INDEX notice_due ON notice (server, state, due_ms);
CREATE INDEX notice_path ON notice (path);
