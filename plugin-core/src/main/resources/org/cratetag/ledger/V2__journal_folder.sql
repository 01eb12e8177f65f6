-- Folders in which a process may have left temporary files, whose names have its mark.

CREATE TABLE journal_folder (
  process_id BIGINT NOT NULL REFERENCES process (id),
  folder VARCHAR(32768) NOT NULL,
  mark VARCHAR(16) NOT NULL,
  PRIMARY KEY (process_id, folder)
);
