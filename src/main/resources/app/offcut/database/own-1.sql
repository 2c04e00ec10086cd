-- Offcut's own memory, offcut.db in the state folder. Everything about a library hangs on its row and goes with it.
CREATE TABLE library (
  id INTEGER PRIMARY KEY,
  root TEXT NOT NULL UNIQUE,            -- real path
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  born_at TEXT,                         -- when the folder was made, where that can be told
  first_seen_at TEXT,                   -- ISO-8601 UTC; set by the first watch, clean, auto or window start
  last_opened_at TEXT NOT NULL,
  measured_at TEXT);                    -- of measured_project
CREATE TABLE zone_seen (
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  zone TEXT NOT NULL,                   -- word of Zone
  real_path TEXT NOT NULL,
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  PRIMARY KEY (library_id, zone));
CREATE TABLE trusted_link (             -- links in the place of .cache or a zone that the user has agreed to follow
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  place TEXT NOT NULL,                  -- word of a zone, or .cache
  target TEXT NOT NULL,                 -- real path; the folder it led to then
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  PRIMARY KEY (library_id, place));
CREATE TABLE measured_project (         -- the list as it was last measured, so that it opens at once
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  position INTEGER NOT NULL,            -- in the list
  name TEXT NOT NULL,
  last_active TEXT,
  scenes INTEGER NOT NULL,
  state TEXT NOT NULL,                  -- word of RowState
  refusals TEXT NOT NULL,               -- the rules behind the state, JSON
  files_left INTEGER NOT NULL,          -- of a run that failed in part
  database_status TEXT,
  cleaned_at TEXT,
  reclaimable_bytes INTEGER NOT NULL,
  shared_bytes INTEGER NOT NULL,
  PRIMARY KEY (library_id, project_id));
CREATE TABLE measured_category (
  library_id INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  category TEXT NOT NULL,               -- word of Category
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (library_id, project_id, category),
  FOREIGN KEY (library_id, project_id) REFERENCES measured_project(library_id, project_id) ON DELETE CASCADE);
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  project_name TEXT NOT NULL,
  started_by TEXT NOT NULL,             -- hand | auto | command
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT NOT NULL,                -- running | held | complete | failed | refused | stopped | undone
  deleted_files INTEGER NOT NULL DEFAULT 0,
  freed_bytes INTEGER NOT NULL DEFAULT 0,
  plan_hash TEXT NOT NULL,
  refused_rule TEXT);
CREATE INDEX run_by_library ON run(library_id, started_at);
CREATE TABLE run_file (                 -- the audit: why is this file gone?
  run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  category TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  reason TEXT NOT NULL,
  result TEXT NOT NULL,                 -- deleted | held | put-back | already-gone | stayed | failed
  cause TEXT);
CREATE INDEX run_file_by_run ON run_file(run_id);
CREATE TABLE pin (
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  PRIMARY KEY (library_id, project_id));
CREATE TABLE final_seen (               -- the finals there were at first sight, good or not, and those handled since
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  path TEXT NOT NULL,
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  good INTEGER NOT NULL,
  PRIMARY KEY (library_id, path));
CREATE TABLE owed_status (              -- a status that could not be written into the generator's database yet
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  status TEXT NOT NULL,
  completed_at TEXT,
  erased_paths TEXT NOT NULL,           -- JSON, relative to the library: rows of segments among them are to say so
  PRIMARY KEY (library_id, project_id));
CREATE TABLE preference (
  library_id INTEGER REFERENCES library(id) ON DELETE CASCADE,  -- NULL: of the whole application
  name TEXT NOT NULL,
  value TEXT NOT NULL);
CREATE UNIQUE INDEX preference_name ON preference(coalesce(library_id, 0), name);
PRAGMA user_version = 1;
