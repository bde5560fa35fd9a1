"""Makes land.txt from land-110m.json and land-50m.json of the npm package world-atlas (Natural Earth, public domain):

    python3 rebuild_land.py FOLDER > land.txt

A line is a ring: its scale (110 or 50), then points as "x y", in twentieths of a degree east and south of 180 W, 90 N; after
the first each is told by how far it lies from the one before.
"""

import json
import sys

STEPS = 20  # a degree


def arcs(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def rings(topology):
    decoded = arcs(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = []
                for arc in ring:
                    part = decoded[arc] if arc >= 0 else decoded[~arc][::-1]
                    points.extend(part if not points else part[1:])
                yield points


def steps(points):
    cells = [(round((x + 180) * STEPS), round((90 - y) * STEPS)) for x, y in points]
    kept = [cells[0]] + [b for a, b in zip(cells, cells[1:]) if a != b]
    if kept[0] == kept[-1]:
        kept.pop()
    return kept


for scale in ("110", "50"):
    with open(f"{sys.argv[1]}/land-{scale}m.json") as file:
        for ring in rings(json.load(file)):
            cells = steps(ring)
            # What is smaller than a few kilometres shows at no size of the map.
            if len(cells) < 3:
                continue
            out, before = [], (0, 0)
            for x, y in cells:
                out.append(f"{x - before[0]} {y - before[1]}")
                before = (x, y)
            print(scale, " ".join(out))
