-- Version 2: what a person has unticked in a plan stays, whichever cleanup runs.
CREATE TABLE taken_out (
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  path TEXT NOT NULL,                   -- relative to the library, with /
  project_id TEXT NOT NULL,             -- in whose plan it was
  bytes INTEGER NOT NULL,               -- the file as it was then
  modified_at TEXT NOT NULL,
  final_bytes INTEGER,                  -- of the project's final then; NULL if there was none
  PRIMARY KEY (library_id, path));
ALTER TABLE measured_project ADD COLUMN files_taken_out INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 2;
