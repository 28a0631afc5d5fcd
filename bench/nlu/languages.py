#!/usr/bin/env python3
"""Intents by language: each language of a folder of tables is learnt from its own rows and asked its own test rows.

  languages.py FOLDER [--least ROWS] [--yingda PROGRAM]

FOLDER holds train.tsv, test.tsv and perhaps valid.tsv with the columns text, label and lang. Languages with fewer than
ROWS (300) rows in all are left out. Prints a table, the worst accuracy last, and how far it lies from English.
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess

TABLES = ("train", "valid", "test")


def rows_by_language(folder):
    """{language: {table: rows}}"""
    counts = collections.defaultdict(collections.Counter)
    for table in TABLES:
        path = folder / f"{table}.tsv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                    counts[row["lang"]][table] += 1
    return counts


def measure(program, folder, language):
    command = [program, "eval", "intent", "--lang", language, "--json"]
    for table in TABLES:
        if (folder / f"{table}.tsv").exists():
            command += [f"--{table}", str(folder / f"{table}.tsv")]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--least", type=int, default=300)
    parser.add_argument("--yingda", default="build/release/bin/yingda")
    options = parser.parse_args()
    counts = rows_by_language(options.folder)
    wanted = sorted(language for language, rows in counts.items()
                    if sum(rows.values()) >= options.least and rows["train"] and rows["test"])
    accuracy = {}
    for language in wanted:
        figures = measure(options.yingda, options.folder, language)
        accuracy[language] = figures["accuracy"]
        print(f"{language}\t{figures['accuracy']:.3f}\t{figures['examples']} learnt, {figures['questions']} asked, "
              f"{figures['train_seconds']:.1f} s", flush=True)
    worst = min(accuracy, key=accuracy.get)
    print(f"worst: {worst} {accuracy[worst]:.3f}", end="")
    if "en" in accuracy:
        print(f", {100 * (accuracy[worst] - accuracy['en']):+.1f} points against English {accuracy['en']:.3f}", end="")
    print(f"; mean of {len(accuracy)} languages {sum(accuracy.values()) / len(accuracy):.3f}")


if __name__ == "__main__":
    main()
