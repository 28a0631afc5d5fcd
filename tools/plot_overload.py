#!/usr/bin/env python3
"""Draws what `yingda bench consult --burst-… --json` measured, second by second, as an SVG picture.

usage: plot_overload.py REPORT.json PICTURE.svg
"""

import json
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, GAP = 860, 210, 70, 20, 34, 56
COLOURS = {"offered": "#9aa5b1", "answered": "#1f7a5c", "refused": "#c2453c", "p50": "#2f6fb3", "p99": "#c77d18"}


def line(points, colour):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{path}"/>'


def text(x, y, words, anchor="start", colour="#334", size=12):
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" text-anchor="{anchor}">{words}</text>'


def rounded(value):
    """The next of 1, 2, 5, 10, 20 … that is not below."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor >= value:
                return step * factor
        step *= 10


def panel(top, title, series, seconds):
    """`series`: {name: values by second}."""
    most = rounded(max(max(values) for values in series.values()) or 1)
    across = (WIDTH - LEFT - RIGHT) / max(1, seconds - 1)
    place = lambda second, value: (LEFT + second * across, top + HEIGHT * (1 - value / most))
    parts = [text(LEFT, top - 12, title, size=14)]
    for share in (0, 0.5, 1):
        y = top + HEIGHT * (1 - share)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#dde2e8"/>')
        parts.append(text(LEFT - 8, y + 4, f"{most * share:,g}", "end"))
    for number, (name, values) in enumerate(series.items()):
        parts.append(line([place(second, value) for second, value in enumerate(values)], COLOURS[name]))
        parts.append(text(WIDTH - RIGHT - 90 * (len(series) - number - 1), top - 12, name, "end", COLOURS[name]))
    for second in range(0, seconds, max(1, seconds // 10)):
        parts.append(text(place(second, 0)[0], top + HEIGHT + 18, f"{second} s", "middle"))
    return parts


def picture(report):
    rows = report["timeline"]
    column = lambda index: [row[index] for row in rows]
    height = TOP + 2 * HEIGHT + GAP + 40
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">',
             '<rect width="100%" height="100%" fill="white"/>']
    parts += panel(TOP, "messages a second", {"offered": column(1), "answered": column(2), "refused": column(3)}, len(rows))
    parts += panel(TOP + HEIGHT + GAP, "milliseconds of those answered", {"p50": column(4), "p99": column(5)}, len(rows))
    return "\n".join([*parts, "</svg>"]) + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as source:
        report = json.load(source)
    with open(sys.argv[2], "w", encoding="utf-8") as target:
        target.write(picture(report))


if __name__ == "__main__":
    main()
