-- One script for SQLite and PostgreSQL. What they name differently stands in braces: ${id} is the
-- number of a row, never given twice; ${text} sorts by the bytes of UTF-8; ${bytes} is binary.
-- Times are milliseconds since 1970 (..._ms) or, for files, nanoseconds (..._ns).

CREATE TABLE process (
  id ${id},
  host ${text} NOT NULL,
  pid BIGINT NOT NULL,
  opened_ms BIGINT NOT NULL,
  seen_ms BIGINT NOT NULL,
  closed_ms BIGINT
);

-- What runs want of tracks: the same long texts would stand in every row of work.
CREATE TABLE goal (
  id ${id},
  kind ${text} NOT NULL,
  settings ${text} NOT NULL,
  UNIQUE (kind, settings)
);

CREATE TABLE run (
  id ${id},
  process_id BIGINT NOT NULL REFERENCES process (id),
  command ${text} NOT NULL,
  goal_id BIGINT NOT NULL REFERENCES goal (id),
  started_ms BIGINT NOT NULL,
  finished_ms BIGINT,
  counts ${text},
  packs ${text},
  failures ${text}
);

-- Recordings, by what is the same for all files with the same audio.
CREATE TABLE audio (
  id ${id},
  content ${text} NOT NULL UNIQUE
);

-- audio_id is that of the file with this size and time; NULL until it was looked at.
CREATE TABLE track (
  id ${id},
  path ${text} NOT NULL UNIQUE,
  format ${text} NOT NULL,
  size_bytes BIGINT NOT NULL,
  mtime_ns BIGINT NOT NULL,
  missing BOOLEAN NOT NULL,
  audio_id BIGINT REFERENCES audio (id)
);
CREATE INDEX track_audio ON track (audio_id);

-- One row for each track and kind of goal. claimable_ms is when the row may be claimed: a queued
-- row from the time it was queued, a failed one when its back-off is over, a claimed one when its
-- lease ends, a settled one never (NULL). claims counts up with each claim, so that a worker that
-- lost its claim can neither settle the row nor journal a change.
CREATE TABLE work (
  id ${id},
  track_id BIGINT NOT NULL REFERENCES track (id),
  goal_kind ${text} NOT NULL,
  goal_id BIGINT NOT NULL REFERENCES goal (id),
  run_id BIGINT NOT NULL REFERENCES run (id),
  state ${text} NOT NULL,
  claimable_ms BIGINT,
  process_id BIGINT REFERENCES process (id),
  worker ${text},
  claims INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  abandoned INTEGER NOT NULL,
  changed_ms BIGINT NOT NULL,
  outcome ${text},
  stage ${text},
  reason ${text},
  prediction ${text},
  UNIQUE (track_id, goal_kind)
);
CREATE INDEX work_claimable ON work (run_id, claimable_ms, id);
CREATE INDEX work_state ON work (goal_kind, state, id);
CREATE INDEX work_claimed ON work (process_id) WHERE state = 'CLAIMED';
CREATE INDEX work_failed ON work (stage, reason) WHERE state IN ('FAILED', 'GIVEN_UP');

CREATE TABLE feature (
  audio_id BIGINT NOT NULL REFERENCES audio (id),
  front_end ${text} NOT NULL,
  shape ${text} NOT NULL,
  float_values ${bytes} NOT NULL,
  PRIMARY KEY (audio_id, front_end)
);

-- What a model heard: floats, as the pack orders them.
CREATE TABLE heard (
  audio_id BIGINT NOT NULL REFERENCES audio (id),
  pack ${text} NOT NULL,
  float_values ${bytes} NOT NULL,
  PRIMARY KEY (audio_id, pack)
);

CREATE TABLE journal (
  id ${id},
  run_id BIGINT NOT NULL,
  process_id BIGINT NOT NULL REFERENCES process (id),
  path ${text} NOT NULL,
  temporary ${text} NOT NULL,
  state ${text} NOT NULL,
  undoes BIGINT,
  tag_change ${text}
);
CREATE INDEX journal_path ON journal (path);
CREATE INDEX journal_run ON journal (run_id);
CREATE INDEX journal_state ON journal (state);
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE journal_patch (
  journal_id BIGINT PRIMARY KEY REFERENCES journal (id),
  encoded ${bytes} NOT NULL
);

-- Folders in which a process may have left temporary files, whose names have its mark.
CREATE TABLE journal_folder (
  process_id BIGINT NOT NULL REFERENCES process (id),
  folder ${text} NOT NULL,
  mark ${text} NOT NULL,
  PRIMARY KEY (process_id, folder)
);
