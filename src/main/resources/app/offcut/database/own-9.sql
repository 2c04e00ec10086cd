-- Version 9: the library and its disk day by day, and the rule that started a run.
CREATE TABLE measured_day (             -- the last measurement of each day
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  day TEXT NOT NULL,                    -- ISO-8601, where the user lives
  category TEXT NOT NULL,               -- word of Category
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  allocated_bytes INTEGER NOT NULL,
  PRIMARY KEY (library_id, day, category));
CREATE TABLE disk_day (                 -- the disk of the library, then
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  total_bytes INTEGER NOT NULL,
  free_bytes INTEGER NOT NULL,
  PRIMARY KEY (library_id, day));
ALTER TABLE run ADD COLUMN space_rule TEXT;   -- word of SpaceRule; NULL: no rule has started it
PRAGMA user_version = 9;
