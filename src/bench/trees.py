"""Builds the libraries that are measured: real files of AIvideogen and a database that records them."""

import json
import multiprocessing
import os
import shutil
import sqlite3
import time
from dataclasses import asdict, dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
SCHEMA = HOME / "src/main/resources/app/offcut/generator/aivideogen/host-shipped.sql"
FINAL = (HOME / "src/test/resources/app/offcut/samples/sample.mp4").read_bytes()
FINAL_SECONDS = 6
DATABASE = "ai-video-generator.db"
DAY = 24 * 3600
SETTLED = 11 * 60  # seconds; Offcut remembers no folder that was changed in the ten minutes before
CONTENT = b"offcut " * 600


@dataclass(frozen=True)
class Shape:
    """What a library consists of.

    files: intermediates of each project, one half audio, one half segments
    recorded: how many of them a row names
    finals: whether each project has a final video
    on_disk: whether the files are there, or only their rows
    padding: megabytes of other rows in the database
    big: bytes of one more file of the first project, allocated and never written
    """

    projects: int
    files: int
    recorded: int
    finals: bool = True
    on_disk: bool = True
    padding: int = 0
    big: int = 0


def project_id(number):
    return f"p{number:06}"


def audio_folder(project):
    return f".cache/audio/projects/{project}"


def segment_folder(project):
    return f".cache/videos/{project}"


def names(shape):
    """The names in the two folders of a project, the same in each."""
    voices = shape.files // 2
    return (
        [f"scene-{n}.mp3" for n in range(1, voices + 1)],
        [f"scene-{n:02}-default.mp4" for n in range(1, shape.files - voices + 1)],
    )


def size(number):
    """Bytes of the file with this number in its folder: one block, seldom the same twice in a row."""
    return 1000 + number * 37 % 3000


def intermediate_bytes(shape):
    """Bytes of the intermediates of one project, without the big one."""
    return sum(size(number) for half in names(shape) for number in range(len(half)))


def library(folder, shape):
    """The library in this folder, made anew unless one of the same shape stands there whole."""
    stamp = folder.parent / (folder.name + ".json")
    if stamp.exists() and json.loads(stamp.read_text()) == asdict(shape):
        return folder
    stamp.unlink(missing_ok=True)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    now = int(time.time())
    if shape.on_disk:
        write_files(folder, shape, now)
    write_database(folder / DATABASE, shape, now)
    os.sync()
    stamp.write_text(json.dumps(asdict(shape)))
    return folder


def settle(folder):
    """Waits until Offcut may remember what it measures in a library that was just built."""
    built = (folder.parent / (folder.name + ".json")).stat().st_mtime
    time.sleep(max(0, built + SETTLED - time.time()))


def used(folder):
    """Says that the library was changed: the next one is made anew."""
    (folder.parent / (folder.name + ".json")).unlink(missing_ok=True)


def write_files(folder, shape, now):
    step = max(1, shape.projects // 64)
    parts = [(folder, shape, now, first, min(first + step, shape.projects)) for first in range(0, shape.projects, step)]
    with multiprocessing.Pool() as pool:
        pool.starmap(write_projects, parts, chunksize=1)
    if shape.big:
        big = folder / segment_folder(project_id(0)) / "scene-01-source.mp4"
        with open(big, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, shape.big)
        age(big, now - 3 * DAY)


def write_projects(folder, shape, now, first, end):
    voices, segments = names(shape)
    for number in range(first, end):
        project = project_id(number)
        write_folder(folder / audio_folder(project), voices, now - 4 * DAY)
        write_folder(folder / segment_folder(project), segments, now - 3 * DAY)
        if shape.finals:
            videos = folder / "public/videos" / project
            videos.mkdir(parents=True)
            (videos / "final.mp4").write_bytes(FINAL)
            age(videos / "final.mp4", now - DAY)
            age(videos, now - DAY)


def write_folder(path, files, modified):
    os.makedirs(path)
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    moment = (modified * 10**9, modified * 10**9)
    for number, name in enumerate(files):
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=folder)
        os.write(file, CONTENT[: size(number)])
        os.utime(file, ns=moment)
        os.close(file)
    os.utime(folder, ns=moment)
    os.close(folder)


def age(path, modified):
    os.utime(path, (modified, modified))


def write_database(file, shape, now):
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(SCHEMA.read_text())
        database.execute("BEGIN")
        for number in range(shape.projects):
            record(database, shape, project_id(number), now)
        if shape.padding:
            database.execute("CREATE TABLE messages (id INTEGER PRIMARY KEY, content TEXT)")
            database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                " INSERT INTO messages(content) SELECT hex(randomblob(5000)) FROM n",
                (100 * shape.padding,),
            )
    database.close()


def record(database, shape, project, now):
    """The rows that the generator writes until a project's final video is there."""
    voices, segments = names(shape)
    half = shape.recorded // 2
    voices, segments = voices[:half], segments[: shape.recorded - half]
    final = f"public/videos/{project}/final.mp4" if shape.finals else None
    database.execute(
        "INSERT INTO projects(id, name, current_step, video_path, video_total_duration, video_file_size)"
        " VALUES (?, ?, 'export', ?, ?, ?)",
        (project, f"Project {project[1:]}", final, final and FINAL_SECONDS, final and len(FINAL)),
    )
    database.execute(
        "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at)"
        " VALUES (?, ?, 'complete', ?, strftime('%Y-%m-%dT%H:%M:%SZ', ?, 'unixepoch'))",
        (f"job-{project}", project, max(1, len(voices)), now - DAY),
    )
    scenes = [f"{project}-scene-{n}" for n in range(1, max(1, len(voices)) + 1)]
    database.executemany(
        "INSERT INTO scenes(id, project_id, scene_number, text, audio_file_path, duration) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (scene, project, n, f"Text of scene {n}", f"{audio_folder(project)}/{voices[n - 1]}" if voices else None,
             FINAL_SECONDS / len(scenes))
            for n, scene in enumerate(scenes, 1)
        ],
    )
    database.executemany(
        "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank, default_segment_path,"
        " download_status) VALUES (?, ?, ?, ?, '', 1, ?, 'complete')",
        [
            (f"{project}-clip-{n}", scenes[n % len(scenes)], f"{project}-v{n}", f"Clip {n}",
             f"{segment_folder(project)}/{name}")
            for n, name in enumerate(segments)
        ],
    )
