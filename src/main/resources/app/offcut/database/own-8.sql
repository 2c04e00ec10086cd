-- Version 8: what files take on the disk, beside their lengths, and what could not be read. NULL
-- where only the length was measured.
ALTER TABLE measured_project ADD COLUMN reclaimable_allocated_bytes INTEGER;
ALTER TABLE measured_project ADD COLUMN unreadable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE measured_category ADD COLUMN allocated_bytes INTEGER;
ALTER TABLE measured_area ADD COLUMN allocated_bytes INTEGER;
PRAGMA user_version = 8;
