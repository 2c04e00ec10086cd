#!/usr/bin/env python3
"""Compares a window with a picture of it, coarsely: in cells, so that dates, paths and free space may differ.

picture.py SCREEN GEOMETRY PICTURE: Xvfb's -fbdir file, WIDTHxHEIGHT+X+Y, a PNG of that size. Ends with 1 and says how much differs
where it is more than 6 % of the cells; an empty window differs in 9 %.
"""

import re
import struct
import sys
import zlib

CELL = 16


def window(path, geometry):
    """Rows of the window's bytes, blue, green, red and nothing for each pixel."""
    data = open(path, "rb").read()
    head = struct.unpack(">25I", data[:100])
    start, line = head[0] + head[19] * 12, head[12]
    width, height, x, y = map(int, re.fullmatch(r"(\d+)x(\d+)\+(\d+)\+(\d+)", geometry).groups())
    return [data[start + row * line + x * 4 : start + row * line + (x + width) * 4] for row in range(y, y + height)], width


def png(path):
    """Rows of bytes, and how many of them are a pixel; of 8 bits a colour, as the build writes pictures."""
    data = open(path, "rb").read()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, _, colours = struct.unpack(">IIBB", body[:10])
        if kind == b"IDAT":
            packed += body
        at += length + 12
    size = {2: 3, 6: 4}[colours]
    plain, line, rows = zlib.decompress(packed), width * size, []
    before = bytearray(line)
    for start in range(0, len(plain), line + 1):
        way, row = plain[start], bytearray(plain[start + 1 : start + 1 + line])
        for i in range(line):
            left, up = (row[i - size] if i >= size else 0), before[i]
            corner = before[i - size] if i >= size else 0
            guess = left + up - corner
            nearest = min((left, up, corner), key=lambda value: abs(guess - value))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[way]) & 255
        rows.append(row)
        before = row
    return rows, width, size


def cells(rows, width, size, green):
    """The mean green of each cell, which is nearly its brightness."""
    for y in range(0, len(rows) - CELL + 1, CELL):
        for x in range(0, width - CELL + 1, CELL):
            yield sum(sum(row[x * size + green : (x + CELL) * size : size]) for row in rows[y : y + CELL]) / CELL**2


screen, geometry, picture = sys.argv[1:]
seen, width = window(screen, geometry)
rows, expected, size = png(picture)
if (width, len(seen)) != (expected, len(rows)):
    sys.exit(f"The window is {width}x{len(seen)}, the picture {expected}x{len(rows)}.")
pairs = list(zip(cells(seen, width, 4, 1), cells(rows, width, size, 1)))
different = sum(abs(a - b) > 24 for a, b in pairs) / len(pairs)
print(f"{different:.1%} of the window differs")
sys.exit(different > 0.06)
