-- What migration 026 adds to the generator's database. Migration026 runs each step only where it is missing;
-- this file is read by the table generator alone.
ALTER TABLE projects ADD COLUMN cleanup_status TEXT DEFAULT 'pending';
ALTER TABLE projects ADD COLUMN cleanup_completed_at TEXT;
CREATE INDEX idx_projects_cleanup_status ON projects(cleanup_status);
ALTER TABLE user_preferences ADD COLUMN auto_cleanup_enabled INTEGER DEFAULT 1;
