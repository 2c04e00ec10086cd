-- without projects
DROP TABLE projects;
-- without scenes
DROP TABLE scenes;
-- without visual_suggestions
DROP TABLE visual_suggestions;
-- without user_preferences
DROP TABLE user_preferences;
-- without the ledger migrations
DROP TABLE migrations;
-- without the ledger schema_version
DROP TABLE schema_version;
-- without assembly_jobs
DROP TABLE assembly_jobs;
-- without clip_selections
DROP TABLE clip_selections;
-- without audio_files
DROP TABLE audio_files;
-- without rendered_videos
DROP TABLE rendered_videos;
-- empty tables
DELETE FROM visual_suggestions; DELETE FROM scenes; DELETE FROM projects;
-- other tables beside
CREATE TABLE "a""b;--"(x); CREATE TABLE projects_x(id); CREATE TABLE "pro jects"(id);
-- a table for searching beside
CREATE VIRTUAL TABLE found USING fts5(text); INSERT INTO found VALUES ('projects');

-- another name for projects
ALTER TABLE projects RENAME TO other;
-- another name for scenes
ALTER TABLE scenes RENAME TO other;
-- another name for visual_suggestions
ALTER TABLE visual_suggestions RENAME TO other;
-- another name for assembly_jobs
ALTER TABLE assembly_jobs RENAME TO other;
-- another name for rendered_videos
ALTER TABLE rendered_videos RENAME TO other;
-- another name for projects.id
ALTER TABLE projects RENAME COLUMN id TO other;
-- another name for projects.name
ALTER TABLE projects RENAME COLUMN name TO other;
-- another name for scenes.id
ALTER TABLE scenes RENAME COLUMN id TO other;
-- another name for scenes.project_id
ALTER TABLE scenes RENAME COLUMN project_id TO other;
-- another name for visual_suggestions.scene_id
ALTER TABLE visual_suggestions RENAME COLUMN scene_id TO other;
-- another name for visual_suggestions.video_id
ALTER TABLE visual_suggestions RENAME COLUMN video_id TO other;
-- another name for assembly_jobs.project_id
ALTER TABLE assembly_jobs RENAME COLUMN project_id TO other;
-- another name for assembly_jobs.status
ALTER TABLE assembly_jobs RENAME COLUMN status TO other;
-- another name for rendered_videos.file_path
ALTER TABLE rendered_videos RENAME COLUMN file_path TO other;
-- another name for clip_selections.youtube_video_id
ALTER TABLE clip_selections RENAME COLUMN youtube_video_id TO other;

-- without default_segment_path
ALTER TABLE visual_suggestions DROP COLUMN default_segment_path;
-- without download_status
ALTER TABLE visual_suggestions DROP COLUMN download_status;
-- without provider
DROP INDEX IF EXISTS idx_visual_suggestions_provider; ALTER TABLE visual_suggestions DROP COLUMN provider;
-- without scenes.duration
ALTER TABLE scenes DROP COLUMN duration;
-- without audio_file_path
ALTER TABLE scenes DROP COLUMN audio_file_path;
-- without video_path
ALTER TABLE projects DROP COLUMN video_path;
-- without video_file_size
ALTER TABLE projects DROP COLUMN video_file_size;
-- without file_size_bytes
ALTER TABLE rendered_videos DROP COLUMN file_size_bytes;
-- more columns
ALTER TABLE projects ADD COLUMN path TEXT; ALTER TABLE scenes ADD COLUMN "final.mp4" BLOB; ALTER TABLE visual_suggestions ADD COLUMN "select" DEFAULT '../x';

-- a view of projects
PRAGMA legacy_alter_table = ON; ALTER TABLE projects RENAME TO other; CREATE VIEW projects AS SELECT * FROM other;
-- a view of scenes
PRAGMA legacy_alter_table = ON; ALTER TABLE scenes RENAME TO other; CREATE VIEW scenes AS SELECT * FROM other;
-- a view of some suggestions
PRAGMA legacy_alter_table = ON; ALTER TABLE visual_suggestions RENAME TO other; CREATE VIEW visual_suggestions AS SELECT * FROM other WHERE scene_id LIKE 'a%';
-- a view of rendered_videos
PRAGMA legacy_alter_table = ON; ALTER TABLE rendered_videos RENAME TO other; CREATE VIEW rendered_videos AS SELECT * FROM other;
-- a view that fails
DROP TABLE scenes; CREATE VIEW scenes AS SELECT * FROM nowhere;
-- a view that never ends
DROP TABLE scenes; CREATE VIEW scenes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, id AS project_id FROM n;
-- a broken view beside
CREATE VIEW broken AS SELECT x FROM nowhere;

-- 009 before its old table went
CREATE TABLE assembly_jobs_new AS SELECT * FROM assembly_jobs;
-- 009 after its old table went
CREATE TABLE assembly_jobs_new AS SELECT * FROM assembly_jobs; DROP TABLE assembly_jobs;
-- 004 half-way
CREATE TABLE projects_new(id TEXT PRIMARY KEY);
-- 010 half-way
CREATE TABLE visual_suggestions_new(id TEXT);
-- 010 after its old table went
CREATE TABLE visual_suggestions_new AS SELECT * FROM visual_suggestions; DROP TABLE visual_suggestions;
-- 026 with the status alone
ALTER TABLE projects ADD COLUMN cleanup_status TEXT DEFAULT 'pending';
-- 026 with the date alone
ALTER TABLE projects ADD COLUMN cleanup_completed_at TEXT;
-- 026 without its index and its row
ALTER TABLE projects ADD COLUMN cleanup_status TEXT DEFAULT 'pending'; ALTER TABLE projects ADD COLUMN cleanup_completed_at TEXT;
-- 026 with its index on another column
ALTER TABLE projects ADD COLUMN cleanup_status TEXT; CREATE INDEX idx_projects_cleanup_status ON projects(name);
-- 026 by its row alone in migrations
INSERT INTO migrations(name) VALUES ('026_add_cleanup_tracking');
-- 026 by its row alone in schema_version
INSERT INTO schema_version(version, name) VALUES (8, '026_add_cleanup_tracking');
-- another version 8
INSERT INTO schema_version(version, name) VALUES (8, 'add_something_else');
-- a ledger of another shape
DROP TABLE migrations; CREATE TABLE migrations(x);
-- a ledger that takes no row
DROP TABLE migrations; CREATE TABLE migrations(name TEXT, must TEXT NOT NULL);
-- statuses of all kinds
ALTER TABLE projects ADD COLUMN cleanup_status; UPDATE projects SET cleanup_status = CAST('complete' AS BLOB) WHERE id LIKE 'a%'; UPDATE projects SET cleanup_status = 1e999 WHERE id LIKE 'b%'; UPDATE projects SET cleanup_status = NULL WHERE id LIKE 'c%';

-- a trigger that refuses
CREATE TRIGGER t BEFORE UPDATE ON projects BEGIN SELECT RAISE(ABORT, 'no'); END;
-- a trigger that rolls back
CREATE TRIGGER t AFTER UPDATE ON projects BEGIN SELECT RAISE(ROLLBACK, 'no'); END;
-- a trigger that makes the update nothing
CREATE TRIGGER t BEFORE UPDATE ON projects BEGIN SELECT RAISE(IGNORE); END;
-- a trigger that deletes suggestions
CREATE TRIGGER t AFTER UPDATE ON projects BEGIN DELETE FROM visual_suggestions; END;
-- a trigger that deletes other projects
CREATE TRIGGER t AFTER UPDATE ON projects BEGIN DELETE FROM projects WHERE id <> NEW.id; END;
-- a trigger that gives rows away
CREATE TRIGGER t AFTER UPDATE ON projects BEGIN UPDATE OR IGNORE scenes SET project_id = NEW.id; END;
-- a trigger that writes paths
CREATE TRIGGER t AFTER UPDATE ON projects BEGIN UPDATE visual_suggestions SET default_segment_path = '../../x'; END;
-- a trigger that changes ids
CREATE TRIGGER t AFTER UPDATE OF cleanup_status ON projects BEGIN UPDATE OR IGNORE projects SET id = '..' WHERE id = NEW.id; END;
-- a trigger that fails
CREATE TRIGGER t AFTER UPDATE ON projects BEGIN DELETE FROM nowhere; END;
-- a trigger that refuses to let segments be forgotten
CREATE TRIGGER t BEFORE UPDATE ON visual_suggestions BEGIN SELECT RAISE(FAIL, 'no'); END;

-- scenes without projects
DELETE FROM projects WHERE id LIKE 'c%';
-- suggestions without scenes
DELETE FROM scenes;
-- jobs without projects
UPDATE assembly_jobs SET project_id = 'nobody';
-- one project of each status
ALTER TABLE projects ADD COLUMN cleanup_status TEXT; UPDATE projects SET cleanup_status = id; CREATE UNIQUE INDEX once ON projects(cleanup_status);
-- indexes on expressions
CREATE INDEX e ON scenes(lower(text)) WHERE id > 'b'; CREATE INDEX d ON projects(name DESC);
-- an order that nobody knows
CREATE INDEX o ON scenes(text); PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX o ON scenes(text COLLATE klingon)' WHERE name = 'o';
-- a function that nobody knows
CREATE INDEX o ON projects(name); PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX o ON projects(klingon(name))' WHERE name = 'o';
-- a schema that cannot be read
PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE (' WHERE name = 'scenes';
-- an index in the place of another
PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_scenes_1') WHERE name = 'sqlite_autoindex_projects_1';
-- a table in the place of another
PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'projects') WHERE name = 'scenes';
-- wrong statistics
ANALYZE; UPDATE sqlite_stat1 SET stat = '0 0 0 -1 x';
-- a value that its rule forbids
PRAGMA ignore_check_constraints = ON; UPDATE projects SET current_step = 'nonsense';

-- pages of 512
PRAGMA page_size = 512; VACUUM;
-- pages of 8192
PRAGMA page_size = 8192; VACUUM;
-- pages of 65536
PRAGMA page_size = 65536; VACUUM;
-- vacuums itself
PRAGMA auto_vacuum = 1; VACUUM;
-- vacuums itself step by step
PRAGMA auto_vacuum = 2; VACUUM;
-- a write-ahead log
PRAGMA journal_mode = WAL;
-- marked as another program's
PRAGMA application_id = 7; PRAGMA user_version = 9;
