-- Version 7: what folders added up to, so that a list reads only those that have changed.
CREATE TABLE measured_folders (
  library_id INTEGER PRIMARY KEY REFERENCES library(id) ON DELETE CASCADE,
  content BLOB NOT NULL);               -- see FolderMemoryFormat
PRAGMA user_version = 7;
