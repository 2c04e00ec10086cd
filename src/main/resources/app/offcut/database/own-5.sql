-- Version 5: folders without a project, so that none may go at first sight.
CREATE TABLE orphan_seen (
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  path TEXT NOT NULL,                   -- of the folder, relative to the library, with /
  first_seen_at TEXT NOT NULL,
  PRIMARY KEY (library_id, path));
PRAGMA user_version = 5;
