"""Runs whole processes in turn and prints their medians."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

NOISE = 0.25  # (max - min) / median above which a figure says more about the machine than about the program


class Failed(Exception):
    """What ran did not do what was asked."""


@dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds of user and system
    memory: int | None  # peak resident set in KiB; None without GNU time


@dataclass
class Peer:
    """One program of a contest.

    before: run ahead of each round, not measured
    after: run behind each round, not measured
    """

    name: str
    command: Callable[[], list[str]]
    before: Callable[[], object] = lambda: None
    after: Callable[[], object] = lambda: None
    environment: dict[str, str] | None = None
    output: str = os.devnull
    runs: list[Run] = field(default_factory=list)


def run(command, environment=None, output=os.devnull):
    """Runs a program to its end and measures it; it fails unless the program ends with 0."""
    # a child that forks from here would begin with the memory of this process: GNU time is smaller
    clock = shutil.which("time")
    with tempfile.NamedTemporaryFile("r") as peak, tempfile.TemporaryFile("w+") as errors, open(output, "wb") as out:
        words = [clock, "-q", "-f", "%M", "-o", peak.name, *command] if clock else command
        start = time.perf_counter()
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=errors, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise ended(command, process.returncode, errors.read())
        return Run(wall, usage.ru_utime + usage.ru_stime, int(peak.read()) if clock else None)


def ended(command, code, errors):
    words = [Path(command[0]).name, "…", *command[-6:]] if len(command) > 7 else command
    return Failed(f"“{' '.join(words)}” ended with {code}: {errors[-2000:].strip()}")


def contest(title, peers, rounds, cold=False, warm_up=True):
    """
    Lets each peer run once per round, in turn, and prints a table; ratios are to the first peer. Without
    rounds each runs once and nothing is printed about it.
    """
    for peer in peers:
        if rounds == 0 or (warm_up and not cold):
            turn(peer, cold)  # fills the caches of the kernel
        peer.runs.clear()
    if rounds == 0:
        print(f"{title}: ran")
        return
    for number in range(rounds):
        shift = number % len(peers)
        for peer in peers[shift:] + peers[:shift]:
            turn(peer, cold)
        progress(f"{title}: round {number + 1} of {rounds}")
    progress("")
    table(title, peers)


def turn(peer, cold=False):
    peer.before()
    if cold:
        drop_caches()
    peer.runs.append(run(peer.command(), peer.environment, peer.output))
    peer.after()


def drop_caches():
    os.sync()
    with open("/proc/sys/vm/drop_caches", "w") as switch:
        switch.write("3")


def may_drop_caches():
    return os.access("/proc/sys/vm/drop_caches", os.W_OK) and os.geteuid() == 0


def table(title, peers):
    print(f"\n**{title}**, medians of {len(peers[0].runs)}\n")
    print(f"| program | wall s | ÷ {peers[0].name} | CPU s | ÷ {peers[0].name} | peak MB | spread |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    base = peers[0]
    for peer in peers:
        memory = [one.memory for one in peer.runs if one.memory is not None]
        print(
            f"| {peer.name} | {median(peer, 'wall'):.3f} | {ratio(peer, base, 'wall')} | {median(peer, 'cpu'):.3f}"
            f" | {ratio(peer, base, 'cpu')} | {f'{statistics.median(memory) / 1024:.0f}' if memory else '–'}"
            f" | {spread(peer, 'wall'):.0%} |"
        )
    noisy = [peer.name for peer in peers if max(spread(peer, "wall"), spread(peer, "cpu")) > NOISE]
    if noisy:
        print(f"\nMachine too noisy for some ratios: {', '.join(noisy)} spread by more than {NOISE:.0%}.")
    sys.stdout.flush()


def median(peer, what):
    return statistics.median(getattr(one, what) for one in peer.runs)


def spread(peer, what):
    values = [getattr(one, what) for one in peer.runs]
    return (max(values) - min(values)) / max(statistics.median(values), 1e-9)


def ratio(peer, base, what):
    if max(spread(peer, what), spread(base, what)) > NOISE:
        return "noise"
    return f"{median(peer, what) / max(median(base, what), 1e-9):.2f}"


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
    elif text:
        print(text, file=sys.stderr, flush=True)
