#!/usr/bin/env python3
"""Writes src/nlu/bridge/general_texts.txt: short texts in the languages that the sentence encoder knows, from which every
map between the two encoders is learnt (docs/nlu.md). All are this project's own: questions to the demo companies, their English
entries, tuning questions in 16 languages and some of the labelled utterances. Run from the repository root."""
import hashlib
import json
import pathlib

COMPANIES = ("fin", "ind", "med", "shop", "tel")
UTTERANCES = 400
UNKNOWN = ("vi",)  # to the sentence encoder


def rows(path):
    return [line.split("\t") for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line]


def entries(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line]


def is_chinese(text):
    return any("\u4e00" <= c <= "\u9fff" for c in text) and not any("\u3040" <= c <= "\u30ff" for c in text)


def main():
    texts = []
    for company in COMPANIES:
        folder = f"examples/companies/{company}"
        texts += [entry["question"] for entry in entries(f"{folder}/kb.jsonl")]
        for entry in entries(f"{folder}/translations.en.jsonl"):
            texts += [entry["question"], *entry.get("similar", [])]
        texts += [row[2] for row in rows(f"bench/nlu/tuning/{company}/multilingual.tsv")]
    texts += [row[2] for row in rows("examples/companies/shop/multilingual.tsv")]
    utterances = [row[2] for row in rows("src/bot/learning/signals.tsv")[1:]
                  if row[1] not in UNKNOWN and not is_chinese(row[2])]
    utterances.sort(key=lambda text: hashlib.sha256(text.encode()).digest())
    texts += utterances[:UTTERANCES]
    pathlib.Path("src/nlu/bridge/general_texts.txt").write_text("\n".join(dict.fromkeys(texts)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
