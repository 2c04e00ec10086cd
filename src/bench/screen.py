"""When the picture of a program's window changes, on a display of its own (Xvfb)."""

import mmap
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from rounds import Failed

SIZE = "1280x800x24"
BETWEEN_LOOKS = 0.01
CALM = 4.0  # seconds without a change after which a window is taken to be ready
PATIENCE = 180.0
NEARLY = 0.02  # of the pixels that may still change in a whole picture: a line of text
SAMPLE = 4 * 61  # bytes from one compared pixel to the next


@dataclass
class Seen:
    """Seconds since the start of the process."""

    first: float  # something is on the screen
    whole: float  # from here on nearly all of the picture stays
    last: float  # the last change
    parts: list  # for each part that was asked for: the first picture in which it is not of one colour


class Screen:
    """A display whose pixels are read from the file that Xvfb keeps them in."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        # Xvfb writes the number of the display that it has found free
        number, there = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(there), "-screen", "0", SIZE, "-fbdir", self.folder.name, "-nolisten", "tcp"],
            pass_fds=[there], stderr=subprocess.DEVNULL,
        )
        os.close(there)
        with os.fdopen(number) as said:
            self.display = f":{said.readline().strip()}"
        with open(Path(self.folder.name) / "Xvfb_screen0", "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        return self

    def __exit__(self, *_):
        self.pixels.close()
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def watch(self, command, environment, parts=()):
        """Runs the command until its picture stays the same, and ends it. A part: x, y, width, height."""
        words = ["dbus-run-session", "--", *command] if shutil.which("dbus-run-session") else command
        before = zlib.crc32(self.pixels)
        start = time.perf_counter()
        process = subprocess.Popen(
            words, env={**environment, "DISPLAY": self.display}, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            return self.changes(before, start, process, parts)
        finally:
            end(process)

    def changes(self, before, start, process, parts):
        pictures = []
        seen = [None] * len(parts)
        while True:
            now = time.perf_counter() - start
            picture = zlib.crc32(self.pixels)
            if picture != before:
                before = picture
                pictures.append((now, self.pixels[::SAMPLE]))
                seen = [at or (now if self.is_drawn(part) else None) for at, part in zip(seen, parts, strict=True)]
            if pictures and now > pictures[-1][0] + CALM:
                if None in seen:
                    raise Failed(f"{process.args[-2:]} showed nothing in a part of its window")
                return Seen(pictures[0][0], whole(pictures), pictures[-1][0], seen)
            if process.poll() is not None or now > PATIENCE:
                raise Failed(f"{process.args[-2:]} showed no window that came to rest")
            time.sleep(BETWEEN_LOOKS)

    def is_drawn(self, part):
        """Whether a part has more than one colour."""
        x, y, width, height = part
        head = struct.unpack(">25I", self.pixels[:100])
        start, line = head[0] + head[19] * 12 + x * 4, head[12]
        rows = b"".join(self.pixels[start + row * line : start + row * line + width * 4] for row in range(y, y + height))
        return rows != rows[:4] * (width * height)


def whole(pictures):
    """When the picture was, to remain, nearly the last one."""
    time_of_it, last = pictures[-1]
    for at, picture in reversed(pictures):
        if sum(a != b for a, b in zip(picture, last, strict=True)) > NEARLY * len(last):
            break
        time_of_it = at
    return time_of_it


def end(process):
    """Ends a process and what it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(10)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    time.sleep(1)  # its window goes from the screen
