"""How long a program keeps others from writing to a SQLite database (rollback journal, Linux)."""

import fcntl
import os
import sqlite3
import struct
import subprocess
import threading
import time
from dataclasses import dataclass

from rounds import ended as failure

# where SQLite locks its file: pending, reserved and 510 shared bytes
LOCK_BYTES = (0x40000000, 512)
FLOCK = "hhqqi4x"
BETWEEN_LOOKS = 0.0003
PATIENCE = 5.0  # seconds that the generator waits before its write fails


@dataclass
class Seen:
    lock: float = 0  # seconds of the longest lock; two without a look between them count as one
    wait: float = 0  # seconds of the longest write
    writes: int = 0
    failed: int = 0


def watch(database, command, environment, writes):
    """Runs the command and watches its locks; with `writes`, a generator writes ten times a second."""
    seen = Seen()
    ended = threading.Event()
    # in this process: its own locks are not told by F_GETLK
    generator = threading.Thread(target=write, args=(database, seen, ended)) if writes else None
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env=environment,
    )
    if generator:
        generator.start()
    file = os.open(database, os.O_RDWR)
    free = time.perf_counter()
    while process.poll() is None:
        held = held_by_another(file)
        now = time.perf_counter()
        if held:
            seen.lock = max(seen.lock, now - free)
        else:
            free = now
        time.sleep(BETWEEN_LOOKS)
    ended.set()
    if generator:
        generator.join()
    os.close(file)
    if process.returncode:
        raise failure(command, process.returncode, process.stderr.read().decode())
    return seen


def held_by_another(file):
    start, length = LOCK_BYTES
    asked = struct.pack(FLOCK, fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
    kind = struct.unpack(FLOCK, fcntl.fcntl(file, fcntl.F_GETLK, asked))[0]
    return kind != fcntl.F_UNLCK


def write(database, seen, ended):
    connection = sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)
    while not ended.wait(0.1):
        start = time.perf_counter()
        try:
            connection.execute("UPDATE projects SET last_active = last_active WHERE id = 'p000002'")
            seen.writes += 1
        except sqlite3.OperationalError:
            seen.failed += 1
        seen.wait = max(seen.wait, time.perf_counter() - start)
    connection.close()
