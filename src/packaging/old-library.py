#!/usr/bin/env python3
"""Unpacks what the first Offcut has left, as if it had always been there (see OldLibrary in the tests).

old-library.py RESOURCES HOME NAME: the test's resources, the home folder to fill, and what it is called by those who live in it.
"""

import os
import sqlite3
import sys
import zipfile

resources, home, name = sys.argv[1:]
with zipfile.ZipFile(resources + "/compat/shipped.zip") as archive:
    archive.extractall(home, [e for e in archive.namelist() if e.startswith(("generator/", "state/"))])
with open(resources + "/samples/sample.mp4", "rb") as file:
    final = file.read()
for folder, _, files in os.walk(home + "/generator"):
    if "final.mp4" in files:
        with open(folder + "/final.mp4", "wb") as file:
            file.write(final)
os.makedirs(home + "/.local/state")
os.rename(home + "/state", home + "/.local/state/offcut")

# Offcut knows folders by device and inode as well
database = sqlite3.connect(home + "/.local/state/offcut/offcut.db")
for table, column in (("library", "root"), ("zone_seen", "real_path")):
    for row, path in database.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
        seen = os.stat(home + path.removeprefix(name))
        database.execute(f"UPDATE {table} SET device = ?, inode = ? WHERE rowid = ?", (seen.st_dev, seen.st_ino, row))
database.execute("INSERT INTO preference VALUES (NULL, 'keep_time', '7d')")
database.commit()
database.close()
