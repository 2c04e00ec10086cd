-- The generator's database as its documents describe it: audio and rendered videos in tables of their own, the ledger is schema_version.
CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  topic TEXT,
  current_step TEXT DEFAULT 'topic',
  status TEXT DEFAULT 'draft',
  config_json TEXT,
  created_at TEXT DEFAULT (datetime('now')),
  last_active TEXT DEFAULT (datetime('now')));
CREATE TABLE scenes (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  scene_number INTEGER NOT NULL,
  text TEXT NOT NULL,
  duration REAL,
  UNIQUE (project_id, scene_number));
CREATE TABLE visual_suggestions (
  id TEXT PRIMARY KEY,
  scene_id TEXT NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
  video_id TEXT NOT NULL,
  title TEXT NOT NULL,
  embed_url TEXT NOT NULL,
  rank INTEGER NOT NULL,
  default_segment_path TEXT,
  download_status TEXT DEFAULT 'pending',
  provider TEXT DEFAULT 'youtube');
CREATE TABLE clip_selections (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  scene_number INTEGER NOT NULL,
  youtube_video_id TEXT,
  clip_url TEXT,
  downloaded_path TEXT);
CREATE TABLE audio_files (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  scene_number INTEGER NOT NULL,
  file_path TEXT NOT NULL,
  voice_id TEXT NOT NULL,
  duration_seconds REAL,
  created_at TEXT DEFAULT (datetime('now')),
  UNIQUE (project_id, scene_number));
CREATE TABLE rendered_videos (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  file_path TEXT NOT NULL,
  thumbnail_path TEXT,
  duration_seconds REAL,
  file_size_bytes INTEGER,
  created_at TEXT DEFAULT (datetime('now')));
CREATE TABLE user_preferences (
  id TEXT PRIMARY KEY DEFAULT 'default',
  default_voice_id TEXT,
  created_at TEXT DEFAULT (datetime('now')),
  updated_at TEXT DEFAULT (datetime('now')));
CREATE TABLE schema_version (
  version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT DEFAULT (datetime('now')));
INSERT INTO schema_version(version, name) VALUES
  (1, 'initial_schema'), (2, 'add_scenes_table'), (3, 'add_visual_suggestions'), (4, 'add_segment_downloads'),
  (5, 'add_clip_selections'), (6, 'add_audio_and_rendered_videos'), (7, 'add_selected_clip_to_scenes');
