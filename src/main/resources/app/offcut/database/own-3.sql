-- Version 3: when a held run is over is known without asking its disk.
ALTER TABLE run ADD COLUMN keep_until TEXT;   -- NULL: not held, or held by an older Offcut
PRAGMA user_version = 3;
