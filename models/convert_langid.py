"""Makes the table by which languages in Latin letters are told apart, from word frequencies.

Needs Python's standard library alone. The result is the same bytes on every machine. src/nlu/langid/latin_model.hpp
describes the tensors and how they are used.
"""
import array
import collections
import gzip
import math
import struct
import zipfile

import tensor_file
from tensor_file import U8, U32

# The nine that a customer is likely to write come first: src/nlu/langid/latin_model.cpp prefers them.
LANGUAGES = ("en nl fr de it pl pt es tr vi sv da nb fi cs sk sl hu ro ca id sh lt lv is fil").split()
WORDS = 30000  # most frequent ones of a language
LONGEST = 3  # letters of an n-gram
STEP = 10  # steps of a score in one unit of the natural logarithm
BUCKET_BITS = 18


def unpack(data):
    """The part of MessagePack that the lists are written in."""
    at = 0

    def number(size):
        nonlocal at
        at += size
        return int.from_bytes(data[at - size:at], "big")

    def value():
        nonlocal at
        tag = number(1)
        if tag < 0x80:
            return tag
        if tag <= 0x8F:
            return {value(): value() for _ in range(tag & 15)}
        if tag <= 0x9F or tag in (0xDC, 0xDD):
            return [value() for _ in range(tag & 15 if tag <= 0x9F else number(2 if tag == 0xDC else 4))]
        if tag > 0xBF and tag not in (0xD9, 0xDA):
            raise ValueError(f"unexpected tag {tag:#x}")
        size = tag & 31 if tag <= 0xBF else number(tag - 0xD8)
        at += size
        return data[at - size:at].decode()

    return value()


def frequencies(package, language):
    """The language's words with how often they occur, in hundredths of a power of ten below all words."""
    names = set(package.namelist())
    name = next(n for size in ("large", "small") if (n := f"wordfreq/data/{size}_{language}.msgpack.gz") in names)
    found = {}
    for depth, words in enumerate(unpack(gzip.decompress(package.read(name)))[1:]):
        for word in words:
            if len(found) < WORDS and all(letter.isalpha() or letter in "'" for letter in word):
                found[word] = depth
    return found


def ngrams(words):
    """How often each run of up to LONGEST letters occurs; rare words weigh more than their share, by the root."""
    counts = collections.Counter()
    for word, depth in words.items():
        weight = round(1e6 * 10 ** (-depth / 200))
        marked = f"^{word}$"
        for size in range(1, LONGEST + 1):
            for i in range(len(marked) - size + 1):
                counts[marked[i:i + size]] += weight
    total = sum(count for gram, count in counts.items() if len(gram) == 1)
    return {gram: -math.log(count / (counts[gram[:-1]] if len(gram) > 1 else total)) for gram, count in counts.items()}


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def table(prefix, scores):
    """Pairs of text and language with their scores, in buckets by the hash of the text."""
    rows = []
    for language, by_text in enumerate(scores):
        for text, score in by_text.items():
            value = fnv(text)
            rows.append((value >> (64 - BUCKET_BITS), value & 0xFFFFFFFF, language, min(255, round(score * STEP))))
    rows.sort()
    starts, at = array.array("I"), 0
    for bucket in range((1 << BUCKET_BITS) + 1):
        while at < len(rows) and rows[at][0] < bucket:
            at += 1
        starts.append(at)
    checks = [row[1] for row in rows]
    return {
        f"{prefix}_start": (U32, 1, len(starts), 0.0, struct.pack(f"<{len(starts)}I", *starts)),
        f"{prefix}_check": (U32, 1, len(checks), 0.0, struct.pack(f"<{len(checks)}I", *checks)),
        f"{prefix}_language": (U8, 1, len(rows), 0.0, bytes(row[2] for row in rows)),
        f"{prefix}_score": (U8, 1, len(rows), 0.0, bytes(row[3] for row in rows)),
    }


def convert(wheel, output):
    with zipfile.ZipFile(wheel) as package:
        words = [frequencies(package, language) for language in LANGUAGES]
    names = " ".join(LANGUAGES).encode()
    found = {"languages": (U8, 1, len(names), 0.0, names)}
    found |= table("word", [{word: depth / 100 * math.log(10) for word, depth in known.items()} for known in words])
    found |= table("gram", [ngrams(known) for known in words])
    tensor_file.write(found, output)
