"""Figures that are printed at the end of the run and never asserted."""

LINES = []


def figure(name, value):
    LINES.append(f"FIGURE {name}: {value}")


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
