"""Writes Yingda's tensor files; src/nlu/encoder/tensor_file.hpp describes their form."""
import hashlib
import struct

ALIGN = 64
MAGIC = b"YDTENSOR"
U8, I8, F32, U32 = 0, 1, 2, 3


def write(found, output):
    """`found`: by name the type, rows, columns, scale and bytes of a tensor."""
    offset = (64 + 64 * len(found) + ALIGN - 1) // ALIGN * ALIGN
    directory, body = b"", b""
    parts = []
    for name, (kind, rows, columns, scale, data) in found.items():
        directory += struct.pack("<32sIIIfQQ", name.encode(), kind, rows, columns, scale, offset, len(data))
        padding = -len(data) % ALIGN
        parts += [data, bytes(padding)]
        offset += len(data) + padding
    body = directory + b"".join(parts)
    digest = hashlib.blake2b(body, digest_size=32).digest()
    with open(output, "wb") as file:
        file.write(struct.pack("<8sIIQ8x32s", MAGIC, 1, len(found), 64 + len(body), digest))
        file.write(body)
