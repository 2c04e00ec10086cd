-- Version 4: the status of a project whose generator keeps none.
CREATE TABLE project_status (
  library_id INTEGER NOT NULL REFERENCES library(id) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  status TEXT NOT NULL,                 -- word of CleanupStatus
  completed_at TEXT,                    -- NULL unless complete
  final_path TEXT NOT NULL,             -- the final then: a project with another one does not inherit the status
  final_device INTEGER,                 -- NULL where the file system has no identity
  final_inode INTEGER,
  final_bytes INTEGER NOT NULL,
  final_modified_at TEXT NOT NULL,
  PRIMARY KEY (library_id, project_id));
PRAGMA user_version = 4;
