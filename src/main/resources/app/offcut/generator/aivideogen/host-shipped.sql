-- The generator's database as its published program writes it, all migrations up to 025.
-- Offcut generates its typed tables from this file and makes its demo libraries with it.
CREATE TABLE system_prompts (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, prompt TEXT NOT NULL, created_at TEXT DEFAULT (datetime('now')));
CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  topic TEXT,
  current_step TEXT DEFAULT 'topic' CHECK (current_step IN ('topic','voice','script-generation','voiceover','visual-sourcing','visual-curation','editing','export')),
  status TEXT DEFAULT 'draft',
  config_json TEXT,
  system_prompt_id TEXT REFERENCES system_prompts(id) ON DELETE SET NULL,
  voice_id TEXT,
  script_generated BOOLEAN DEFAULT 0,
  voice_selected BOOLEAN DEFAULT 0,
  total_duration REAL,
  visuals_generated BOOLEAN DEFAULT 0,
  created_at TEXT DEFAULT (datetime('now')),
  last_active TEXT DEFAULT (datetime('now')),
  video_path TEXT,
  thumbnail_path TEXT,
  video_total_duration REAL,
  video_file_size INTEGER,
  rag_enabled INTEGER DEFAULT 0,
  rag_config TEXT,
  rag_last_sync TEXT,
  niche TEXT,
  target_duration INTEGER DEFAULT 2,
  visuals_provider TEXT,
  visuals_download_progress INTEGER DEFAULT 0);
CREATE INDEX idx_projects_last_active ON projects(last_active);
CREATE TABLE scenes (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  scene_number INTEGER NOT NULL,
  text TEXT NOT NULL,
  sanitized_text TEXT,
  audio_file_path TEXT,
  duration REAL,
  visual_keywords TEXT,
  created_at TEXT DEFAULT (datetime('now')),
  updated_at TEXT DEFAULT (datetime('now')),
  selected_clip_id TEXT,
  UNIQUE (project_id, scene_number));
CREATE INDEX idx_scenes_project ON scenes(project_id);
CREATE TABLE visual_suggestions (
  id TEXT PRIMARY KEY,
  scene_id TEXT NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
  video_id TEXT NOT NULL,
  title TEXT NOT NULL,
  thumbnail_url TEXT,
  channel_title TEXT,
  embed_url TEXT NOT NULL,
  rank INTEGER NOT NULL,
  duration INTEGER,
  default_segment_path TEXT,
  download_status TEXT DEFAULT 'pending' CHECK (download_status IN ('pending','queued','downloading','complete','error')),
  created_at TEXT DEFAULT (datetime('now')),
  cv_score REAL,
  provider TEXT DEFAULT 'youtube',
  source_url TEXT,
  UNIQUE (scene_id, video_id));
CREATE INDEX idx_visual_suggestions_scene ON visual_suggestions(scene_id);
CREATE INDEX idx_visual_suggestions_provider ON visual_suggestions(provider);
CREATE TABLE assembly_jobs (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
  status TEXT DEFAULT 'pending' CHECK (status IN ('pending','processing','complete','error')),
  progress INTEGER DEFAULT 0,
  current_stage TEXT CHECK (current_stage IN ('initializing','downloading','trimming','concatenating','audio_overlay','thumbnail','finalizing')),
  current_scene INTEGER,
  total_scenes INTEGER NOT NULL,
  error_message TEXT,
  started_at TEXT,
  completed_at TEXT,
  created_at TEXT DEFAULT (datetime('now')));
CREATE TABLE user_preferences (
  id TEXT PRIMARY KEY DEFAULT 'default',
  default_voice_id TEXT,
  default_persona_id TEXT REFERENCES system_prompts(id) ON DELETE SET NULL,
  quick_production_enabled INTEGER DEFAULT 1,
  created_at TEXT DEFAULT (datetime('now')),
  updated_at TEXT DEFAULT (datetime('now')),
  default_duration INTEGER DEFAULT 2,
  default_video_provider TEXT DEFAULT 'youtube',
  default_llm_provider TEXT DEFAULT 'ollama');
CREATE TABLE migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, applied_at TEXT DEFAULT (datetime('now')));
INSERT INTO migrations(name) VALUES
  ('002_content_generation_schema'), ('003_visual_suggestions_schema'), ('004_fix_step_constraint'), ('005_repair_step_constraint'),
  ('006_add_selected_clip_id'), ('007_add_cv_score'), ('008_assembly_jobs'), ('009_add_downloading_stage'), ('010_add_queued_status'),
  ('011_add_visual_keywords'), ('013_rag_schema'), ('015_user_preferences'), ('016_default_duration'), ('019_visual_suggestions_provider'),
  ('020_user_preferences_default_provider'), ('021_add_source_url'), ('025_add_provider_progress');
