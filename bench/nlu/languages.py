#!/usr/bin/env python3
"""Intents by language: all languages of a folder of tables are learnt together, as a company's bot learns them, and each
is asked its own test rows.

  languages.py FOLDER [--least ROWS] [--yingda PROGRAM] [--e5]

FOLDER holds train.tsv, test.tsv and perhaps valid.tsv with the columns text, label and lang. Languages with fewer than
ROWS (300) rows in all are left out of the table, not of the learning. Prints the worst language last, and how far it lies
from English.
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess

TABLES = ("train", "valid", "test")


def rows_of(folder):
    """{language: rows in all tables}"""
    counts = collections.Counter()
    for table in TABLES:
        path = folder / f"{table}.tsv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                counts.update(row["lang"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return counts


def measure(program, folder, e5):
    command = [program, "eval", "intent", "--json"] + ["--e5"] * e5
    for table in TABLES:
        if (folder / f"{table}.tsv").exists():
            command += [f"--{table}", str(folder / f"{table}.tsv")]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--least", type=int, default=300)
    parser.add_argument("--yingda", default="build/release/bin/yingda")
    parser.add_argument("--e5", action="store_true", help="with the second model for further languages")
    options = parser.parse_args()
    rows = rows_of(options.folder)
    figures = measure(options.yingda, options.folder, options.e5)
    accuracy = {language: own["accuracy"] for language, own in figures["by_language"].items()
                if rows[language] >= options.least}
    print(f"{figures['examples']} learnt in {figures['train_seconds']:.1f} s, all languages {figures['accuracy']:.3f}")
    for language in sorted(accuracy, key=accuracy.get, reverse=True):
        print(f"{language}\t{accuracy[language]:.3f}\t{rows[language]} rows, "
              f"{figures['by_language'][language]['questions']} asked")
    worst = min(accuracy, key=accuracy.get)
    print(f"worst: {worst} {accuracy[worst]:.3f}", end="")
    if "en" in accuracy:
        print(f", {100 * (accuracy[worst] - accuracy['en']):+.1f} points against English {accuracy['en']:.3f}", end="")
    print(f"; mean of {len(accuracy)} languages {sum(accuracy.values()) / len(accuracy):.3f}")


if __name__ == "__main__":
    main()
