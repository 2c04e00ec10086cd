-- Version 6: the areas as last measured, beside the list of projects.
CREATE TABLE measured_area (
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  area TEXT NOT NULL,                   -- word of Area
  entries INTEGER NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  oldest_use TEXT,
  last_use TEXT,
  PRIMARY KEY (library_id, area));
PRAGMA user_version = 6;
